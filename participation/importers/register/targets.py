"""What a list can hold, in one table: the form, the reader and the example file are all made from it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import (
    Body,
    Confidentiality,
    GoverningStyle,
    ImpactLevel,
    OpgaveKind,
    ParticipationChoice,
    ParticipationForm,
    PolicyPhase,
)
from participation.importers.register import cells
from participation.importers.register.cells import Reader
from participation.importers.uploads import Target


class ListRecord(models.TextChoices):
    """What one row is."""

    OPGAVE = "opgave", _("Opgave")
    TRAJECT = "traject", _("Traject")


RECORD = cells.one_of(ListRecord)
KIND = cells.one_of(OpgaveKind, beleid="POLICY", concreet="CONCRETE")
BODY = cells.one_of(Body, gemeenteraad="COUNCIL", college_van_burgemeester_en_wethouders="COLLEGE", b_en_w="COLLEGE")
PARTICIPATION = cells.one_of(ParticipationChoice, onbekend="UNDECIDED", nog_niet="UNDECIDED")
CONFIDENTIALITY = cells.one_of(Confidentiality, geheim="CONFIDENTIAL")
PHASE = cells.one_of(PolicyPhase)
IMPACT = cells.one_of(ImpactLevel)
FORM = cells.one_of(ParticipationForm)
STYLE = cells.one_of(GoverningStyle)
OPGAVE, TRAJECT = ListRecord.OPGAVE.value, ListRecord.TRAJECT.value
EITHER = frozenset({OPGAVE, TRAJECT})
ONLY_OPGAVE, ONLY_TRAJECT = frozenset({OPGAVE}), frozenset({TRAJECT})


@dataclass(frozen=True)
class ListTarget(Target):
    """``records``: which of the two have it; ``examples``: what the example file says for an opgave and a traject."""

    records: frozenset[str] = EITHER
    read: Reader = cells.checked_text
    examples: tuple[str, str] = ("", "")


TARGETS: tuple[ListTarget, ...] = (
    ListTarget(
        "record",
        _("Soort rij"),
        _("Opgave of traject. Alleen nodig als beide in het bestand staan."),
        ("soort rij", "rijsoort"),
        read=RECORD,
        examples=("Opgave", "Traject"),
    ),
    ListTarget(
        "title",
        _("Titel"),
        _("Kort en herkenbaar."),
        ("titel", "naam", "onderwerp"),
        read=cells.line,
        examples=("Een veilige schoolroute", "Samen naar een veilige schoolroute"),
        required=True,
    ),
    ListTarget(
        "belongs_to",
        _("Hoort bij"),
        _("De titel van de opgave. Meer beleidsopgaven waaraan een opgave bijdraagt? Zet er een puntkomma tussen."),
        ("hoort bij", "draagt bij", "valt onder", "opgave"),
        read=cells.names,
        examples=("", "Een veilige schoolroute"),
    ),
    ListTarget(
        "status",
        _("Stand"),
        _("Opgave: open of gesloten. Traject: verkennen, ontwerpen, realiseren, evalueren of afgesloten."),
        ("status", "stand", "fase van het traject"),
        read=cells.line,
        examples=("Open", "Ontwerpen"),
    ),
    ListTarget(
        "start_date",
        _("Begin"),
        _("Bijvoorbeeld 3-2-2026, 3 februari 2026 of 2026-02-03."),
        ("begin", "start", "vanaf"),
        read=cells.day,
        examples=("3-2-2026", "1 maart 2026"),
    ),
    ListTarget(
        "end_date",
        _("Einde"),
        "",
        ("einde", "eind", "tot en met", "klaar"),
        read=cells.day,
        examples=("31-12-2026", "2026-11-30"),
    ),
    ListTarget(
        "lead",
        _("Trekker"),
        _("E-mailadres van een collega. Zonder trekker wordt u dat zelf."),
        ("trekker", "projectleider", "eigenaar"),
        read=cells.one_address,
    ),
    ListTarget(
        "members",
        _("Teamleden"),
        _("E-mailadressen, met een puntkomma ertussen."),
        ("teamle",),
        read=cells.addresses,
    ),
    ListTarget(
        "internal_notes",
        _("Interne notities"),
        _("Komt nooit op het openbare register."),
        ("notitie", "opmerking"),
    ),
    ListTarget(
        "kind",
        _("Soort opgave"),
        _("Beleidsopgave of concrete opgave."),
        ("soort opgave",),
        records=ONLY_OPGAVE,
        read=KIND,
        examples=("Concreet", ""),
    ),
    ListTarget(
        "issue",
        _("Vraagstuk"),
        "",
        ("vraagstuk", "probleem"),
        records=ONLY_OPGAVE,
        examples=("Fietsen naar school voelt onveilig op de Dorpsweg.", ""),
    ),
    ListTarget(
        "cause",
        _("Aanleiding en oorzaken"),
        "",
        ("aanleiding", "oorza"),
        records=ONLY_OPGAVE,
    ),
    ListTarget(
        "ambition",
        _("Ambitie"),
        "",
        ("ambitie",),
        records=ONLY_OPGAVE,
        examples=("Ieder kind kan veilig naar school fietsen.", ""),
    ),
    ListTarget(
        "ambition_fixed",
        _("De ambitie staat vast"),
        "",
        ("ambitie staat",),
        records=ONLY_OPGAVE,
        read=cells.yes_or_no,
        examples=("nee", ""),
    ),
    ListTarget(
        "intended_effects",
        _("Beoogde effecten"),
        "",
        ("effect",),
        records=ONLY_OPGAVE,
    ),
    ListTarget(
        "scope_in",
        _("Hoort er wel bij"),
        "",
        ("hoort er wel", "binnen de grens"),
        records=ONLY_OPGAVE,
    ),
    ListTarget(
        "scope_out",
        _("Hoort er niet bij"),
        "",
        ("hoort er niet", "buiten de grens"),
        records=ONLY_OPGAVE,
    ),
    ListTarget(
        "areas",
        _("Gebieden"),
        _("Namen uit de lijst van gebieden, met een puntkomma ertussen."),
        ("gebied", "wijk", "dorp"),
        records=ONLY_OPGAVE,
        read=cells.names,
    ),
    ListTarget(
        "themes",
        _("Thema's"),
        _("Namen uit de lijst van thema's, met een puntkomma ertussen."),
        ("thema",),
        records=ONLY_OPGAVE,
        read=cells.names,
    ),
    ListTarget(
        "competent_body",
        _("Bevoegd orgaan"),
        _("College of raad."),
        ("bevoegd",),
        records=ONLY_OPGAVE,
        read=BODY,
        examples=("Raad", ""),
    ),
    ListTarget(
        "portfolio_holder",
        _("Portefeuillehouder"),
        _("E-mailadres van een collegelid."),
        ("portefeuille", "wethouder"),
        records=ONLY_OPGAVE,
        read=cells.one_address,
    ),
    ListTarget(
        "client",
        _("Ambtelijk opdrachtgever"),
        _("E-mailadres van een manager."),
        ("opdrachtgever",),
        records=ONLY_OPGAVE,
        read=cells.one_address,
    ),
    ListTarget(
        "participation",
        _("Is er participatie?"),
        _("Ja, nee of nog niet besloten. Bij ja en nee horen een reden, een orgaan en een datum."),
        ("participatie",),
        records=ONLY_OPGAVE,
        read=PARTICIPATION,
        examples=("Ja", ""),
    ),
    ListTarget(
        "participation_reason",
        _("Reden van die keuze"),
        "",
        ("reden",),
        records=ONLY_OPGAVE,
        examples=("Kinderen en ouders kennen de route het best.", ""),
    ),
    ListTarget(
        "participation_body",
        _("Besloten door"),
        "",
        ("besloten door",),
        records=ONLY_OPGAVE,
        read=BODY,
        examples=("College", ""),
    ),
    ListTarget(
        "participation_date",
        _("Besloten op"),
        "",
        ("besloten op", "datum besluit"),
        records=ONLY_OPGAVE,
        read=cells.day,
        examples=("12 januari 2026", ""),
    ),
    ListTarget(
        "confidentiality",
        _("Vertrouwelijkheid"),
        _("Openbaar, intern of vertrouwelijk. Zonder kolom is het intern."),
        ("vertrouwelijk",),
        records=ONLY_OPGAVE,
        read=CONFIDENTIALITY,
        examples=("Intern", ""),
    ),
    ListTarget(
        "policy_phase",
        _("Beleidsfase"),
        "",
        ("beleidsfase",),
        records=ONLY_TRAJECT,
        read=PHASE,
        examples=("", "Voorbereiding"),
    ),
    ListTarget(
        "impact_level",
        _("Gevolgen voor inwoners"),
        _("0 (geen), 1 (klein), 2 (middelgroot) of 3 (groot)."),
        ("gevolgen", "impact"),
        records=ONLY_TRAJECT,
        read=IMPACT,
        examples=("", "2"),
    ),
    ListTarget(
        "participation_form",
        _("Vorm van participatie"),
        "",
        ("vorm van",),
        records=ONLY_TRAJECT,
        read=FORM,
        examples=("", "Raadplegen"),
    ),
    ListTarget(
        "form_reason",
        _("Waarom deze vorm"),
        "",
        ("waarom deze vorm",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "governing_style",
        _("Sturingsstijl"),
        "",
        ("sturingsstijl",),
        records=ONLY_TRAJECT,
        read=STYLE,
        examples=("", "Samenwerkend"),
    ),
    ListTarget(
        "goals",
        _("Doelen"),
        "",
        ("doel",),
        records=ONLY_TRAJECT,
        examples=("", "Weten waar ouders en kinderen zich onveilig voelen."),
    ),
    ListTarget(
        "fixed",
        _("Wat staat vast"),
        "",
        ("staat vast",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "open_space",
        _("Speelruimte"),
        "",
        ("speelruimte",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "rules_of_play",
        _("Spelregels"),
        "",
        ("spelregel",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "legal_basis",
        _("Wettelijke basis"),
        "",
        ("wettelijk",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "planning",
        _("Planning"),
        "",
        ("planning",),
        records=ONLY_TRAJECT,
    ),
    ListTarget(
        "budget",
        _("Budget in euro"),
        _("Bijvoorbeeld 12500 of 12.500,00."),
        ("budget", "kosten"),
        records=ONLY_TRAJECT,
        read=cells.money,
        examples=("", "12.500,00"),
    ),
    ListTarget(
        "parties",
        _("Partijen"),
        _("Namen met een puntkomma ertussen. De rol mag erachter tussen haakjes, bijvoorbeeld (coproducent)."),
        ("partij", "organisatie", "belanghebbende"),
        records=ONLY_TRAJECT,
        read=cells.names,
        examples=("", "Ouderraad De Vlieger (coproducent); Verkeersgroep (doelgroep)"),
    ),
)
BY_NAME = {target.name: target for target in TARGETS}
