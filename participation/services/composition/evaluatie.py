"""Evaluatie: what was reached, how it went and what we learn (Wet versterking participatie asks for it)."""

from django.utils.translation import gettext_lazy

from participation.choices import Process
from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.evaluation_figures import experiences
from participation.services.composition.markup import bullets, sentence
from participation.services.composition.parts import SectionSpec


def _course(dossier: Dossier) -> str:
    return sentence(parts.period(dossier.traject)) + parts.sessions_held(dossier)


def _lessons(dossier: Dossier) -> str:
    """What the team recorded; in a paper that gets published only what may be read outside."""
    return bullets(dossier.lessons)


SECTIONS = (
    SectionSpec("goals", gettext_lazy("Wat wij wilden bereiken"), parts.goals),
    SectionSpec("participation", gettext_lazy("Hoe de participatie was bedoeld"), parts.participation),
    SectionSpec("course", gettext_lazy("Hoe het is verlopen"), _course),
    SectionSpec("results", gettext_lazy("Wat er is bereikt"), parts.reached),
    SectionSpec("cooperation", gettext_lazy("Wie meededen en wat zij bijdroegen"), parts.parties),
    SectionSpec("experiences", gettext_lazy("Wat raad, college, deelnemers en collega's ervan vonden"), experiences),
    SectionSpec("answers", gettext_lazy("Antwoorden op de vragen van evalueren"), parts.answers_of(Process.EVALUATE)),
    SectionSpec("prospects", gettext_lazy("Wat hielp en wat hinderde"), parts.prospects),
    SectionSpec("lessons", gettext_lazy("Lessen"), _lessons),
    SectionSpec("next", gettext_lazy("Vervolg en bijsturing"), parts.nothing),
)
