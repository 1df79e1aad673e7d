"""The sections of a paper: what may be posted, and what is kept of it. Services and the approval door both ask here."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.rich_text import clean_html

Section = dict[str, Any]
# The key of the section with photos; it has ``photos`` beside its body: references, see ``services/photos/papers.py``.
PHOTOS = "photos"


def make_section(key: str, title: str, body: str) -> Section:
    """One section with a clean body; an empty one is marked as missing, never hidden.

    Raises ValidationError, with the name of the section, when the body cannot be kept.
    """
    try:
        body = clean_html(body)
    except ValidationError as problem:
        text = _("Onderdeel “%(title)s”: %(problem)s") % {"title": title, "problem": problem.message}
        raise ValidationError(text) from problem
    return {"key": key, "title": title, "body": body, "missing": not body}


def checked_sections(kept: Sequence[Section], posted: Sequence[Mapping[str, Any]]) -> list[Section]:
    """The sections of a paper with the posted bodies, cleaned.

    A paper keeps its own sections: keys, titles and order come from ``kept``. Raises ValidationError when a section
    is lacking, double or foreign, or when a body cannot be kept; the message names the section.
    """
    if len(posted) != len(kept):
        raise ValidationError(_("Dit zijn niet de onderdelen van dit stuk."))
    bodies = {section.get("key"): section.get("body") for section in posted}
    if set(bodies) != {section["key"] for section in kept}:
        raise ValidationError(_("Dit zijn niet de onderdelen van dit stuk."))
    return [_checked(section, bodies[section["key"]]) for section in kept]


def _checked(section: Section, body: Any) -> Section:
    if not isinstance(body, str):
        raise ValidationError(_("Onderdeel “%(title)s” heeft geen tekst.") % {"title": section["title"]})
    made = make_section(section["key"], section["title"], body)
    # Pictures are not typed: whoever writes the words of a section leaves its photos as they were.
    return {**made, "photos": section["photos"], "missing": False} if "photos" in section else made


def section_keys(sections: Sequence[Section]) -> set[str]:
    return {section["key"] for section in sections}


def differing_keys(before: Sequence[Section], after: Sequence[Section]) -> set[str]:
    """Keys of the parts that are not, letter by letter and photo by photo, the same in both."""
    old, new = ({section["key"]: section for section in sections} for sections in (before, after))
    return {key for key in old.keys() | new.keys() if _words(old.get(key)) != _words(new.get(key))}


def _words(section: Section | None) -> object:
    return section and (section["title"], section["body"], section.get("photos", []))
