"""The duties, in one table: what, which article asks it, for which kind of decision, and which paper shows it.

Read as of 2026. Omgevingswet (Ow), Omgevingsbesluit (Ob), Omgevingsregeling (Or), Gemeentewet (Gemw; article 150 as
changed by the Wet versterking participatie op decentraal niveau), Algemene wet bestuursrecht (Awb).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.choices import LegalInstrument, StukKind

VISION, PLAN, PROGRAMME, PROJECT, PERMIT, POLICY, OTHER = LegalInstrument
K = StukKind
Source = str | Promise
ORDINANCE = _("Gemeentewet artikel 150 en de participatieverordening")


class MetBy(Enum):
    """Where one looks to see whether a duty is met."""

    CHOICE = "choice"  # the reasoned yes or no on the opgave
    INSTRUMENT = "instrument"  # the kind of decision on the traject
    LEGAL_BASIS = "legal_basis"  # the legal basis on the traject
    ANSWERS = "answers"  # every contribution has an answer, or a reason why not
    PAPER = "paper"  # a paper that was handed in, or the sections of the paper itself
    ELSEWHERE = "elsewhere"  # outside this register; named so that nobody forgets it


@dataclass(frozen=True)
class Duty:
    """One row. ``sources``: the article for each kind of decision that it holds for; ``always`` for every kind.

    ``blocks``: papers that are not handed in before it is met. ``warns``: papers for which it is named, no more.
    ``sections``: the parts of ``paper`` that say what is asked.
    """

    key: str
    title: str | Promise
    met_by: MetBy
    sources: Mapping[str, Source] = field(default_factory=dict)
    always: Source = ""
    paper: StukKind | None = None
    sections: tuple[str, ...] = ()
    blocks: frozenset[StukKind] = frozenset()
    warns: frozenset[StukKind] = frozenset()
    # Without participation there is nothing to report or to answer.
    with_participation: bool = False
    note: str | Promise = ""

    def source(self, instrument: str) -> Source:
        """The article that asks it for this kind of decision; empty when none does."""
        return self.sources.get(instrument) or self.always


DUTIES: tuple[Duty, ...] = (
    Duty(
        "choice",
        _("Er is besloten of er participatie is, met een reden"),
        MetBy.CHOICE,
        always=ORDINANCE,
        blocks=frozenset({K.PLAN_VAN_AANPAK, K.KENNISGEVING, K.EINDVERSLAG, K.MOTIVERING, K.PARAGRAAF}),
        # These are how the question comes before the body that decides on it.
        warns=frozenset({K.OPGAVEKAART, K.STARTNOTITIE}),
    ),
    Duty(
        "instrument",
        _("Bekend is tot welk besluit het traject leidt"),
        MetBy.INSTRUMENT,
        always=_("Bepaalt welke plichten gelden"),
        warns=frozenset({K.PLAN_VAN_AANPAK, K.KENNISGEVING, K.EINDVERSLAG, K.MOTIVERING, K.PARAGRAAF}),
    ),
    Duty(
        "policy",
        _("Gezegd is hoe het participatiebeleid is toegepast"),
        MetBy.LEGAL_BASIS,
        {
            VISION: _("Omgevingsbesluit artikel 10.7 lid 2"),
            PLAN: _("Omgevingsbesluit artikel 10.2"),
            PROGRAMME: _("Omgevingsbesluit artikel 10.8"),
        },
        always=ORDINANCE,
        warns=frozenset({K.STARTNOTITIE, K.PLAN_VAN_AANPAK, K.EINDVERSLAG, K.MOTIVERING}),
    ),
    Duty(
        "notice",
        _("Er is kennisgegeven: wie, waarover, wanneer, welke rollen, waar informatie staat"),
        MetBy.PAPER,
        {
            PLAN: _("Omgevingswet artikel 16.29 en Omgevingsbesluit artikel 10.2 lid 1"),
            PROJECT: _("Omgevingswet artikel 5.47 lid 4 en Omgevingsbesluit artikel 5.3"),
        },
        paper=K.KENNISGEVING,
        sections=("who", "subject", "when", "roles", "where"),
        # It may have been published elsewhere, before the traject stood here.
        warns=frozenset({K.KENNISGEVING, K.EINDVERSLAG, K.MOTIVERING}),
    ),
    Duty(
        "answers",
        _("Alle inbreng heeft antwoord, of een reden waarom niet"),
        MetBy.ANSWERS,
        {
            VISION: _("Omgevingsbesluit artikel 10.7 en Awb artikel 3:46"),
            PLAN: _("Omgevingsbesluit artikel 10.2 lid 2 en Awb artikel 3:46"),
            PROGRAMME: _("Omgevingsbesluit artikel 10.8 en Awb artikel 3:46"),
            PROJECT: _("Omgevingswet artikel 5.51 en Awb artikel 3:46"),
        },
        always=_("Algemene wet bestuursrecht artikel 3:46"),
        # An eindverslag may be handed in; it is not published before the last answer (approval.publishing).
        blocks=frozenset({K.MOTIVERING}),
        warns=frozenset({K.EINDVERSLAG, K.PARAGRAAF}),
        with_participation=True,
    ),
    Duty(
        "reasoning",
        _("Het besluit zegt hoe mensen zijn betrokken en wat met de resultaten is gedaan"),
        MetBy.PAPER,
        {
            VISION: _("Omgevingsbesluit artikel 10.7 lid 1"),
            PLAN: _("Omgevingsbesluit artikel 10.2 lid 2"),
            PROGRAMME: _("Omgevingsbesluit artikel 10.8"),
            PROJECT: _("Omgevingswet artikel 5.51"),
        },
        paper=K.MOTIVERING,
        sections=("course", "response"),
        warns=frozenset({K.MOTIVERING, K.PARAGRAAF}),
    ),
    Duty(
        "report",
        _("Er is een eindverslag: procedure, inbreng, reactie en wat er veranderde"),
        MetBy.PAPER,
        {instrument: ORDINANCE for instrument in LegalInstrument if instrument != PERMIT},
        paper=K.EINDVERSLAG,
        sections=("procedure", "brought_in", "response", "changed"),
        warns=frozenset({K.EINDVERSLAG, K.EVALUATIE}),
        with_participation=True,
    ),
    Duty(
        "evaluation",
        _("Het traject is geëvalueerd, met lessen"),
        MetBy.PAPER,
        {instrument: ORDINANCE for instrument in LegalInstrument if instrument != PERMIT},
        paper=K.EVALUATIE,
        sections=("lessons",),
        warns=frozenset({K.EVALUATIE}),
    ),
    Duty(
        "views",
        _("Het ontwerp ligt ter inzage en iedereen kan een zienswijze geven"),
        MetBy.ELSEWHERE,
        {
            VISION: _("Omgevingswet artikel 16.26 en Awb afdeling 3.4"),
            PROGRAMME: _("Omgevingswet artikel 16.27 en Awb afdeling 3.4"),
            PLAN: _("Omgevingswet artikel 16.30 en Awb afdeling 3.4"),
            PROJECT: _("Omgevingswet artikel 16.71 en Awb afdeling 3.4"),
        },
        warns=frozenset({K.MOTIVERING, K.PARAGRAAF}),
        note=_("Dit gebeurt bij de officiële publicaties, niet in dit register."),
    ),
    Duty(
        "applicant",
        _("De aanvrager zegt of en hoe hij mensen heeft betrokken, en wat dat opleverde"),
        MetBy.ELSEWHERE,
        {PERMIT: _("Omgevingsregeling artikel 7.4 en Omgevingswet artikel 16.55")},
        warns=frozenset({K.MOTIVERING, K.PARAGRAAF, K.EINDVERSLAG}),
        note=_("Dit staat bij de aanvraag. Kijk ook of de raad participatie hier verplicht stelde."),
    ),
)


def sections_asked(kind: StukKind) -> dict[str, str]:
    """The sections that a paper of this kind cannot do without, with the first article that asks for each."""
    asked: dict[str, str] = {}
    for duty in DUTIES:
        if duty.paper == kind:
            article = str(next(iter(duty.sources.values()), duty.always))
            asked |= dict.fromkeys(duty.sections, article)
    return asked
