"""The one door for a file: found out, refused or cleaned, and looked at by the virus scanner."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from samenwerking.files import antivirus
from samenwerking.files.kinds import (
    ALLOWED_WORDS,
    CSV,
    EML,
    OFFICE,
    PDF,
    PICTURES,
    TEXTS,
    ZIP_START,
    FileKind,
    kind_by_start,
)
from samenwerking.files.mails import parse_mail
from samenwerking.files.names import clean_name, extension_of
from samenwerking.files.office import office_kind
from samenwerking.files.pdfs import check_pdf
from samenwerking.files.pictures import redraw
from samenwerking.files.refusal import FileRefused
from samenwerking.files.texts import clean_csv, clean_text

MAX_NESTED_MAILS = 2


@dataclass(frozen=True)
class CheckedFile:
    """A file as it is to be kept: cleaned content, a harmless name, and what it really is."""

    name: str
    media_type: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check_file(name: str, content: bytes, depth: int = 0) -> CheckedFile:
    """Raises FileRefused with a sentence for the person who added it. ``depth``: how many mails it came out of."""
    check_size(len(content))
    kind = _kind(name, content)
    content_kept, kind_kept = _cleaned(content, kind, depth)
    if depth == 0:
        antivirus.scan(content)
    return CheckedFile(clean_name(name, kind_kept), kind_kept.media_type, content_kept)


def check_size(size: int) -> None:
    if size == 0:
        raise FileRefused(_("Dit bestand is leeg."))
    if size > settings.ATTACHMENT_MAX_BYTES:
        raise FileRefused(
            _("Dit bestand is te groot: %(size)s. Een bestand mag hoogstens %(most)s zijn.")
            % {"size": filesizeformat(size), "most": filesizeformat(settings.ATTACHMENT_MAX_BYTES)}
        )


def _kind(name: str, content: bytes) -> FileKind:
    """What the content is, when the name does not say something else."""
    extension = extension_of(name)
    kind = kind_by_start(content)
    if kind is None and content.startswith(ZIP_START):
        kind = office_kind(content)
    if kind is None:
        kind = next((text for text in TEXTS if extension in text.extensions), None)
        if kind is None:
            raise FileRefused(_("Dit soort bestand kan niet. Wel: %(allowed)s.") % {"allowed": ALLOWED_WORDS})
    if extension not in kind.extensions:
        raise FileRefused(
            _("De naam en de inhoud passen niet bij elkaar: dit is %(word)s, en de naam eindigt op “%(end)s”.")
            % {"word": kind.word, "end": f".{extension}" if extension else _("niets")}
        )
    return kind


def _cleaned(content: bytes, kind: FileKind, depth: int) -> tuple[bytes, FileKind]:
    if kind in PICTURES:
        picture = redraw(content, kind)
        return picture.content, picture.kind
    if kind is PDF:
        check_pdf(content)
    elif kind is EML:
        _check_mail(content, depth)
    elif kind not in OFFICE:  # those were looked into when their kind was found
        return (clean_csv(content) if kind is CSV else clean_text(content)), kind
    return content, kind


def _check_mail(content: bytes, depth: int) -> None:
    """A mail is no way around the rules: what is attached to it has to pass them as well."""
    if depth >= MAX_NESTED_MAILS:
        raise FileRefused(_("In deze e-mail zitten e-mails in e-mails. Voeg ze los toe."))
    for name, inner in parse_mail(content).files:
        try:
            check_file(name, inner, depth + 1)
        except FileRefused as refusal:
            raise FileRefused(
                _("De bijlage “%(name)s” in deze e-mail kan niet. %(why)s")
                % {"name": name[:80], "why": refusal.message}
            ) from refusal
