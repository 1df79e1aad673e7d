"""Finds words in templates that gettext does not see. `python -m tests.architecture.untranslated` lists them.

Our texts are Dutch and serve as their own msgid, so there is no .po file that could be out of date (decision 0005).
What can go wrong is a text outside ``{% translate %}`` and ``{% blocktranslate %}``: a second language would miss it.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
# What the template engine takes out, and what gettext sees.
SEEN = re.compile(
    r"{%\s*comment.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%.*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
# Stands for a value that the view gives; one letter, so that `<{{ tag }}>` is still a tag.
VALUE = "x"
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}
# Code is typed as it stands here, in any language.
NOT_READ = {"script", "style", "code"}
# Proper names and codes that are the same in every language.
SAME_EVERYWHERE = {"PDF", "CSV", "XLSX", "iCal", "HTML", "SHA", "UA", "Samenwerkingswijzer"}


class _Words(HTMLParser):
    """Collects (line, text) of what a reader would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in NOT_READ
        for name, value in attrs:
            if name in READ_ALOUD and value:
                self._note(value)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in NOT_READ

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self._note(data)

    def _note(self, text: str) -> None:
        words = {word for word in WORD.findall(text) if word.strip(VALUE)}
        if words - SAME_EVERYWHERE:
            self.found.append((self.getpos()[0], " ".join(text.split())))


def untranslated(source: str) -> list[tuple[int, str]]:
    """Line and text of every visible word that no translation tag holds."""
    words = _Words()
    words.feed(SEEN.sub(_stand_in, source))
    words.close()
    return words.found


def _stand_in(match: re.Match[str]) -> str:
    """Keeps the lines, so that the numbers are right."""
    found = match.group()
    return VALUE if found.startswith("{{") else "\n" * found.count("\n")


def main() -> int:
    bad = 0
    for path in sorted(TEMPLATES.rglob("*.html")):
        for line, text in untranslated(path.read_text(encoding="utf-8")):
            print(f"{path.relative_to(ROOT)}:{line}: {text}")  # noqa: T201 - a command
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
