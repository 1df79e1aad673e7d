"""How each deed of the table is tried over HTTP: which address, and what somebody fills in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from participation.models import AuditEntry, DossierExport, Organisation, PrivateNote
from tests.matrix.cells.parts import Record

Address = Callable[[Record], str]


def below(end: str = "") -> Address:
    """An address under that of the record in the werkplaats."""
    return lambda record: f"{record.obj.get_workspace_url()}{end}"


def of_departure(end: str) -> Address:
    """An act on a departure, under its card."""
    return lambda record: f"{record.obj.card.get_workspace_url()}afwijkingen/{record.obj.pk}/{end}"


def fixed(path: str) -> Address:
    return lambda record: path


def proposal(end: str) -> Address:
    """Of the amendment that a reaction is."""
    return lambda record: f"{record.obj.stuk.get_workspace_url()}voorstellen/{record.obj.proposal.pk}/{end}"


def guide_page(record: Record) -> str:
    return f"/beheer/pages/{Page.objects.filter(depth=2).earliest('pk').pk}/edit/"


def of_secrecy(end: str) -> Address:
    return lambda record: f"{record.obj.stuk.get_workspace_url()}geheimhouding/{record.obj.pk}/{end}"


def party_merge(record: Record) -> str:
    """Of a party of a dossier that is not confidential."""
    party = Organisation.objects.filter(parties__traject__opgave__confidentiality="internal").order_by("pk")[0]
    return f"/werkplaats/partijen/{party.pk}/samenvoegen/"


def changes() -> int:
    """Every change leaves a row; looking at something confidential does too, and changes nothing."""
    return AuditEntry.objects.exclude(action="viewed").count()


def exports_with_names() -> int:
    return DossierExport.objects.filter(with_persons=True).count()


@dataclass(frozen=True)
class Look:
    """A page that somebody opens. ``needle``: what stands there for who may see it; without one the page itself."""

    address: Address
    needle: Callable[[Record], str] | None = None
    # Who may not, hears that there is nothing: also that there is something is not for everybody.
    hides: bool = False


@dataclass(frozen=True)
class Deed:
    """A form that somebody sends. ``page``: where the form stands, when that is another page.

    ``idle``: in these dossiers and states it is allowed and has nothing to change, or something else is first.
    ``counts``: what grows by one when it is done.
    """

    address: Address
    words: dict[str, Any] = field(default_factory=dict)
    page: Address | None = None
    idle: tuple[str, ...] = ()
    counts: Callable[[], int] = changes
    # What is filled in differently in a state.
    words_in: dict[str, dict[str, Any]] = field(default_factory=dict)
    # To somebody who presses a second time is said that it was done; nothing happens.
    quiet: bool = False


TODAY = timezone.localdate().strftime("%d-%m-%Y")
TOMORROW = (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")
REASON = {"reason": "Daar is een goede reden voor."}
GIVER, CONTACT = "Gonnie Geefster", "Corrie Contact"
NEW_PAPER = {"kind": "startnotitie", "title": "Een heel nieuw stuk"}
PUBLISH = Deed(below("publiceren/"), idle=("register", "openbaar"))
UNPUBLISH = Deed(below("van-het-register/"), REASON, idle=("openbaar",))


def canary(record: Record) -> str:
    return f"kanarie-{record.obj.slug}"


INSIDE = Look(below(), canary)
DOSSIER = {
    "zien": [Look(below()), Look(lambda record: record.obj.get_absolute_url())],
    "binnen": INSIDE,
    "publiceren": PUBLISH,
    "eraf": UNPUBLISH,
    "stuk": Deed(below("stukken/nieuw/"), NEW_PAPER),
}
WITH_TEAM = {
    "team": Deed(below("team/"), {"person": "collegelid", "role": "reader"}),
    "prullenbak": Look(below("verwijderd/")),
    # Who may take names along says whether; of others the form does not ask it.
    "export": Deed(below("export/"), {"persons": "without"}, page=below("export/")),
    "export_namen": Deed(below("export/"), {"persons": "with", **REASON}, counts=exports_with_names, quiet=True),
}
PAPER = {
    "zien": DOSSIER["zien"],
    "binnen": INSIDE,
    "bewerken": Deed(below("bewerken/"), {"title": "Een andere titel"}),
    "indienen": Deed(below("indienen/")),
    "weggooien": Deed(below("verwijderen/")),
    "akkoord": Deed(below("akkoord/"), page=below()),
    "teruggeven": Deed(below("teruggeven/"), REASON, page=below()),
    "besluit": Deed(
        below("besluit/"),
        {"outcome": "adopted", "number": "B-999", "date": TODAY},
        words_in={"ter kennisname": {"outcome": "noted"}},
    ),
    "overslaan": Deed(below("overslaan/"), REASON, page=below()),
    "intrekken": Deed(below("intrekken/"), REASON),
    "opnemen": Deed(below("weer-oppakken/")),
    "herzien": Deed(below("herzien/"), REASON),
    "reageren": Deed(below("onderdelen/aanpak/reageren/"), {"kind": "question", "text": "Waarom drie avonden?"}),
    "amendement": Deed(
        below("onderdelen/aanpak/amendement/"),
        {"title": "Vier", "text": "Want.", "proposed_text": "<p>Vier avonden.</p>"},
    ),
    "motie": Deed(below("motie/"), {"title": "Bus", "text": "Want.", "dictum": "Vraagt een bus."}),
    "gezien": Deed(below("gezien/"), {"kind": "seen"}, page=below()),
    "notitie": Deed(
        lambda record: f"/werkplaats/lezen/stukken/{record.obj.slug}/notitie/",
        {"section_key": "aanpak", "text": "Vraag wie dit betaalt.", "version": "0"},
        counts=lambda: PrivateNote.objects.count(),
    ),
    "downloaden": Look(below("tekst/")),
    "publiceren": Deed(below("publiceren/")),
    "eraf": Deed(below("van-het-register/"), REASON),
    "geheim": Deed(
        below("geheimhouding/"), {"basis": "Artikel 87 Gemeentewet", "starts_on": TODAY, "members": "raadslid"}
    ),
}
# A step that is not its turn is refused with the reason; nothing happens.
CHALLENGE = {
    name: Deed(below(f"{end}/"), words, quiet=True)
    for name, end, words in (
        ("behandelaar", "behandelaar", {"handler": "communicatie"}),
        ("receive", "in-behandeling", {"handler": "projectleider"}),
        ("dismiss", "niet-in-behandeling", REASON),
        ("assess", "beoordelen", {"assessment": "Het kan."}),
        ("extend", "verlengen", {"days": "5", **REASON}),
        ("decide", "besluit", {"outcome": "granted", "decided_on": TODAY, "decision_number": "U-1", **REASON}),
        ("evaluate", "evalueren", {"evaluation": "Het ging goed."}),
        ("withdraw", "intrekken", REASON),
    )
}
ATTEMPTS: dict[str, dict[str, Any]] = {
    "opgave": DOSSIER
    | WITH_TEAM
    | {
        "stuk": Deed(below("stukken/nieuw/"), NEW_PAPER | {"kind": "opgavekaart"}),
        "bewerken": Deed(below("bewerken/"), {"title": "Een andere titel"}),
        "stuurkaart": Deed(below("stuurkaart/"), {"own_role": "De raad kijkt in mei mee."}),
        "traject": Deed(below("trajecten/nieuw/"), {"title": "Nog een traject"}),
        # First its trajecten are closed; somebody who may hears that.
        "sluiten": Deed(below("sluiten/"), idle=("register", "openbaar", "intern", "vertrouwelijk"), quiet=True),
        "heropenen": Deed(below("heropenen/"), quiet=True),
    },
    "traject": DOSSIER
    | WITH_TEAM
    | {
        "bewerken": Deed(below("bewerken/"), {"title": "Een andere titel"}),
        "werkatelier": Look(below("werkateliers/nieuw/")),
        "proces": Deed(below("proces/"), REASON),
        "inbreng": Deed(
            below("inbreng/nieuw/"),
            {"text": "Meer bankjes.", "channel": "letter", "received_on": TODAY, "publicity": "internal"},
        ),
        "formulier": Look(below("inbreng/formulier/")),
        "gevers": Look(
            lambda record: record.obj.contributions.get(publicity="internal").get_workspace_url(), lambda record: GIVER
        ),
        "contacten": Look(below("contactpersonen/"), lambda record: CONTACT, hides=True),
        "toezegging": Look(below("toezeggingen/nieuw/")),
        "begroting": Deed(
            below("begroting/openbaar/"), {"public": "yes"}, idle=("intern", "vertrouwelijk", "gesloten")
        ),
        "les": Look(below("lessen/nieuw/")),
        "evaluatie": Look(below("evaluaties/"), lambda record: 'id="nieuw-kop"'),
    },
    "werkatelier": DOSSIER
    | {
        "stuk": Deed(below("stukken/nieuw/"), NEW_PAPER | {"kind": "werkatelierverslag"}),
        "bewerken": Deed(below("bewerken/"), {"title": "Een andere avond"}),
        "aanmeldingen": Look(below("aanmeldingen/nieuw/")),
        "deelnemers": Look(below("aanmeldingen/?formaat=csv")),
    },
    "stuk": PAPER,
    "stuurkaart": {
        "zien": [Look(below()), Look(lambda record: record.obj.stuk.get_absolute_url())],
        "afwijking": Deed(
            below("afwijkingen/nieuw/"), {"point": "steps", "what": "De avond vervalt.", "happened_on": TODAY} | REASON
        ),
    },
    "afwijking": {
        "zien": [
            Look(lambda record: record.obj.card.get_workspace_url(), lambda record: record.obj.what),
            Look(lambda record: record.obj.opgave.get_absolute_url(), lambda record: record.obj.what),
        ],
        "reden": Deed(of_departure("reden/"), REASON),
        "geen": Deed(of_departure("geen-afwijking/"), REASON),
        "over": Deed(of_departure("voorbij/"), REASON),
        "vraag": Deed(of_departure("vraag/"), {"text": "Wat kost dat?"}),
    },
    "geheimhouding": {
        "zien": [Look(lambda record: record.obj.stuk.get_workspace_url())],
        "opheffen": Deed(of_secrecy("opheffen/"), quiet=True),
        "bekrachtigen": Deed(of_secrecy("bekrachtigen/")),
    },
    "reactie": {
        "zien": [Look(lambda record: record.obj.stuk.get_workspace_url(), lambda record: f"reactie-{record.obj.pk}")],
        "antwoord": Deed(
            lambda record: f"{record.obj.stuk.get_workspace_url()}reacties/{record.obj.pk}/antwoord/",
            {"text": "Dat zoeken wij uit."},
        ),
        "nummer": Deed(
            lambda record: f"{record.obj.stuk.get_workspace_url()}reacties/{record.obj.pk}/kenmerk/",
            {"number": "A-12"},
        ),
        "intrekken": Deed(proposal("intrekken/"), REASON),
        "uitslag": Deed(proposal("uitslag/"), {"state": "rejected", "decided_on": TODAY}),
    },
    "inbreng": {
        "zien": [
            Look(lambda record: f"{record.obj.traject.get_workspace_url()}inbreng/{record.obj.pk}/weg/"),
            Look(lambda record: f"{record.obj.traject.get_absolute_url()}inbreng/{record.obj.pk}/"),
        ],
        "behandelen": Deed(below("bewerken/"), {"text": "Meer bomen en bankjes."}),
        "gevers": Look(below(), lambda record: GIVER),
    },
    "toezegging": {
        "zien": [
            Look(below()),
            Look(
                lambda record: f"{record.obj.traject.get_absolute_url()}beloofd-en-gedaan/",
                lambda record: record.obj.promise,
            ),
        ],
        "beheren": Deed(below("vervallen/"), REASON),
        "gedaan": Deed(below("gedaan/"), {"how": "De bus rijdt anders.", "on": TODAY}),
    },
    "bijlage": {
        "zien": [Look(below()), Look(lambda record: record.obj.get_absolute_url())],
        "bewerken": Deed(
            lambda record: f"{record.obj.traject.get_workspace_url()}bijlagen/{record.obj.pk}/",
            {"title": "Andere titel"},
        ),
    },
    "logboek": {
        "zien": [
            Look(lambda record: f"{record.obj.traject.get_workspace_url()}logboek/", lambda record: record.obj.subject),
            Look(lambda record: record.obj.traject.get_absolute_url(), lambda record: record.obj.subject),
        ],
        "bewerken": Deed(
            lambda record: f"{record.obj.traject.get_workspace_url()}logboek/{record.obj.pk}/", {"subject": "Anders"}
        ),
    },
    "foto": {
        "zien": [
            Look(below("480.webp")),
            Look(lambda record: f"{record.obj.werkatelier.get_absolute_url()}fotos/{record.obj.pk}/480.webp"),
        ],
        "bewerken": Deed(below(), {"alt": "Het plein in mei", "maker": "Jan", "licence": "cc_by", "people_count": "0"}),
        "weghalen": Deed(below("weghalen/"), {"reason": "mistake"}),
    },
    "evaluatie": {
        "zien": [Look(below())],
        "invullen": Deed(below("invullen/"), {f"score_{number}": "3" for number in range(5)}),
        "uitkomst": Look(below(), lambda record: 'id="uitkomst-kop"'),
        "beheren": Deed(below("sluiten/"), idle=("voorbij",)),
        "publiceren": Deed(below("openbaar/")),
    },
    "vergadering": {
        "zien": [Look(lambda record: record.obj.get_absolute_url())],
        "lijst": Look(lambda record: f"{record.obj.get_absolute_url()}lijst/"),
    },
    "initiatief": {
        "zien": DOSSIER["zien"],
        "beoordelen": Deed(below("bewerken/"), {"name": "Buurttuin de Linde", "municipality_role": "facilitate"}),
    },
    "uitdaging": {"zien": DOSSIER["zien"], **CHALLENGE},
    "algemeen": {
        "opgave": Look(fixed("/werkplaats/opgaven/nieuw/")),
        "inlezen": Look(fixed("/werkplaats/lijsten/")),
        "lijsten": Look(fixed("/werkplaats/vergaderingen/")),
        "vervanging": Look(fixed("/werkplaats/vervanging/")),
        "fracties": Look(fixed("/werkplaats/fracties/nieuw/")),
        "partijen": Look(fixed("/werkplaats/partijen/")),
        "samenvoegen": Look(party_merge, hides=True),
        "gebieden": Look(fixed("/werkplaats/gebieden/")),
        "initiatief": Look(fixed("/werkplaats/initiatieven/nieuw/")),
        "uitdaging": Look(fixed("/werkplaats/uitdaagrecht/nieuw/")),
        "verantwoording": Look(fixed("/werkplaats/verantwoording/")),
        "wie-mag-wat": Look(fixed("/werkplaats/wie-mag-wat/")),
        "wijzer": Look(guide_page),
        "accounts": Look(fixed("/beheer/users/")),
        "routes": Look(fixed("/beheer/routes/startnotitie/council/")),
        "overdracht": Look(fixed("/werkplaats/overdracht/")),
        "wissen": Look(fixed("/werkplaats/personen/")),
    },
}
