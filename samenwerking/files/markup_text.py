"""The words of an HTML message: no addresses of pictures, no scripts, no markup."""

from html.parser import HTMLParser

BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "hr"}
UNSEEN = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"}
VOID = {"br", "hr"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen.append(tag)
        if tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        elif tag in BREAKS - VOID:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


def text_of_html(markup: str) -> str:
    """The words, a line for each block; what the parser cannot follow is left out."""
    parser = _Words()
    parser.feed(markup)
    lines = [" ".join(line.split()) for line in "".join(parser.words).split("\n")]
    return "\n".join(lines)
