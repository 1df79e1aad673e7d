"""Wikitext at random from a small grammar: markup that fits together, broken at random places.

Hypothesis chooses the seeds; one seed is one text, so a failure can be repeated with ``wikitext(seed)``.
"""

from collections.abc import Callable
from random import Random

WORDS = [
    "een",
    "Proef",
    "A",
    "é",
    "ß",
    "😀",
    "1",
    "x y",
    "0",
    "²",
    "٣",
    "\u200f",
    "\u202e",
    "\xa0",
    "a_b",
    "#",
    "%41",
    "&",
    "<",
    ">",
    '"',
    "'",
]
ENTITIES = [
    "&amp;",
    "&lt;",
    "&#x3c;",
    "&#60;",
    "&#0;",
    "&#x7f;",
    "&#x1F600;",
    "&nbsp;",
    "&zwnj;",
    "&onzin;",
    "&#99999999;",
]
TAGS = [
    "b", "i", "u", "s", "code", "div", "span", "p", "table", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt",
    "dd", "blockquote", "center", "h2", "h3", "sup", "small", "font", "ruby", "rt", "pre", "nowiki", "ref", "poem",
    "gallery", "imagemap", "references", "math", "syntaxhighlight", "translate", "tabber", "tabs", "tab", "section",
    "noinclude", "includeonly", "onlyinclude", "script", "style", "iframe", "object", "a", "img", "svg", "form",
    "input", "base", "meta", "link", "body", "html", "templatestyles", "inputbox", "tvar",
]  # fmt: skip
ATTRIBUTES = [
    "class=x", 'class="mw-collapsible mw-collapsed"', "style='display:none'", 'style="border:1px solid"', "id=a",
    "onclick=alert(1)", "name=n", "group='g'", "colspan=2", "rowspan=٣", "colspan=²", "start=5", "href=javascript:x",
    "src='data:text/html,x'", 'data-w="link" data-n="0"', "data-w=picture data-n=7", "=", '"', "title='<b>'", "/",
    "lang=php", "begin=x", "end=x", "follow=n", "style=background:url(javascript:x)",
]  # fmt: skip
ADDRESSES = [
    "http://a.nl/b", "https://a.nl?x=1&y=2", "//a.nl", "mailto:a@b.nl", "javascript:alert(1)", "data:text/html,x",
    "vbscript:x", "JaVaScRiPt:x", "http://a.nl/<b>", "tel:1", "irc://x", "http://", "https://[::1]/", "java\tscript:x",
    "&#106;avascript:x", "http://a.nl/%22onclick=x", "ftp://a.nl/'",
]  # fmt: skip
TITLES = [
    "A", "Proef", "Weg", "Bestand:A.png", "File:B.png", "Categorie:X", ":Categorie:X", "en:X", "w:nl:Y", "/Sub", "../",
    "#kop", "A#kop", "Speciaal:Alles", "Special:MyLanguage/A", "Media:A.png", "Gebruiker:Ada", "Sjabloon:T", "", "%",
    "javascript:x", "A<nowiki/>B", "x" * 300, "A\nB", "Overleg:A", "~~~",
]  # fmt: skip
OPTIONS = [
    "thumb",
    "mini",
    "200px",
    "x²px",
    "rechts",
    "alt=",
    "link=",
    "link=A",
    "link=javascript:x",
    "upright=٣",
    "page=²",
    "frame",
]
FUNCTIONS = [
    "#if:", "#ifeq:", "#switch:", "#ifexist:", "#ifexpr:", "#iferror:", "#expr:", "#time:", "#tag:", "#invoke:",
    "#titleparts:", "#rel2abs:", "#lst:", "#lsth:", "#replace:", "#sub:", "#explode:", "#len:", "#var:", "#vardefine:",
    "uc:", "lc:", "ucfirst:", "padleft:", "formatnum:", "plural:", "int:", "ns:", "urlencode:", "anchorencode:",
    "fullurl:", "msgnw:", "subst:", "safesubst:", "DISPLAYTITLE:", "DEFAULTSORT:", "PAGENAME:", "#ask:", "gender:",
]  # fmt: skip
CALLS = ["T", "Lus", "Tabel", "Weg", "!", "=", "PAGENAME", "CURRENTYEAR", ":A", "NUMBEROFPAGES", "{{T}}", "#", "T/x"]
EXPRESSIONS = [
    "1/0",
    "2^999",
    "1e400",
    "(((1",
    "9 mod 0",
    "ln 0",
    "round",
    "1 round 99",
    "٣+1",
    "-",
    "sqrt -1",
    "10^20",
]
LINES = [
    "*",
    "#",
    ":",
    ";",
    "*#",
    ":;",
    " ",
    "=",
    "==",
    "===",
    "----",
    "{|",
    "|-",
    "|+",
    "|}",
    "!",
    "|",
    "",
    "#REDIRECT ",
]


class Grammar:
    """One text."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.depth = 0
        self.makers: list[Callable[[], str]] = [
            self.word, self.word, self.word, self.entity, self.quotes, self.tag, self.link, self.address, self.call,
            self.parameter, self.line, self.line, self.table, self.function, self.comment, self.marker, self.heading,
        ]  # fmt: skip

    def text(self, most: int = 6) -> str:
        """A few pieces after one another; deeper ones are shorter."""
        if self.depth > 4:
            return self.word()
        self.depth += 1
        pieces = [self.random.choice(self.makers)() for _ in range(self.random.randint(0, most))]
        self.depth -= 1
        return "".join(pieces)

    def pick(self, choices: list[str]) -> str:
        return self.random.choice(choices)

    def word(self) -> str:
        return self.pick(WORDS) + self.pick(["", " ", "\n", "\n\n"])

    def entity(self) -> str:
        return self.pick(ENTITIES)

    def quotes(self) -> str:
        return "'" * self.random.randint(1, 7) + self.text(2) + "'" * self.random.randint(0, 6)

    def tag(self) -> str:
        name = self.pick(TAGS)
        attributes = "".join(" " + self.pick(ATTRIBUTES) for _ in range(self.random.randint(0, 2)))
        ending = self.pick(["", "/", " "])
        return f"<{name}{attributes}{ending}>{self.text(3)}" + self.pick(["", f"</{name}>", f"</{name}>", f"</ {name}"])

    def link(self) -> str:
        parts = "".join("|" + self.pick([*OPTIONS, self.text(2)]) for _ in range(self.random.randint(0, 3)))
        return "[[" + self.pick(TITLES) + parts + self.pick(["]]", "]]", "]]s", "]", ""])

    def address(self) -> str:
        address = self.pick(ADDRESSES)
        return self.pick([address + " ", f"[{address}]", f"[{address} {self.text(2)}]", f"[{address}"])

    def call(self) -> str:
        parts = "".join(
            f"|{self.pick(['', '', 'naam=', '1='])}{self.text(2)}" for _ in range(self.random.randint(0, 3))
        )
        return "{{" + self.pick(CALLS) + parts + self.pick(["}}", "}}", "}}", "}", "}}}"])

    def function(self) -> str:
        first = self.pick([self.text(1), self.pick(EXPRESSIONS), "ref", "A", ""])
        parts = "".join(
            f"|{self.pick(['', 'a=', '#default='])}{self.text(2)}" for _ in range(self.random.randint(0, 3))
        )
        return "{{" + self.pick(FUNCTIONS) + first + parts + self.pick(["}}", "}}", "}}", ""])

    def parameter(self) -> str:
        return (
            "{{{"
            + self.pick(["1", "naam", "", "x"])
            + self.pick(["", "|", "|" + self.text(2)])
            + self.pick(["}}}", "}}"])
        )

    def line(self) -> str:
        return "\n" + self.pick(LINES) + self.text(2) + self.pick(["", "\n"])

    def heading(self) -> str:
        return "\n" + "=" * self.random.randint(1, 7) + self.text(2) + "=" * self.random.randint(0, 7) + "\n"

    def table(self) -> str:
        cells = "".join(self.pick(["\n|", "\n!", "||", "!!", "\n|-\n|", "|"]) + self.text(2) for _ in range(3))
        return "\n{| " + self.pick(ATTRIBUTES) + cells + self.pick(["\n|}", "\n|}", ""])

    def comment(self) -> str:
        return "<!--" + self.text(1) + self.pick(["-->", "-->", ""])

    def marker(self) -> str:
        """What the importer itself puts in a text while it works."""
        return self.pick(["\x7f", "\x7fi0\x7f", "\x7fn0\x7f", "\x00", "__TOC__", "__NOTOC__", "~~~~", "\r\n", "\ufeff"])


def wikitext(seed: int) -> str:
    """The text of one seed."""
    return Grammar(seed).text(9)
