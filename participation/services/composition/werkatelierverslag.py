"""Werkatelierverslag: what was said in a working session, and what comes of it."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, text, under
from participation.services.composition.parts import SectionSpec
from participation.services.outcomes.reading import outcome_parts


def _about(dossier: Dossier) -> str:
    session = dossier.werkatelier
    starts, ends = localtime(session.starts_at), localtime(session.ends_at)
    until = date_format(ends, "H.i" if ends.date() == starts.date() else "j F Y, H.i")
    return facts(
        [
            (_("Werkatelier"), session.title),
            (_("Traject"), dossier.traject.title),
            (_("Wanneer"), _("%(start)s tot %(end)s uur") % {"start": date_format(starts, "j F Y, H.i"), "end": until}),
            (_("Waar"), ", ".join(part for part in (session.location, session.address) if part) or _("op afstand")),
            (_("Aanwezigen"), parts.count(session.attendance)),
        ]
    )


def _follow_up(dossier: Dossier) -> str:
    later = [session for session in dossier.werkateliers if session.starts_at > dossier.werkatelier.starts_at]
    return under(_("Volgende werkateliers"), bullets(parts.session_line(session) for session in later))


def _outcomes(dossier: Dossier) -> str:
    """What the team wrote of the whole, then the lines under the part of the programme from which they came."""
    body = text(dossier.werkatelier.outcomes)
    for part in outcome_parts(dossier.werkatelier):
        lines = bullets(line.text for line in part.lines)
        body += under(part.item.title if part.item else _("Verder"), lines) if part.item or body else lines
    return body


SECTIONS = (
    SectionSpec("about", gettext_lazy("Over dit werkatelier"), _about),
    SectionSpec("purpose", gettext_lazy("Doel"), lambda dossier: text(dossier.werkatelier.purpose)),
    SectionSpec("programme", gettext_lazy("Programma"), lambda dossier: text(dossier.werkatelier.programme)),
    SectionSpec("report", gettext_lazy("Verslag"), lambda dossier: text(dossier.werkatelier.report)),
    SectionSpec("outcomes", gettext_lazy("Uitkomsten en afspraken"), _outcomes),
    SectionSpec("follow_up", gettext_lazy("Vervolg"), _follow_up),
)
