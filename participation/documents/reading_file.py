"""All papers of one meeting as one PDF with a bookmark for each, for reading in an evening."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pages.documents.typesetting import ACCENT, TEMPLATES, printable, typeset
from participation.documents.pdf import file_name, paper_in_file, picture_of
from participation.models import Meeting, Stuk
from participation.selectors.papers import StukText

TEMPLATE = TEMPLATES / "leesmap.typ"


def reading_file(
    meeting: Meeting,
    papers: Sequence[tuple[Stuk, StukText, str]],
    *,
    municipality: str = "",
    accent: str = ACCENT,
) -> bytes:
    """``papers``: each with the text that this reader may read, and whose copy it is when it is confidential."""
    newest = max((text.revision.created_at for _stuk, text, _reader in papers), default=meeting.created_at)
    data: dict[str, Any] = {
        "title": printable(str(meeting)),
        "description": printable(str(meeting)),
        "municipality": municipality or _("Gemeente"),
        "accent": accent,
        "footer": printable(str(meeting)),
        "papers": [paper_in_file(stuk, text, reader) for stuk, text, reader in papers],
        "unprintable": False,
        "labels": {
            "page": _("Bladzijde"),
            "of": _("van"),
            "contents": _("Op de lijst"),
            "missing": _("Dit onderdeel is nog leeg."),
        },
    }
    photos = [photo for _stuk, text, _reader in papers for photo in text.photos if not photo.gone]
    files = {file_name(photo): picture_of(photo) for photo in photos}
    return typeset(TEMPLATE, data, timestamp=int(newest.timestamp()), files=files)
