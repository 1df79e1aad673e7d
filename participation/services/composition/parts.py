"""What papers draw of an opgave and its traject. Each function makes one body from the dossier, or nothing."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from participation.choices import Body, Element, FactorKind, ParticipationChoice, Process, StukKind, Weight
from participation.gaps import gap
from participation.models import Result, Traject
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, headed, link, sentence, table, text, under
from samenwerking.accounts.models import User


def issue(dossier: Dossier) -> str:
    return text(dossier.opgave.issue)


def cause(dossier: Dossier) -> str:
    return text(dossier.opgave.cause)


def ambition(dossier: Dossier) -> str:
    opgave = dossier.opgave
    if not opgave.ambition.strip():
        return ""
    fixed = _("Deze ambitie staat vast.") if opgave.ambition_fixed else _("Over deze ambitie valt nog te praten.")
    return text(opgave.ambition) + sentence(fixed)


def intended_effects(dossier: Dossier) -> str:
    return text(dossier.opgave.intended_effects)


def scope_in(dossier: Dossier) -> str:
    return text(dossier.opgave.scope_in)


def scope_out(dossier: Dossier) -> str:
    return text(dossier.opgave.scope_out)


def goals(dossier: Dossier) -> str:
    return text(dossier.traject.goals)


def fixed(dossier: Dossier) -> str:
    """Said before anyone is invited: what is fixed."""
    return text(dossier.traject.fixed)


def open_space(dossier: Dossier) -> str:
    """And what can still be changed."""
    return text(dossier.traject.open_space)


def participation_choice(dossier: Dossier) -> str:
    """The reasoned yes or no (Wet versterking participatie): what, why, by whom and when."""
    opgave = dossier.opgave
    if opgave.participation == ParticipationChoice.UNDECIDED:
        return ""
    answer = {
        ParticipationChoice.YES: _("Er is participatie bij deze opgave."),
        ParticipationChoice.NO: _("Er is geen participatie bij deze opgave."),
    }[ParticipationChoice(opgave.participation)]
    decided = _("Hierover besloot: %(body)s, op %(date)s.") % {
        "body": opgave.get_participation_body_display().lower(),
        "date": day(opgave.participation_date),
    }
    return sentence(answer) + text(opgave.participation_reason) + sentence(decided)


def participation(dossier: Dossier) -> str:
    """The choice, how the traject works it out, and why in that way."""
    traject = dossier.traject
    choice = participation_choice(dossier)
    if not choice:
        return ""
    return choice + facts(
        [
            (_("Vorm"), traject.get_participation_form_display()),
            (_("Gevolgen voor inwoners"), traject.get_impact_level_display()),
            (_("Sturingsstijl"), traject.get_governing_style_display()),
            (_("Beleidsfase"), traject.get_policy_phase_display()),
            (_("Waarom deze vorm"), " ".join(traject.form_reason.split())),
        ]
    )


def rules(dossier: Dossier) -> str:
    return text(dossier.traject.rules_of_play)


def legal_basis(dossier: Dossier) -> str:
    return text(dossier.traject.legal_basis)


def parties(dossier: Dossier) -> str:
    """Who takes part. How we judge a party and what it offers us are not for a paper that gets published."""
    if dossier.public:
        return table([_("Partij"), _("Rol")], [(party.name, party.get_role_display()) for party in dossier.parties])
    return table(
        [_("Partij"), _("Rol"), _("Belang"), _("Invloed"), _("Houding"), _("Draagt bij")],
        [
            (
                party.name,
                party.get_role_display(),
                str(Weight(party.interest).label),
                str(Weight(party.influence).label),
                party.get_attitude_display(),
                party.commitment,
            )
            for party in dossier.parties
        ],
    )


def parties_list(dossier: Dossier) -> str:
    """Name and role, one party on a line."""
    return bullets(f"{party.name} ({party.get_role_display()})" for party in dossier.parties)


def answers_of(process: Process) -> Callable[[Dossier], str]:
    """The answers to the method's questions of one process, under its three elements."""

    def draw(dossier: Dossier) -> str:
        return headed((str(element.label), _answers(dossier, process, element)) for element in Element)

    return draw


def _answers(dossier: Dossier, process: Process, element: Element) -> str:
    return "".join(
        under(answer.question_text, text(answer.text), level=4) for answer in dossier.answers(process, element)
    )


def results(dossier: Dossier) -> str:
    """What the traject should bring and by when; who sees to it only inside the house."""
    head = [_("Resultaat"), _("Soort"), _("Wanneer")]
    rows = [
        [result.description, _kind_of(result), day(result.due_date) or gap(_("wanneer"))] for result in dossier.results
    ]
    if not dossier.public:
        head.append(_("Door wie"))
        rows = [
            [*row, person(result.owner) or gap(_("door wie"))]
            for row, result in zip(rows, dossier.results, strict=True)
        ]
    return table(head, rows)


def reached(dossier: Dossier) -> str:
    """What it was to bring, and whether it did."""
    return table(
        [_("Resultaat"), _("Soort"), _("Gerealiseerd")],
        [
            (result.description, _kind_of(result), _("ja") if result.realised else _("nog niet"))
            for result in dossier.results
        ],
    )


def prospects(dossier: Dossier) -> str:
    """Candid words of the team: for a paper that gets published the writers say themselves what goes in."""
    if dossier.public:
        return ""
    kinds = ((_("Kansen"), FactorKind.CHANCE), (_("Belemmeringen"), FactorKind.BARRIER))
    return headed((str(title), bullets(dossier.factors(kind))) for title, kind in kinds)


def planning(dossier: Dossier) -> str:
    return text(dossier.traject.planning)


def budget(dossier: Dossier) -> str:
    amount = dossier.traject.budget
    if amount is None:
        return ""
    euro = number_format(amount, decimal_pos=2, force_grouping=True)
    return sentence(_("Voor dit traject is € %(amount)s beschikbaar.") % {"amount": euro})


def bodies(dossier: Dossier) -> str:
    """Who decides and who does what: the council's own role is one of the points it steers on."""
    opgave = dossier.opgave
    if opgave.competent_body == Body.COUNCIL:
        who = _("De raad is bevoegd. Het college bereidt voor en voert uit; de raad besluit en controleert.")
        how = _("De raad vormt zich eerst een beeld, weegt daarna af en besluit dan.")
    else:
        who = _("Het college is bevoegd en besluit. De raad krijgt de stukken ter kennisname en controleert.")
        how = ""
    return (
        sentence(who)
        + sentence(how)
        + facts(
            [
                (_("Portefeuillehouder"), person(opgave.portfolio_holder)),
                (_("Ambtelijk opdrachtgever"), None if dossier.public else person(opgave.client)),
            ]
        )
    )


def adopted(*kinds: StukKind) -> Callable[[Dossier], str]:
    """The papers that this one builds on, with the decisions that settled them."""

    def draw(dossier: Dossier) -> str:
        return bullets(_adopted_lines(dossier, kinds))

    return draw


def _adopted_lines(dossier: Dossier, kinds: Sequence[StukKind]) -> list[str]:
    lines = []
    for stuk in dossier.adopted(*kinds):
        decided = "; ".join(
            _("%(body)s, %(date)s, %(number)s")
            % {"body": decision.get_body_display(), "date": day(decision.date), "number": decision.number}
            for decision in stuk.decisions.all()
        )
        lines.append(f"{stuk.title} ({decided})" if decided else stuk.title)
    return lines


def period(dossier: Dossier) -> str:
    return sentence(period_of(dossier.traject))


def period_of(record: Traject) -> str:
    """From and until, as far as they are known."""
    start, end = record.start_date, record.end_date
    if start and end:
        return _("Van %(start)s tot en met %(end)s.") % {"start": day(start), "end": day(end)}
    if start:
        return _("Vanaf %(start)s.") % {"start": day(start)}
    return _("Tot en met %(end)s.") % {"end": day(end)} if end else ""


def summary(dossier: Dossier) -> str:
    """The opgave on a few lines; that it serves a policy task is no must."""
    opgave = dossier.opgave
    return facts(
        [
            (_("Opgave"), opgave.title),
            (_("Soort"), opgave.get_kind_display()),
            (_("Thema's"), ", ".join(dossier.themes)),
            (_("Gebieden"), ", ".join(dossier.areas)),
            (_("Begin"), day(opgave.start_date)),
            (_("Einde"), day(opgave.end_date)),
            (_("Draagt bij aan"), ", ".join(dossier.contributes_to) or None),
        ]
    )


def trajecten(dossier: Dossier) -> str:
    lines = [f"{traject.title}. {period_of(traject)}".strip() for traject in dossier.trajecten]
    return bullets(lines) or sentence(_("Er is nog geen traject begonnen."))


def register_link(dossier: Dossier) -> str:
    """The page on the register, once it is there for everybody."""
    traject = dossier.traject
    if not dossier.public or traject.published_at is None or dossier.opgave.published_at is None:
        return ""
    return sentence(_("Alles over dit traject staat op het register:")) + link(
        traject.title, traject.get_absolute_url()
    )


def lessons(dossier: Dossier) -> str:
    """What the team recorded; in a paper that gets published only what may be read outside."""
    return bullets(dossier.lessons)


def day(value: date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def _kind_of(result: Result) -> str:
    kind = str(result.get_kind_display())
    return kind if result.final else _("%(kind)s, tussenresultaat") % {"kind": kind}


def person(user: User | None) -> str:
    """Name and function; never the e-mail address that stands in for a name elsewhere."""
    return ", ".join(part for part in (user.get_full_name(), user.function_title) if part) if user else ""
