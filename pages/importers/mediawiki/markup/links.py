"""``[[ … ]]``: links, files and categories (``handleInternalLinks2``)."""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.utils.translation import gettext as _

from ..read.namespaces import CATEGORY, FILE, MEDIA, SPECIAL, TALK, USER, is_talk
from ..read.titles import Title
from .addresses import STARTS_WITH_PROTOCOL
from .markers import INLINE, Markers
from .media import read_picture
from .quotes import convert_quotes
from .result import Link

if TYPE_CHECKING:
    from .parser import Parser

TITLE = r" %!\"$&'()*,\-./0-9:;=?@A-Z\\^_`a-z~+#\x80-\U0010ffff\x7f"
LINK = re.compile(rf"^([{TITLE}]+)(?:\|(.+?))?\]\](.*)$", re.S)
IMAGE = re.compile(rf"^([{TITLE}]+)\|(.*)$", re.S)
UPWARD = re.compile(r"^(?:\.\./)+")
MY_LANGUAGE = re.compile(r"(?:MyLanguage|MijnTaal|Meine Sprache)/(.+)", re.I)
TRAILS = {
    "en": r"[a-z]+",
    "nl": r"[a-zäöüïëéèà]+",
    "de": r"[äöüßa-z]+",
    "fr": r"[a-zàâçéèêîôûäëïöüùÇÉÂÊÎÔÛÄËÏÖÜÀÈÙ]+",
    "fy": r"[a-zàáèéìíòóùúâêîôûäëïöü]+",
}


class LinkStage:
    """Works through one text; the page's parser collects what it finds."""

    def __init__(self, parser: "Parser") -> None:
        self.parser = parser
        self.wiki = parser.wiki
        self.trail = re.compile(TRAILS.get(self.wiki.export.site.language.split("-")[0], TRAILS["en"]))

    def split_trail(self, text: str) -> tuple[str, str]:
        """Letters right after a link belong to it: ``[[boom]]pje``."""
        match = self.trail.match(text)
        return (match.group(0), text[match.end() :]) if match else ("", text)

    def convert(self, text: str) -> str:
        first, *rest = text.split("[[")
        self_out = [first]
        position = 0
        while position < len(rest):
            position = self._segment(rest, position, self_out)
        return "".join(self_out)

    def _segment(self, rest: list[str], position: int, out: list[str]) -> int:
        """Handles what follows one ``[[``; gives the number of the next segment."""
        line = rest[position]
        match, image = LINK.match(line), False
        if match:
            target, label, after = match.group(1), match.group(2) or "", match.group(3)
            if after.startswith("]") and "[" in label:
                label, after = label + "]", after[1:]
        else:
            match = IMAGE.match(line)
            if not match:
                return _literal(out, line, position)
            target, label, after, image = match.group(1), match.group(2), "", True
        title = self._title(target)
        if title is None:
            return _literal(out, line, position)
        forced = target.strip().startswith(":")
        if image:
            if title.namespace != FILE or forced or title.interwiki:
                return _literal(out, line, position)
            return self._open_picture(rest, position, out, title, target, label)
        self._closed(out, title, target, label, after, forced)
        return position + 1

    def _title(self, target: str) -> Title | None:
        """The title, unless the text is an address of another kind or no title at all."""
        if "%" in target:
            target = unquote(target, errors="ignore").replace("<", "&lt;").replace(">", "&gt;")
            target = Markers.clean(target) if "\x7f" not in target else target
        if STARTS_WITH_PROTOCOL.match(target):
            return None
        page = self.parser.title
        target = self.parser.markers.restore(target, "n")
        if target.startswith("/"):
            if page.namespace == 0 and not self.wiki.has_subpages:
                return self.wiki.parse(target)
            target = page.full(self.wiki.namespaces) + "/" + target.strip("/")
        elif target.startswith("../") and "/" in page.text:
            target = self._up(page, target)
        return self._in_any_language(self.wiki.parse(target))

    def _in_any_language(self, title: Title | None) -> Title | None:
        """``[[Special:MyLanguage/Page]]`` led to the reader's translation of a page; here it leads to the page."""
        if title is None or title.namespace != SPECIAL or not (match := MY_LANGUAGE.match(title.text)):
            return title
        return self.wiki.parse(match.group(1) + (f"#{title.fragment}" if title.fragment else ""))

    def _up(self, page: Title, target: str) -> str:
        base = page.full(self.wiki.namespaces)
        while target.startswith("../"):
            base, target = base.rpartition("/")[0] or base, target[3:]
        return f"{base}/{target.rstrip('/')}" if target else base

    def _open_picture(
        self, rest: list[str], position: int, out: list[str], title: Title, target: str, label: str
    ) -> int:
        """A file whose caption holds links: collects segments until its own ``]]``."""
        text, following = label, position + 1
        while following < len(rest):
            pieces = rest[following].split("]]", 2)
            following += 1
            if len(pieces) == 3:
                out.append(self._picture(title, f"{text}[[{pieces[0]}]]{pieces[1]}"))
                out.append(pieces[2])
                return following
            if len(pieces) == 1:
                break
            text += f"[[{pieces[0]}]]{pieces[1]}"
        out.append(f"[[{target}|{label}")
        return position + 1

    def _closed(self, out: list[str], title: Title, target: str, label: str, after: str, forced: bool) -> None:
        if not forced and not title.text and title.interwiki:
            out.append(f"[[{target}]]{after}")
        elif not forced and title.is_language_link:
            self.parser.notes.left_out(
                "language_link", _("Verwijzing naar een wiki in een andere taal."), f"[[{target}]]"
            )
            _strip_end(out)
            out.append(after)
        elif not forced and not title.interwiki and title.namespace == FILE:
            out.append(self._picture(title, label))
            out.append(after)
        elif not forced and not title.interwiki and title.namespace == CATEGORY:
            _strip_end(out)
            self.parser.collected.categories.setdefault(title.text, label or self.parser.default_sort)
            out.append(after)
        else:
            self._link(out, title, target, label, after, forced)

    @staticmethod
    def _shown(target: str) -> str:
        """What a link without words of its own shows: a slash at the end hides the way to a subpage."""
        shown = target.strip().removeprefix(":") if target.strip().startswith(":") else target.strip()
        if shown.startswith("/") and shown.endswith("/") and shown.strip("/"):
            return shown.strip("/")
        if shown.startswith("../") and shown.endswith("/"):
            return UPWARD.sub("", shown).rstrip("/") or shown
        return shown

    def _link(self, out: list[str], title: Title, target: str, label: str, after: str, forced: bool) -> None:
        shown = convert_quotes(label) if label else self._shown(target)
        trail, after = self.split_trail(after)
        page = self.parser.title
        if title.text == page.text and title.namespace == page.namespace and not title.fragment and not title.interwiki:
            html = f"{shown}{trail}"
        else:
            html = self.link_html(title, shown + trail)
        out.append(self.parser.markers.put(html, INLINE))
        out.append(after)

    def link_html(self, title: Title, shown: str) -> str:
        """The link as HTML, with its target by number; links to talk and user pages keep only their text."""
        if title.interwiki and title.interwiki_url() is None:
            self.parser.notes.left_out(
                "interwiki_link", _("Verwijzing naar een wiki waarvan het adres niet bekend is."), shown
            )
            return shown
        number = len(self.parser.collected.links)
        url = title.interwiki_url() or ""
        media = title.namespace == MEDIA
        self.parser.collected.links.append(Link(None if url else title, url, media))
        return f'<a data-w="link" data-n="{number}">{shown}</a>'

    def _picture(self, title: Title, options: str) -> str:
        """A file on the page. Links in its caption are resolved before the options are read, as MediaWiki does."""
        inner = self.parser.external_links(options)
        inner = self.convert(inner)
        return self.parser.picture_html(read_picture(title, inner, self.parser))


def _literal(out: list[str], line: str, position: int) -> int:
    out.append("[[" + line)
    return position + 1


def _strip_end(out: list[str]) -> None:
    """Takes the white space before a category or language link away, over as many pieces as it spans."""
    while out:
        out[-1] = out[-1].rstrip()
        if out[-1]:
            return
        out.pop()


def leaves_guide(title: Title) -> bool:
    """Talk and user pages are not imported."""
    return is_talk(title.namespace) or title.namespace in {USER, TALK}
