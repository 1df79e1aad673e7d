"""Which kinds of files are allowed, and how a kind is known by its first bytes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenwerking.files.refusal import FileRefused


@dataclass(frozen=True)
class FileKind:
    """``extensions``: the endings that a name of this kind may have; the first is given to a name without one."""

    word: str | Promise
    media_type: str
    extensions: tuple[str, ...]


OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
PDF = FileKind("PDF", "application/pdf", ("pdf",))
JPEG = FileKind("JPEG", "image/jpeg", ("jpg", "jpeg", "jpe"))
PNG = FileKind("PNG", "image/png", ("png",))
GIF = FileKind("GIF", "image/gif", ("gif",))
WEBP = FileKind("WebP", "image/webp", ("webp",))
AVIF = FileKind("AVIF", "image/avif", ("avif",))
HEIC = FileKind("HEIC", "image/heic", ("heic", "heif"))
DOCX = FileKind("Word", f"{OOXML}.wordprocessingml.document", ("docx",))
XLSX = FileKind("Excel", f"{OOXML}.spreadsheetml.sheet", ("xlsx",))
PPTX = FileKind("PowerPoint", f"{OOXML}.presentationml.presentation", ("pptx",))
ODT = FileKind(_("OpenDocument-tekst"), f"{ODF}.text", ("odt",))
ODS = FileKind(_("OpenDocument-rekenblad"), f"{ODF}.spreadsheet", ("ods",))
ODP = FileKind(_("OpenDocument-presentatie"), f"{ODF}.presentation", ("odp",))
TXT = FileKind(_("tekst"), "text/plain", ("txt",))
CSV = FileKind("CSV", "text/csv", ("csv",))
EML = FileKind(_("e-mail"), "message/rfc822", ("eml",))

PICTURES = (JPEG, PNG, GIF, WEBP, AVIF, HEIC)
OFFICE = (DOCX, XLSX, PPTX, ODT, ODS, ODP)
TEXTS = (TXT, CSV, EML)
KINDS = (PDF, *OFFICE, *PICTURES, *TEXTS)
ACCEPT = ",".join(f".{extension}" for kind in KINDS for extension in kind.extensions)
ALLOWED_WORDS = _("PDF, Word, Excel, PowerPoint, OpenDocument, foto’s, tekst, CSV of e-mail (.eml)")

ZIP_START = b"PK\x03\x04"
STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
BRANDS = {b"avif": AVIF, b"avis": AVIF, b"heic": HEIC, b"heix": HEIC, b"mif1": HEIC, b"heim": HEIC}
# What people are told about a kind that is known and not allowed.
UNWANTED: tuple[tuple[bytes, str | Promise], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _("Dit is een oud Office-bestand. Bewaar het als .docx, .xlsx of .pptx en voeg het dan toe."),
    ),
    (b"MZ", _("Dit is een programma. Programma’s kunt u niet toevoegen.")),
    (b"\x7fELF", _("Dit is een programma. Programma’s kunt u niet toevoegen.")),
    (b"#!", _("Dit is een script. Scripts kunt u niet toevoegen.")),
    (b"\x1f\x8b", _("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe.")),
    (b"Rar!", _("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe.")),
    (b"7z\xbc\xaf", _("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe.")),
    (b"BZh", _("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe.")),
    (b"\xfd7zXZ", _("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe.")),
    (b"{\\rtf", _("RTF kan niet. Bewaar het als .docx, .odt of PDF en voeg het dan toe.")),
    (b"%!PS", _("PostScript kan niet. Bewaar het als PDF en voeg het dan toe.")),
    (b"BM", _("BMP kan niet. Bewaar het plaatje als PNG of JPEG en voeg het dan toe.")),
    (b"II*\x00", _("TIFF kan niet. Bewaar het plaatje als PNG of JPEG en voeg het dan toe.")),
    (b"MM\x00*", _("TIFF kan niet. Bewaar het plaatje als PNG of JPEG en voeg het dan toe.")),
)


def kind_by_start(content: bytes) -> FileKind | None:
    """The kind that these bytes begin as; None for text and for what is packed. Raises FileRefused for the unwanted."""
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in BRANDS:
        return BRANDS[content[8:12]]
    for start, message in UNWANTED:
        if content.startswith(start):
            raise FileRefused(message)
    return None
