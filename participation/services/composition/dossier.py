"""What a paper is drawn from, read once: the number of queries does not grow with the dossier.

A paper of a public dossier is published once it is adopted. So for a public dossier only what may be read outside
is drawn: public answers, what is on the register, no candid words about parties, chances and colleagues. Other
dossiers draw everything. A confidential opgave is named in no paper but its own. ``internal_notes`` are never drawn
(docs/decisions/0015).
"""

from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from participation.choices import Confidentiality, Element, FactorKind, Process, Publicity, StukKind
from participation.models import Answer, Factor, Opgave, Party, Result, SteeringDraft, Stuk, Traject, Werkatelier
from participation.models.stuk import ADOPTED_STATES


class Dossier:
    """One record with what stands around it, in the measure in which its paper may show it."""

    def __init__(self, owner: Opgave | Traject | Werkatelier) -> None:
        self.opgave = owner.opgave
        self._traject = owner if isinstance(owner, Traject) else getattr(owner, "traject", None)
        self._werkatelier = owner if isinstance(owner, Werkatelier) else None
        self.public = self.opgave.confidentiality == Confidentiality.PUBLIC

    @property
    def traject(self) -> Traject:
        assert self._traject is not None, "a paper of an opgave draws nothing from a traject"
        return self._traject

    @property
    def werkatelier(self) -> Werkatelier:
        assert self._werkatelier is not None, "only a werkatelierverslag draws from one werkatelier"
        return self._werkatelier

    @cached_property
    def steering(self) -> SteeringDraft:
        """What was filled in of the steering card; empty when nobody began."""
        return SteeringDraft.objects.filter(opgave=self.opgave).first() or SteeringDraft(opgave=self.opgave)

    @cached_property
    def themes(self) -> list[str]:
        return [theme.name for theme in self.opgave.themes.all()]

    @cached_property
    def areas(self) -> list[str]:
        return [area.name for area in self.opgave.areas.all()]

    @cached_property
    def contributes_to(self) -> list[str]:
        """Titles of the policy tasks it serves, as far as the readers of this paper may know of them."""
        query = ~Q(confidentiality=Confidentiality.CONFIDENTIAL)
        if self.public:
            query = Q(confidentiality=Confidentiality.PUBLIC, published_at__isnull=False)
        return [opgave.title for opgave in self.opgave.contributes_to.filter(query)]

    @cached_property
    def trajecten(self) -> list[Traject]:
        return list(self.opgave.trajecten.filter(self._shown).order_by("start_date", "pk"))

    @cached_property
    def werkateliers(self) -> list[Werkatelier]:
        """Those of the traject that go or went through, oldest first."""
        sessions = self.traject.werkateliers.filter(self._shown, cancelled_at__isnull=True)
        return list(sessions.order_by("starts_at", "pk"))

    @property
    def past_werkateliers(self) -> list[Werkatelier]:
        return [session for session in self.werkateliers if session.ends_at <= timezone.now()]

    @property
    def coming_werkateliers(self) -> list[Werkatelier]:
        return [session for session in self.werkateliers if session.ends_at > timezone.now()]

    @cached_property
    def parties(self) -> list[Party]:
        return list(self.traject.parties.all())

    @cached_property
    def results(self) -> list[Result]:
        return list(self.traject.results.select_related("owner"))

    @cached_property
    def _factors(self) -> list[Factor]:
        return list(self.traject.factors.all())

    def factors(self, kind: FactorKind) -> list[str]:
        """Chances or barriers, each with what is done about it."""
        return [f"{row.text} {row.approach}".strip() for row in self._factors if row.kind == kind]

    @cached_property
    def lessons(self) -> list[str]:
        lessons = self.traject.lessons.all()
        if self.public:
            lessons = lessons.filter(publicity=Publicity.PUBLIC)
        return [lesson.text for lesson in lessons]

    @cached_property
    def _answers(self) -> list[Answer]:
        answers = self.traject.answers.filter(is_current=True).select_related("question")
        if self.public:
            answers = answers.filter(publicity=Publicity.PUBLIC)
        return sorted(answers, key=_place_in_grid)

    def answers(self, process: Process, element: Element) -> list[Answer]:
        """The answers in one cell of the grid, in the order of the questions."""
        cell = (process.value, element.value)
        return [answer for answer in self._answers if (answer.question.process, answer.question.element) == cell]

    @cached_property
    def _adopted(self) -> list[Stuk]:
        """Papers of this traject that were adopted, oldest first; of a public dossier those on the register."""
        papers = self.traject.own_stukken.filter(state__in=ADOPTED_STATES).prefetch_related("decisions")
        if self.public:
            papers = papers.filter(live=True)
        return list(papers.order_by("pk"))

    def adopted(self, *kinds: StukKind) -> list[Stuk]:
        return [stuk for stuk in self._adopted if stuk.kind in kinds]

    @property
    def _shown(self) -> Q:
        return Q(published_at__isnull=False) if self.public else Q()


def _place_in_grid(answer: Answer) -> tuple[int, int, int, int, int]:
    question = answer.question
    return (
        list(Process).index(Process(question.process)),
        list(Element).index(Element(question.element)),
        question.layer,
        question.sort_order,
        question.pk,
    )
