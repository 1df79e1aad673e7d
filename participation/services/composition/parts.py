"""What several kinds of paper draw in the same way. Each function makes one body from the dossier, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.moments import day_and_time
from participation.choices import Body, Element, FactorKind, ParticipationChoice, Process, Weight
from participation.models import Result, Traject, Werkatelier
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, sentence, table, text, under
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class SectionSpec:
    """A section of one kind of paper; ``draw`` makes its first text, no text when the dossier has nothing to say."""

    key: str
    title: str | Promise
    draw: Callable[[Dossier], str]


def nothing(dossier: Dossier) -> str:
    """For what only the writers know: the section starts as missing, so that it is not forgotten."""
    return ""


def issue(dossier: Dossier) -> str:
    return text(dossier.opgave.issue)


def cause(dossier: Dossier) -> str:
    return text(dossier.opgave.cause)


def ambition(dossier: Dossier) -> str:
    opgave = dossier.opgave
    if not opgave.ambition.strip():
        return ""
    fixed = _("Deze ambitie staat vast.") if opgave.ambition_fixed else _("Over deze ambitie valt nog te praten.")
    return text(opgave.ambition) + sentence(fixed) + under(_("Beoogde effecten"), text(opgave.intended_effects))


def scope(dossier: Dossier) -> str:
    return under(_("Hoort er wel bij"), text(dossier.opgave.scope_in)) + under(
        _("Hoort er niet bij"), text(dossier.opgave.scope_out)
    )


def goals(dossier: Dossier) -> str:
    return text(dossier.traject.goals)


def room(dossier: Dossier) -> str:
    """Said before anyone is invited: what is fixed, and what can still be changed."""
    return under(_("Wat vaststaat"), text(dossier.traject.fixed)) + under(
        _("Speelruimte"), text(dossier.traject.open_space)
    )


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
    """The choice, and how the traject works it out."""
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
        ]
    )


def rules(dossier: Dossier) -> str:
    return text(dossier.traject.rules_of_play) + under(_("Wettelijke basis"), text(dossier.traject.legal_basis))


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


def answers_of(process: Process) -> Callable[[Dossier], str]:
    """The answers to the method's questions of one process, under its three elements."""

    def draw(dossier: Dossier) -> str:
        return "".join(
            under(
                str(element.label),
                "".join(
                    under(answer.question_text, text(answer.text), level=4)
                    for answer in dossier.answers(process, element)
                ),
            )
            for element in Element
        )

    return draw


def results(dossier: Dossier) -> str:
    """What the traject should bring and by when; who sees to it only inside the house."""
    head = [_("Resultaat"), _("Soort"), _("Wanneer")]
    rows = [[result.description, _kind_of(result), day(result.due_date)] for result in dossier.results]
    if not dossier.public:
        head.append(_("Door wie"))
        rows = [[*row, _person(result.owner)] for row, result in zip(rows, dossier.results, strict=True)]
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
    return "".join(under(title, bullets(dossier.factors(kind))) for title, kind in kinds)


def planning(dossier: Dossier) -> str:
    coming = dossier.coming_werkateliers
    sessions = under(_("Werkateliers die komen"), bullets(session_line(session) for session in coming))
    return sentence(period(dossier.traject)) + text(dossier.traject.planning) + sessions


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
                (_("Portefeuillehouder"), _person(opgave.portfolio_holder)),
                (_("Ambtelijk opdrachtgever"), "" if dossier.public else _person(opgave.client)),
            ]
        )
    )


def sessions_held(dossier: Dossier) -> str:
    """The werkateliers so far, with how many came."""
    return table(
        [_("Werkatelier"), _("Wanneer"), _("Aanwezigen")],
        [
            (session.title, day(localtime(session.starts_at).date()), count(session.attendance))
            for session in dossier.past_werkateliers
        ],
    )


def adopted_line(dossier: Dossier, *kinds: str) -> str:
    """The papers that this one builds on, with the decisions that settled them."""
    lines = []
    for stuk in dossier.adopted(*kinds):  # type: ignore[arg-type]  # the stored values of StukKind
        decided = "; ".join(
            _("%(body)s, %(date)s, %(number)s")
            % {"body": decision.get_body_display(), "date": day(decision.date), "number": decision.number}
            for decision in stuk.decisions.all()
        )
        lines.append(f"{stuk.title} ({decided})" if decided else stuk.title)
    return bullets(lines)


def period(record: Traject) -> str:
    """From and until, as far as they are known."""
    start, end = record.start_date, record.end_date
    if start and end:
        return _("Van %(start)s tot en met %(end)s.") % {"start": day(start), "end": day(end)}
    if start:
        return _("Vanaf %(start)s.") % {"start": day(start)}
    return _("Tot en met %(end)s.") % {"end": day(end)} if end else ""


def session_line(session: Werkatelier) -> str:
    """One werkatelier on one line; the address for taking part online is for participants only."""
    when = day_and_time(session.starts_at)
    where = session.location or _("op afstand")
    return _("%(title)s: %(when)s, %(where)s") % {"title": session.title, "when": when, "where": where}


def day(value: date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def count(value: int | None) -> str:
    return "" if value is None else str(value)


def _kind_of(result: Result) -> str:
    kind = str(result.get_kind_display())
    return kind if result.final else _("%(kind)s, tussenresultaat") % {"kind": kind}


def _person(person: User | None) -> str:
    """Name and function; never the e-mail address that stands in for a name elsewhere."""
    return ", ".join(part for part in (person.get_full_name(), person.function_title) if part) if person else ""
