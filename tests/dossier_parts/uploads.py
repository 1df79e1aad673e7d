"""Files as people send them, made in memory."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument"
DOCX_MAIN = f"{OOXML}.wordprocessingml.document.main+xml"
PPTX_MAIN = f"{OOXML}.presentationml.presentation.main+xml"
XLSX_MAIN = f"{OOXML}.spreadsheetml.sheet.main+xml"
SCRIPT = b"<script>alert(document.domain)</script>"


@dataclass(frozen=True)
class Upload:
    """A file with the name under which it is sent."""

    name: str
    content: bytes


# --- honest files ------------------------------------------------------------------------------------


def picture(kind: str = "JPEG", size: tuple[int, int] = (24, 16), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, kind, **options)
    return out.getvalue()


def picture_with_place() -> bytes:
    """As a phone makes it: turned, with the place and the maker of the camera."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Telefoonmaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 42.0, 30.0), 3: "E", 4: (5.0, 44.0, 10.0)})
    return picture(exif=exif, comment=b"Achtertuin van Anna")


def pdf(body: bytes = b"", trailer: bytes = b"") -> bytes:
    """Small, and good enough for a reader."""
    return (
        b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R" + body + b">> endobj\n"
        b"2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n" + trailer
    )


def packed(entries: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def content_types(main: str = DOCX_MAIN) -> bytes:
    return f'<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'.encode()


def docx(extra: dict[str, bytes] | None = None, main: str = DOCX_MAIN) -> bytes:
    parts = {"[Content_Types].xml": content_types(main), "word/document.xml": b"<document>Dag</document>"}
    return packed(parts | (extra or {}))


def odt(extra: dict[str, bytes] | None = None, mimetype: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    parts = {"mimetype": mimetype, "content.xml": b"<content>Dag</content>", "META-INF/manifest.xml": b"<manifest/>"}
    return packed(parts | (extra or {}), stored=("mimetype",))


def mail(text: str = "Dag allemaal.", *, attachments: tuple[tuple[str, bytes], ...] = (), number: str = "1") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "Anna Bakker <anna@dorp.example>"
    message["To"] = "projectleider@voorbeeldpolder.example"
    message["Date"] = "Tue, 03 Mar 2026 10:15:00 +0100"
    message["Subject"] = "Bankjes op het plein"
    message["Message-ID"] = f"<{number}@dorp.example>"
    message.set_content(text)
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


HONEST = [
    Upload("foto.jpg", picture()),
    Upload("Foto.JPEG", picture()),
    Upload("kaart.png", picture("PNG")),
    Upload("kaart.webp", picture("WEBP")),
    Upload("kaart.avif", picture("AVIF")),
    Upload("kaart.gif", picture("GIF")),
    Upload("brief.pdf", pdf()),
    Upload("verslag.docx", docx()),
    Upload("tabel.xlsx", docx(main=XLSX_MAIN)),
    Upload("praatje.pptx", docx(main=PPTX_MAIN)),
    Upload("verslag.odt", odt()),
    Upload("tabel.ods", odt(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")),
    Upload("notitie.txt", "Café op de hoek: €5".encode()),
    Upload("notitie.txt", "Café op de hoek".encode("cp1252")),
    Upload("lijst.csv", b"naam;bedrag\nBankje;-12,50\nTelefoon;+31 527 000000\n"),
    Upload("bericht.eml", mail(attachments=(("brief.pdf", pdf()),))),
]
