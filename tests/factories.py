"""Test data in the words of the domain: ``OpgaveFactory(public=True, lead=anna)``, ``StukFactory(in_review=True)``.

Nothing outside tests/ may import this. The rules allow whatever is made here; a trait says what is special about it.
"""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import factory
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from pages.choices import Element, Process
from pages.models import Area, Question, Theme
from participation.choices import (
    Body,
    Confidentiality,
    Outcome,
    ParticipationChoice,
    PartyRole,
    Publicity,
    ReactionKind,
    ResultKind,
    StukKind,
    StukState,
    TeamRole,
)
from participation.models import (
    Answer,
    Decision,
    Opgave,
    Party,
    Reaction,
    Replacement,
    Result,
    SecrecyGrant,
    Stuk,
    Traject,
    Werkatelier,
)
from participation.policy import grant_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.proposals.making import give_proposal, set_circle

PASSWORD = "een-lang-wachtwoord-1"
PUBLISHED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


# --- people ----------------------------------------------------------------------------------------


class UserFactory(DjangoModelFactory[User]):
    """A person; ``role=`` or ``roles=[...]`` gives roles, ``inactive=True`` somebody who left."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        inactive = factory.Trait(is_active=False)

    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeldpolder.example")
    first_name = "Persoon"
    last_name = factory.Sequence(lambda n: f"Nummer {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        roles = [*kwargs.pop("roles", []), kwargs.pop("role", None)]
        password = kwargs.pop("password", PASSWORD)
        user = model_class(*args, **kwargs)
        user.set_password(password)
        user.save()
        give_roles(user, *[role for role in roles if role is not None])
        return user


def give_roles(user: User, *roles: Role) -> None:
    """Add roles to a person, making the groups when ``sync_roles`` has not run."""
    for role in roles:
        user.groups.add(Group.objects.get_or_create(name=Role(role).value)[0])


def fresh(user: User) -> User:
    """The same person as a next request would load them: nothing remembered about roles."""
    return User.objects.get(pk=user.pk)


class ReplacementFactory(DjangoModelFactory[Replacement]):
    """``replacement`` decides for ``person``, today unless told otherwise."""

    class Meta:
        model = Replacement

    person = factory.SubFactory(UserFactory, role=Role.MANAGER)
    replacement = factory.SubFactory(UserFactory, role=Role.MANAGER)
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))


# --- guide content the register leans on ------------------------------------------------------------


class ThemeFactory(DjangoModelFactory[Theme]):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    name = factory.Sequence(lambda n: f"Thema {n}")
    slug = factory.LazyAttribute(lambda term: slugify(term.name))


class AreaFactory(DjangoModelFactory[Area]):
    class Meta:
        model = Area
        django_get_or_create = ("slug",)

    name = factory.Sequence(lambda n: f"Gebied {n}")
    slug = factory.LazyAttribute(lambda term: slugify(term.name))


class QuestionFactory(DjangoModelFactory[Question]):
    """A question of the method, in verkennen × inhoud unless told otherwise."""

    class Meta:
        model = Question

    process = Process.EXPLORE
    element = Element.CONTENT
    layer = 1
    sort_order = factory.Sequence(int)
    text = factory.Sequence(lambda n: f"Wat is vraag {n}?")
    reason = "Zonder dit antwoord begint iedereen aan iets anders."


# --- dossiers --------------------------------------------------------------------------------------


def _as_list(people: User | list[User] | None) -> list[User]:
    return people if isinstance(people, list) else [person for person in (people,) if person]


class RecordFactory(DjangoModelFactory):
    """What the three records share. ``lead``, ``member`` and ``reader`` take a person or a list of them."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    slug = factory.LazyAttribute(lambda record: slugify(record.title))
    internal_notes = factory.LazyAttribute(lambda record: f"kanarie-{record.slug}")

    @classmethod
    def _create(cls, model_class: type[Any], *args: Any, **kwargs: Any) -> Any:
        team = {role: _as_list(kwargs.pop(role.value, None)) for role in TeamRole}
        leads = team[TeamRole.LEAD]
        kwargs.setdefault("created_by", leads[0] if leads else UserFactory(role=Role.PROJECT_LEADER))
        kwargs.setdefault("updated_by", kwargs["created_by"])
        record = super()._create(model_class, *args, **kwargs)
        for role, people in team.items():
            for person in people:
                grant_team_role(person, record, role)
        return record


class OpgaveFactory(RecordFactory):
    """An internal opgave. ``public`` may go on the register, ``published`` is on it."""

    class Meta:
        model = Opgave

    class Params:
        public = factory.Trait(confidentiality=Confidentiality.PUBLIC)
        published = factory.Trait(confidentiality=Confidentiality.PUBLIC, published_at=PUBLISHED_AT)
        confidential = factory.Trait(confidentiality=Confidentiality.CONFIDENTIAL)
        council = factory.Trait(competent_body=Body.COUNCIL)
        closed = factory.Trait(closed_at=PUBLISHED_AT)
        with_participation = factory.Trait(
            participation=ParticipationChoice.YES,
            participation_reason="Wie in het gebied woont, weet wat er speelt.",
            participation_body=Body.COLLEGE,
            participation_date=date(2026, 2, 3),
        )
        without_participation = factory.Trait(
            participation=ParticipationChoice.NO,
            participation_reason="De wet laat geen ruimte voor een keuze.",
            participation_body=Body.COLLEGE,
            participation_date=date(2026, 2, 3),
        )

    title = factory.Sequence(lambda n: f"Opgave {n}")
    confidentiality = Confidentiality.INTERNAL
    issue = "Het plein loopt leeg en de winkels met het plein."
    ambition = "Een plein waar mensen graag komen."
    portfolio_holder = factory.SubFactory(UserFactory, role=Role.COLLEGE)
    client = factory.SubFactory(UserFactory, role=Role.MANAGER)

    @factory.post_generation
    def themes(self, create: bool, extracted: list[Theme] | None, **kwargs: Any) -> None:
        self.themes.add(*extracted or [])  # type: ignore[attr-defined]  # self is the opgave here

    @factory.post_generation
    def areas(self, create: bool, extracted: list[Area] | None, **kwargs: Any) -> None:
        self.areas.add(*extracted or [])  # type: ignore[attr-defined]  # self is the opgave here


class TrajectFactory(RecordFactory):
    """A traject in verkennen under an internal opgave; the traits reach the opgave as well."""

    class Meta:
        model = Traject

    class Params:
        public = factory.Trait(opgave__public=True)
        published = factory.Trait(opgave__published=True, published_at=PUBLISHED_AT)
        confidential = factory.Trait(opgave__confidential=True)
        council = factory.Trait(opgave__council=True)
        closed = factory.Trait(closed_at=PUBLISHED_AT)

    opgave = factory.SubFactory(OpgaveFactory)
    title = factory.Sequence(lambda n: f"Traject {n}")
    goals = "Weten wat bewoners en ondernemers belangrijk vinden."
    fixed = "Het budget en de grenzen van het gebied."
    open_space = "De inrichting van het plein."


class WerkatelierFactory(RecordFactory):
    """An evening in a hall, two weeks from the fixed publication date."""

    class Meta:
        model = Werkatelier

    class Params:
        public = factory.Trait(traject__public=True)
        published = factory.Trait(traject__published=True, published_at=PUBLISHED_AT)
        confidential = factory.Trait(traject__confidential=True)

    traject = factory.SubFactory(TrajectFactory)
    title = factory.Sequence(lambda n: f"Werkatelier {n}")
    starts_at = PUBLISHED_AT + timedelta(days=14)
    ends_at = factory.LazyAttribute(lambda record: record.starts_at + timedelta(hours=2))
    location = "Dorpshuis De Linde, grote zaal"
    purpose = "Samen bepalen wat het plein nodig heeft."


class PartyFactory(DjangoModelFactory[Party]):
    class Meta:
        model = Party

    traject = factory.SubFactory(TrajectFactory)
    name = factory.Sequence(lambda n: f"Dorpsbelang {n}")
    role = PartyRole.COPRODUCER


class ResultFactory(DjangoModelFactory[Result]):
    class Meta:
        model = Result

    traject = factory.SubFactory(TrajectFactory)
    kind = ResultKind.CONTENT
    description = "Een ontwerp dat het dorp herkent."


class AnswerFactory(DjangoModelFactory[Answer]):
    """The current answer to a question; ``public=True`` may be read outside."""

    class Meta:
        model = Answer

    class Params:
        public = factory.Trait(publicity=Publicity.PUBLIC)

    traject = factory.SubFactory(TrajectFactory)
    question = factory.SubFactory(QuestionFactory)
    question_text = factory.LazyAttribute(lambda answer: answer.question.text)
    text = "Het plein is leeg omdat de weg erlangs druk is."
    author = factory.SubFactory(UserFactory, role=Role.PROJECT_LEADER)


# --- papers ----------------------------------------------------------------------------------------

SECTIONS = [
    {"key": "aanleiding", "title": "Aanleiding", "body": "<p>Het plein loopt leeg.</p>", "missing": False},
    {"key": "aanpak", "title": "Aanpak", "body": "<p>We beginnen met drie avonden.</p>", "missing": False},
    {"key": "kosten", "title": "Kosten", "body": "", "missing": True},
]


class StukFactory(DjangoModelFactory):
    """A startnotitie in draft of a traject; ``owner=`` is any record, a trait names the state it reached.

    The author of the text is the record's author, or ``created_by``. ``offered_to_college`` and
    ``offered_to_council`` say how far it came; ``published`` is adopted and on the register.
    """

    class Meta:
        model = Stuk

    class Params:
        draft = factory.Trait(state=StukState.DRAFT)
        in_review = factory.Trait(state=StukState.IN_REVIEW)
        returned = factory.Trait(state=StukState.RETURNED)
        adopted = factory.Trait(state=StukState.ADOPTED)
        adopted_amended = factory.Trait(state=StukState.ADOPTED_AMENDED)
        deferred = factory.Trait(state=StukState.DEFERRED)
        rejected = factory.Trait(state=StukState.REJECTED)
        withdrawn = factory.Trait(state=StukState.WITHDRAWN)
        published = factory.Trait(state=StukState.ADOPTED, live=True)
        offered_to_college = factory.Trait(college_offered_at=PUBLISHED_AT)
        offered_to_council = factory.Trait(council_offered_at=PUBLISHED_AT)

    kind = StukKind.STARTNOTITIE
    title = factory.Sequence(lambda n: f"Startnotitie {n}")
    slug = factory.LazyAttribute(lambda stuk: slugify(stuk.title))
    internal_notes = factory.LazyAttribute(lambda stuk: f"kanarie-{stuk.slug}")
    owner = factory.SubFactory(TrajectFactory)
    sections = factory.LazyFunction(lambda: deepcopy(SECTIONS))
    state = StukState.DRAFT
    live = False

    @classmethod
    def _create(cls, model_class: type[Stuk], *args: Any, **kwargs: Any) -> Stuk:
        owner, state, live = kwargs.pop("owner"), kwargs.pop("state"), kwargs.pop("live")
        marks = {name: kwargs.pop(name, None) for name in ("college_offered_at", "council_offered_at")}
        kwargs.setdefault("created_by", owner.created_by)
        traject = owner if isinstance(owner, Traject) else getattr(owner, "traject", None)
        kwargs |= {f"{owner._meta.model_name}_owner": owner, "opgave": owner.opgave, "traject": traject}
        stuk = super()._create(model_class, *args, **kwargs)
        revision = stuk.save_revision(user=stuk.created_by)
        stuk.refresh_from_db()
        if state != StukState.DRAFT:
            stuk.submitted_revision, stuk.submitted_by, stuk.submitted_at = revision, stuk.created_by, PUBLISHED_AT
        stuk.state, stuk.live, stuk.live_revision = state, live, revision if live else None
        stuk.first_published_at = stuk.last_published_at = PUBLISHED_AT if live else None
        stuk.council_revision = revision if marks["council_offered_at"] else None
        for name, moment in marks.items():
            setattr(stuk, name, moment)
        if state != StukState.DRAFT or live or any(marks.values()):
            stuk.save()
        return stuk


class DecisionFactory(DjangoModelFactory[Decision]):
    """A decision on the submitted text of an adopted paper."""

    class Meta:
        model = Decision

    stuk = factory.SubFactory(StukFactory, adopted=True)
    revision = factory.LazyAttribute(lambda decision: decision.stuk.submitted_revision)
    offered_revision = factory.SelfAttribute("revision")
    body = Body.COLLEGE
    date = PUBLISHED_AT.date()
    number = factory.Sequence(lambda n: f"B-2026-{n:04d}")
    outcome = Outcome.ADOPTED
    content_hash = factory.LazyAttribute(lambda decision: decision.stuk.content_hash())
    registered_by = factory.SubFactory(UserFactory, role=Role.SECRETARIAT)


class ReactionFactory(DjangoModelFactory[Reaction]):
    """A council member's question; ``answered=True`` has an answer of the author of the paper."""

    class Meta:
        model = Reaction
        skip_postgeneration_save = True

    class Params:
        by_college = factory.Trait(body=Body.COLLEGE, author=factory.SubFactory(UserFactory, role=Role.COLLEGE))
        answered = factory.Trait(
            answer="Dat zoeken we uit voor de volgende avond.",
            answered_by=factory.SelfAttribute("stuk.created_by"),
            answered_at=PUBLISHED_AT,
        )

    stuk = factory.SubFactory(StukFactory, in_review=True, offered_to_college=True, offered_to_council=True)
    revision = factory.SelfAttribute("stuk.submitted_revision")
    section_key = "aanpak"
    body = Body.COUNCIL
    kind = ReactionKind.QUESTION
    text = "Waarom drie avonden?"
    author = factory.SubFactory(UserFactory, role=Role.COUNCIL)
    proposal = factory.PostGeneration(give_proposal)


class SecrecyGrantFactory(DjangoModelFactory[SecrecyGrant]):
    """Secrecy on a submitted paper of a confidential dossier, in force today; ``members=[...]`` is the circle."""

    class Meta:
        model = SecrecyGrant
        skip_postgeneration_save = True

    stuk = factory.SubFactory(StukFactory, in_review=True, owner__confidential=True)
    basis = "Artikel 87 Gemeentewet"
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    imposed_by = factory.SubFactory(UserFactory, role=Role.COLLEGE)

    members = factory.PostGeneration(set_circle)
