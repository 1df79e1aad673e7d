"""Office documents (OOXML and ODF): found out by their content, and refused with macros or hidden files."""

import re
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from samenwerking.files.kinds import DOCX, ODP, ODS, ODT, PPTX, XLSX, ZIP_START, FileKind
from samenwerking.files.packed import Packed
from samenwerking.files.refusal import FileRefused

CONTENT_TYPES = "[Content_Types].xml"
MAIN_PARTS = {f"{kind.media_type}.main+xml": kind for kind in (DOCX, XLSX, PPTX)}
ODF_KINDS = {kind.media_type: kind for kind in (ODT, ODS, ODP)}
MACRO_PLACES = re.compile(r"(?i)(vba\w*\.(bin|xml)$|/macrosheets/|/activex/|/dialogsheets/|^basic/|^scripts/|customui)")
PROGRAMS = re.compile(
    r"(?i)\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|lnk|jar|msi|sh|py|php|html?|swf|chm|reg|bin)$"
)
PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xd0\xcf\x11\xe0", b"<?php")
# Printer settings of Excel: bytes for a printer driver, in nearly every workbook.
HARMLESS = re.compile(
    r"^((xl|ppt|word)/printerSettings/printerSettings\d+\.bin|Configurations2/.*|(word|ppt|xl)/fonts/.*)$"
)
DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
SCRIPT_ADDRESS = re.compile(
    rb"vnd\.sun\.star\.(script|expand)|(?:href|Target)\s*=\s*[\"']\s*(javascript|vbscript|data):", re.I
)
LINKS_ALLOWED = ("/hyperlink", "/externalLinkPath", "/externalLinkPathMissing")
MAX_DEPTH = 1


def office_kind(content: bytes, depth: int = 0) -> FileKind:
    """What kind of office document this packed file is. Raises FileRefused for every other one, and for a bad one."""
    packed = Packed(content)
    kind = _ooxml(packed) if CONTENT_TYPES in packed.names else _odf(packed)
    for name, entry in packed.contents():
        _check_part(name, entry, depth)
    return kind


def _ooxml(packed: Packed) -> FileKind:
    found = [
        node.get("ContentType") or "" for node in _xml(packed.read(CONTENT_TYPES)).iter() if node.get("ContentType")
    ]
    if any("macroenabled" in content_type.lower() or "vba" in content_type.lower() for content_type in found):
        raise _macros()
    kinds = {MAIN_PARTS[content_type] for content_type in found if content_type in MAIN_PARTS}
    if len(kinds) != 1:
        raise FileRefused(_("Dit is geen document van Word, Excel of PowerPoint dat wij kennen."))
    return kinds.pop()


def _odf(packed: Packed) -> FileKind:
    """An OpenDocument says on its first line what it is."""
    if packed.names[0] != "mimetype":
        raise FileRefused(_("Dit is een ingepakt bestand. Pak het uit en voeg de bestanden los toe."))
    kind = ODF_KINDS.get(packed.read("mimetype")[:200].decode("ascii", "replace").strip())
    if kind is None or "content.xml" not in packed.names:
        raise FileRefused(_("Dit soort OpenDocument kan niet. Bewaar het als .odt, .ods of .odp."))
    if b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise FileRefused(_("Dit bestand is met een wachtwoord beveiligd. Haal de beveiliging eraf."))
    return kind


def _check_part(name: str, entry: bytes, depth: int) -> None:
    """One part: no macro, no program, no outside link that is followed by itself, no XML that multiplies."""
    if MACRO_PLACES.search(name):
        raise _macros()
    if not HARMLESS.match(name) and (PROGRAMS.search(name) or entry.startswith(PROGRAM_STARTS)):
        raise FileRefused(_("In dit bestand zit een ander bestand dat iets kan uitvoeren. Haal het eruit."))
    if entry.startswith(ZIP_START):
        if depth >= MAX_DEPTH:
            raise FileRefused(_("In dit bestand zitten bestanden in bestanden. Haal ze eruit."))
        office_kind(entry, depth + 1)
    if name.lower().endswith((".xml", ".rels", ".rdf")):
        _check_xml(name, entry)


def _check_xml(name: str, entry: bytes) -> None:
    if entry.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) or b"\x00" in entry[:200]:
        raise FileRefused(_("Dit bestand is van binnen op een ongewone manier geschreven. Bewaar het opnieuw."))
    if DECLARES.search(entry) or SCRIPT_ADDRESS.search(entry):
        raise FileRefused(_("In dit bestand staat code. Bewaar het opnieuw zonder code."))
    if name.lower().endswith(".rels"):
        for link in _xml(entry).iter():
            outside = (link.get("TargetMode") or "").lower() == "external"
            if outside and not (link.get("Type") or "").endswith(LINKS_ALLOWED):
                raise FileRefused(_("Dit bestand haalt zelf iets op van buiten. Neem het op in het bestand zelf."))


def _xml(content: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as problem:
        raise FileRefused(_("Dit bestand is beschadigd. Bewaar het opnieuw.")) from problem
    return root


def _macros() -> FileRefused:
    return FileRefused(_("In dit bestand zitten macro’s. Bewaar het zonder macro’s en voeg het dan toe."))
