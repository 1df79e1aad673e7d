"""Paragraphs, lists, indents and leading-space blocks (MediaWiki's ``BlockLevelPass``)."""

import re

BLOCKS = "table|h1|h2|h3|h4|h5|h6|pre|p|ul|ol|dl"
OPENS = re.compile(rf"<(?:(?:{BLOCKS})|/(?:td|th)|/?(?:tr|caption|dt|dd|li))\b", re.I)
CLOSES = re.compile(rf"<(?:/(?:{BLOCKS})|(?:td|th)|/?(?:center|blockquote|div|hr|aside|figure))\b", re.I)
PRE_OPENS, PRE_CLOSES = re.compile(r"<pre\b", re.I), re.compile(r"</pre", re.I)
BLOCKQUOTE = re.compile(r"<(/?)blockquote[\s>]", re.I)
OPEN_LIST = {"*": "<ul><li>", "#": "<ol><li>", ":": "<dl><dd>", ";": "<dl><dt>"}
MAX_INDENT = 100


class BlockLevelPass:
    """One pass over the lines of a text."""

    def __init__(self) -> None:
        self.term_open = False
        self.section = ""
        self.in_pre = False
        self.in_blockquote = False
        self.in_block = False
        self.pending = ""
        self.last_prefix = ""
        self.out: list[str] = []

    def convert(self, text: str) -> str:
        prefix = ""
        for line in text.split("\n"):
            prefix = self._line(line)
        for char in reversed(prefix.replace(";", ":")):
            self.out.append(self._close_list(char))
        if self.section:
            self.out.append(f"</{self.section}>")
        return "".join(self.out)

    def _line(self, line: str) -> str:
        """Handles one line and returns its list prefix."""
        closes_pre, prefix, text = bool(PRE_CLOSES.search(line)), "", line
        if not self.in_pre:
            length = min(len(line) - len(line.lstrip("*#:;")), MAX_INDENT)
            prefix, text = line[:length], line[length:]
            self.in_pre = bool(PRE_OPENS.search(line))
        text = self._lists(prefix, text)
        if not prefix:
            text = self._paragraph(text, closes_pre)
        if closes_pre and self.in_pre:
            self.in_pre = False
        if not self.pending:
            self.out.append(text if prefix else text + "\n")
        return prefix

    # --- lists

    def _lists(self, prefix: str, text: str) -> str:
        flat = prefix.replace(";", ":")
        if prefix and self.last_prefix == flat:
            self.out.append(self._next_item(prefix[-1]))
            self.pending = ""
            return self._term(text) if prefix[-1] == ";" else text
        if prefix or self.last_prefix:
            text = self._change_depth(prefix, text)
            self.last_prefix = flat
        return text

    def _change_depth(self, prefix: str, text: str) -> str:
        common = 0
        while common < min(len(prefix), len(self.last_prefix)) and prefix[common] == self.last_prefix[common]:
            common += 1
        self.pending = ""
        for char in reversed(self.last_prefix[common:]):
            self.out.append(self._close_list(char))
        if len(prefix) <= common and common > 0:
            self.out.append(self._next_item(prefix[common - 1]))
        for char in prefix[common:]:
            self.out.append(self._open_list(char))
            if char == ";":
                text = self._term(text)
        if not prefix and self.last_prefix:
            self.out.append("\n")
        return text

    def _term(self, text: str) -> str:
        """``; term : definition`` on one line."""
        colon = find_colon(text)
        if colon is None:
            return text
        self.out.append(text[:colon] + self._next_item(":"))
        return text[colon + 1 :]

    def _open_list(self, char: str) -> str:
        self.term_open = True if char == ";" else self.term_open
        return self._close_paragraph() + OPEN_LIST[char]

    def _next_item(self, char: str) -> str:
        if char in "*#":
            return "</li>\n<li>"
        close = "</dt>\n" if self.term_open else "</dd>\n"
        self.term_open = char == ";"
        return close + ("<dt>" if char == ";" else "<dd>")

    def _close_list(self, char: str) -> str:
        if char in "*#":
            return "</li></ul>" if char == "*" else "</li></ol>"
        if self.term_open:
            self.term_open = False
            return "</dt></dl>"
        return "</dd></dl>"

    # --- paragraphs

    def _close_paragraph(self) -> str:
        closing = f"</{self.section}>\n" if self.section else ""
        self.in_pre, self.section = False, ""
        return closing

    def _paragraph(self, text: str, closes_pre: bool) -> str:
        opens, closes = OPENS.search(text), CLOSES.search(text)
        if opens or closes:
            self._block(text, bool(closes), closes_pre)
        elif not self.in_block and not self.in_pre:
            return self._text(text)
        return text

    def _block(self, text: str, closes: bool, closes_pre: bool) -> None:
        self.pending = ""
        self.out.append(self._close_paragraph())
        if PRE_OPENS.search(text) and not closes_pre:
            self.in_pre = True
        for match in BLOCKQUOTE.finditer(text):
            self.in_blockquote = not match.group(1)
        self.in_block = not closes

    def _text(self, text: str) -> str:
        if text.startswith(" ") and (self.section == "pre" or text.strip()) and not self.in_blockquote:
            if self.section != "pre":
                self.pending = ""
                self.out.append(self._close_paragraph() + "<pre>")
                self.section = "pre"
            return text[1:]
        if not text.strip():
            self._blank()
        elif self.pending:
            self.out.append(self.pending)
            self.pending, self.section = "", "p"
        elif self.section != "p":
            self.out.append(self._close_paragraph() + "<p>")
            self.section = "p"
        return text

    def _blank(self) -> None:
        if self.pending:
            self.out.append(self.pending + "<br />")
            self.pending, self.section = "", "p"
        elif self.section != "p":
            self.out.append(self._close_paragraph())
            self.pending = "<p>"
        else:
            self.pending = "</p><p>"


def find_colon(text: str) -> int | None:
    """The first colon outside tags, links and elements; None when the term has no definition on its line."""
    level, position = 0, 0
    while position < len(text):
        char = text[position]
        if char == ":" and level == 0:
            return position
        if char == "<":
            end = text.find(">", position)
            if end < 0:
                return None
            tag = text[position + 1 : end]
            if tag.startswith("/"):
                level = max(level - 1, 0)
            elif not tag.endswith("/"):
                level += 1
            position = end
        position += 1
    return None
