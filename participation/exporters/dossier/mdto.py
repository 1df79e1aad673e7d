"""Metadata for the archive, in the terms and the order of MDTO-XML 1.0.1 of the Nationaal Archief.

Only what we know is filled in. Lists of terms of our own are named as such: MDTO leaves the choice of a list open,
except for appraisals, levels and checksums.
"""

import re
import xml.etree.ElementTree as ET  # writing only; nothing from outside is parsed
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from participation.choices import Confidentiality, StukKind
from participation.exporters.dossier.files import attachments, file_paths
from participation.exporters.dossier.papers import version_paths, versions_of
from participation.exporters.dossier.photos import photo_paths
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import pretty
from participation.exporters.dossier.zipping import Member
from participation.models import Appraisal, Attachment, Photo, Stuk, Traject

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LEVELS, APPRAISALS = "Begrippenlijst Aggregatieniveaus MDTO", "Begrippenlijst Waarderingen MDTO"
CHECKSUMS, TYPES = "Begrippenlijst ChecksumAlgoritme MDTO", "IANA Media Types"
OWN = "Begrippen van de samenwerkingswijzer"
# XML has no place for these characters.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FOLDER = "metagegevens"


def archive_members(scope: Scope) -> Iterator[Member]:
    """The dossier, each paper, each attachment and each photo, and the selection list in plain data."""
    yield Member(f"{FOLDER}/selectielijst.json", (selection(scope),))
    papers = scope.papers()
    yield Member(f"{FOLDER}/dossier.mdto.xml", (_dossier(scope, papers),))
    for stuk in papers:
        yield Member(f"{FOLDER}/stukken/{stuk.slug}.mdto.xml", (_paper(scope, stuk),))
    paths = file_paths(scope)
    for attachment in attachments(scope).order_by("pk").iterator():
        document = _file(scope, f"bijlage-{attachment.pk}", attachment, paths[attachment.pk])
        yield Member(f"{FOLDER}/bijlagen/{attachment.pk}.mdto.xml", (document,))
    for photo in Photo.objects.filter(pk__in=photo_paths(scope)).order_by("pk").iterator():
        document = _file(scope, f"foto-{photo.pk}", photo, photo_paths(scope)[photo.pk])
        yield Member(f"{FOLDER}/fotos/{photo.pk}.mdto.xml", (document,))


def selection(scope: Scope) -> bytes:
    """What was chosen in Beheer; empty is not chosen yet."""
    chosen = scope.archive
    return pretty(
        {
            "selection_list": chosen.selection_list,
            "process_number": chosen.process_number,
            "result_number": chosen.result_number,
            "result_name": chosen.result_name,
            "appraisal": {"code": chosen.appraisal, "label": str(Appraisal(chosen.appraisal).label)},
            "retention_years": chosen.retention_years,
            "retention_starts_on": closed_on(scope),
            "retention_ends_on": ends_on(scope),
            "ground": chosen.ground,
            "creator": creator_of(scope),
        }
    )


def closed_on(scope: Scope) -> date | None:
    moment = scope.dossier.closed_at or scope.opgave.closed_at
    return localdate(moment) if moment else None


def ends_on(scope: Scope) -> date | None:
    """The last day of the term; none while the dossier is open, or when it stays for good."""
    begin, years = closed_on(scope), scope.archive.retention_years
    if begin is None or not years:
        return None
    last = 28 if (begin.month, begin.day) == (2, 29) else begin.day
    return begin.replace(year=begin.year + years, day=last)


def creator_of(scope: Scope) -> str:
    return scope.archive.creator_name or str(scope.site.municipality_name) or _("Nog niet ingevuld")


# --- documents -------------------------------------------------------------------------------------


def _dossier(scope: Scope, papers: Iterable[Stuk]) -> bytes:
    root, top = _document("informatieobject")
    dossier = scope.dossier
    _name(top, scope, scope.label, dossier.title)
    _term(top, "aggregatieniveau", "Dossier", LEVELS)
    if scope.archive.process_number:
        label = _("Proces %(number)s") % {"number": scope.archive.process_number}
        _term(top, "classificatie", label, scope.archive.selection_list, scope.archive.process_number)
    for theme in sorted(str(theme) for theme in scope.opgave.themes.all()):
        _text(top, "trefwoord", theme)
    if dossier.start_date:
        period = _under(top, "dekkingInTijd")
        _term(period, "dekkingInTijdType", _("Looptijd van een dossier"), OWN)
        _text(period, "dekkingInTijdBegindatum", dossier.start_date.isoformat())
        if dossier.end_date:
            _text(period, "dekkingInTijdEinddatum", dossier.end_date.isoformat())
    _text(top, "taal", "nl")
    _appraisal(top, scope)
    if isinstance(dossier, Traject):
        _reference(top, "isOnderdeelVan", scope.opgave.title, scope, f"opgave-{scope.opgave.slug}")
    for stuk in papers:
        _reference(top, "bevatOnderdeel", stuk.title, scope, f"stuk-{stuk.slug}")
    _creator(top, scope)
    _restriction(top, scope.found.width, with_persons=scope.with_persons)
    return _bytes(root)


def _paper(scope: Scope, stuk: Stuk) -> bytes:
    root, top = _document("informatieobject")
    _name(top, scope, f"stuk-{stuk.slug}", stuk.title)
    _term(top, "aggregatieniveau", "Archiefstuk", LEVELS)
    _text(top, "omschrijving", str(StukKind(stuk.kind).label))
    _text(top, "taal", "nl")
    _appraisal(top, scope)
    _reference(top, "isOnderdeelVan", scope.dossier.title, scope, scope.label)
    for number, _version in enumerate(versions_of(stuk), start=1):
        for path in version_paths(stuk, number):
            _reference(top, "heeftRepresentatie", path, scope, path)
    _creator(top, scope)
    on_register = stuk.live and stuk.opgave.published_at is not None
    inside = Confidentiality.CONFIDENTIAL if stuk.opgave.confidentiality == "confidential" else Confidentiality.INTERNAL
    _restriction(top, Confidentiality.PUBLIC if on_register else inside, with_persons=scope.with_persons)
    return _bytes(root)


def _file(scope: Scope, mark: str, file: Attachment | Photo, path: str) -> bytes:
    """The sum was taken when the file came in, and checked again when it went into the zip."""
    root, top = _document("bestand")
    _name(top, scope, mark, path.rpartition("/")[2])
    _text(top, "omvang", str(file.size))
    _term(top, "bestandsformaat", file.media_type, TYPES)
    checksum = _under(top, "checksum")
    _term(checksum, "checksumAlgoritme", "SHA256", CHECKSUMS)
    _text(checksum, "checksumWaarde", file.sha256)
    _text(checksum, "checksumDatum", localtime(file.uploaded_at).isoformat(timespec="seconds"))
    _reference(top, "isRepresentatieVan", scope.dossier.title, scope, scope.label)
    return _bytes(root)


# --- groups of elements ----------------------------------------------------------------------------


def _appraisal(top: ET.Element, scope: Scope) -> None:
    chosen = scope.archive
    _term(top, "waardering", str(Appraisal(chosen.appraisal).label), APPRAISALS, chosen.appraisal)
    if chosen.retention_years:
        term = _under(top, "bewaartermijn")
        _term(term, "termijnTriggerStartLooptijd", _("Sluiting van het dossier"), OWN)
        begin, end = closed_on(scope), ends_on(scope)
        if begin:
            _text(term, "termijnStartdatumLooptijd", begin.isoformat())
        _text(term, "termijnLooptijd", f"P{chosen.retention_years}Y")
        if end:
            _text(term, "termijnEinddatum", end.isoformat())
    if chosen.result_number:
        label = chosen.result_name or chosen.result_number
        _term(top, "informatiecategorie", label, chosen.selection_list, chosen.result_number)


def _creator(top: ET.Element, scope: Scope) -> None:
    made = _under(top, "archiefvormer")
    _text(made, "verwijzingNaam", creator_of(scope))
    if scope.archive.creator_id:
        known = _under(made, "verwijzingIdentificatie")
        _text(known, "identificatieKenmerk", scope.archive.creator_id)
        _text(known, "identificatieBron", scope.archive.creator_register)


def _restriction(top: ET.Element, width: str, *, with_persons: bool) -> None:
    limit = _under(top, "beperkingGebruik")
    _term(limit, "beperkingGebruikType", str(Confidentiality(width).label), OWN, str(width))
    persons = _("Met persoonsgegevens: de AVG beperkt het gebruik.")
    without = _("Zonder persoonsgegevens in vaste velden. In vrije tekst kan nog een naam staan.")
    _text(limit, "beperkingGebruikNadereBeschrijving", persons if with_persons else without)


def _name(top: ET.Element, scope: Scope, mark: str, name: str) -> None:
    _identity(_under(top, "identificatie"), scope, mark)
    _text(top, "naam", name)


def _identity(parent: ET.Element, scope: Scope, mark: str) -> None:
    _text(parent, "identificatieKenmerk", mark)
    source = _("Samenwerkingswijzer van %(creator)s") % {"creator": creator_of(scope)}
    _text(parent, "identificatieBron", source)


def _reference(parent: ET.Element, tag: str, name: str, scope: Scope, mark: str) -> None:
    made = _under(parent, tag)
    _text(made, "verwijzingNaam", name)
    _identity(_under(made, "verwijzingIdentificatie"), scope, mark)


def _term(parent: ET.Element, tag: str, label: str, term_list: str, code: str = "") -> None:
    made = _under(parent, tag)
    _text(made, "begripLabel", label)
    if code:
        _text(made, "begripCode", code)
    _text(_under(made, "begripBegrippenlijst"), "verwijzingNaam", term_list)


# --- XML -------------------------------------------------------------------------------------------


def _document(kind: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("MDTO", {"xmlns": NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA})
    return root, ET.SubElement(root, kind)


def _under(parent: ET.Element, tag: str) -> ET.Element:
    return ET.SubElement(parent, tag)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    """An element that must be there is never empty."""
    clean = NOT_IN_XML.sub("", text).strip()
    ET.SubElement(parent, tag).text = clean or "-"


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
