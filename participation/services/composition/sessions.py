"""What papers draw of werkateliers: of all in a traject, and of one in its own report."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.moments import day_and_time
from participation.gaps import gap
from participation.models import Werkatelier
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, headed, table, text, under
from participation.services.composition.parts import day
from participation.services.outcomes.reading import outcome_parts


def held(dossier: Dossier) -> str:
    """The werkateliers so far, with how many came."""
    return table(
        [_("Werkatelier"), _("Wanneer"), _("Aanwezigen")],
        [
            (session.title, day(localtime(session.starts_at).date()), _attendance(session) or gap(_("aanwezigen")))
            for session in dossier.past_werkateliers
        ],
    )


def reports(dossier: Dossier) -> str:
    """What was said in each werkatelier so far; one without a report is an open place."""
    return headed((session.title, text(session.report)) for session in dossier.past_werkateliers)


def outcomes_of_all(dossier: Dossier) -> str:
    return headed((session.title, text(session.outcomes)) for session in dossier.past_werkateliers)


def coming(dossier: Dossier) -> str:
    return bullets(_line(session) for session in dossier.coming_werkateliers)


# --- one werkatelier ---------------------------------------------------------------------------------


def about(dossier: Dossier) -> str:
    session = dossier.werkatelier
    starts, ends = localtime(session.starts_at), localtime(session.ends_at)
    until = date_format(ends, "H.i" if ends.date() == starts.date() else "j F Y, H.i")
    return facts(
        [
            (_("Werkatelier"), session.title),
            (_("Traject"), dossier.traject.title),
            (_("Wanneer"), _("%(start)s tot %(end)s uur") % {"start": date_format(starts, "j F Y, H.i"), "end": until}),
            (_("Waar"), ", ".join(part for part in (session.location, session.address) if part) or _("op afstand")),
            (_("Aanwezigen"), _attendance(session)),
        ]
    )


def field(name: str) -> Callable[[Dossier], str]:
    """A text field of the werkatelier."""

    def draw(dossier: Dossier) -> str:
        return text(getattr(dossier.werkatelier, name))

    return draw


def programme(dossier: Dossier) -> str:
    """The parts by the clock, then what was written about the whole. Who led them is not kept in papers."""
    session = dossier.werkatelier
    items = session.programme_items.all()
    return bullets(f"{item.starts_at:%H.%M} {item.title}" for item in items) + text(session.programme)


def outcomes(dossier: Dossier) -> str:
    """What the team wrote of the whole, then the lines under the part of the programme from which they came.

    A break has no outcome, so a part without lines is no open place.
    """
    body = text(dossier.werkatelier.outcomes)
    for part in outcome_parts(dossier.werkatelier):
        lines = bullets(line.text for line in part.lines)
        body += under(part.item.title if part.item else _("Verder"), lines) if part.item or body else lines
    return body


def later(dossier: Dossier) -> str:
    """What follows in the traject after this one."""
    following = [session for session in dossier.werkateliers if session.starts_at > dossier.werkatelier.starts_at]
    return bullets(_line(session) for session in following)


def _line(session: Werkatelier) -> str:
    """One werkatelier on one line; the address for taking part online is for participants only."""
    when = day_and_time(session.starts_at)
    where = session.location or _("op afstand")
    return _("%(title)s: %(when)s, %(where)s") % {"title": session.title, "when": when, "where": where}


def _attendance(session: Werkatelier) -> str:
    return "" if session.attendance is None else str(session.attendance)
