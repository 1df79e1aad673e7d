"""One public dossier with one of everything that stands in a list, and somebody for every kind of list."""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from participation.choices import (
    ChallengeState,
    Channel,
    FactorKind,
    InitiativeState,
    Moderation,
    MunicipalityRole,
    Publicity,
    ResponseOutcome,
    StukKind,
    TeamRole,
)
from participation.models import (
    Absence,
    AreaImport,
    BudgetLine,
    ChallengeRequest,
    Commitment,
    CommitmentMove,
    Contribution,
    ContributionGroup,
    ContributionImport,
    EvaluationReply,
    EvaluationRound,
    Factor,
    Fraction,
    Initiative,
    Lesson,
    Milestone,
    Opgave,
    Organisation,
    Outcome,
    Party,
    RegisterImport,
    Response,
    Stuk,
    Traject,
    Werkatelier,
)
from participation.policy import grant_team_role
from participation.services.bin import delete_to_bin
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.outbox.choices import MailFailure, MailKind, MailState
from samenwerking.outbox.models import OutgoingMail
from tests.exports.conftest import attach, make_dossier
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    ReactionFactory,
    ReplacementFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    UserFactory,
    fresh,
)


@dataclass(frozen=True)
class Each:
    """``people`` by the word of a row; ``words`` are what stands between braces in an address."""

    people: dict[str, User]
    words: dict[str, object]


def one_of_each() -> Each:
    import_module(settings.ROOT_URLCONF)  # every service has said which parts can be deleted
    sync_roles()
    made = make_dossier("published")
    traject, lead = made.traject, made.lead
    session = Werkatelier.objects.filter(traject=traject, title__startswith="Avond").get()
    opgave = _dossier(traject, session)
    _voices(traject, session, lead)
    _parts(traject, session, lead)
    round_ = _society(opgave, traject, lead)
    _upkeep(traject, lead, made.people["admin"], made.people["manager"])
    meeting = made.stuk.meeting_papers.get().meeting
    for person in made.people.values():
        assert fresh(person).roles
    call_command("rebuild_search", stdout=StringIO())
    words: dict[str, object] = {"meeting": meeting.pk, "round": round_.pk}
    return Each(made.people, words | {"opgave": opgave.slug, "traject": traject.slug, "session": session.slug})


def _dossier(traject: Traject, session: Werkatelier) -> Opgave:
    """On the register, with papers of each record, an area and a theme, under a wider opgave."""
    Werkatelier.objects.filter(traject=traject).update(published_at=PUBLISHED_AT)
    opgave = traject.opgave
    opgave.areas.add(AreaFactory(name="Oosterwal"))
    opgave.themes.add(ThemeFactory(name="Groen"))
    opgave.contributes_to.add(OpgaveFactory(published=True, title="Beleid"))
    offered = {"in_review": True, "offered_to_college": True, "offered_to_council": True}
    for owner in (opgave, traject, session):
        DecisionFactory(stuk=StukFactory(owner=owner, published=True, kind=StukKind.EINDVERSLAG))
    ReactionFactory(stuk=StukFactory(owner=traject, **offered), answered=True)
    return opgave


def _voices(traject: Traject, session: Werkatelier, lead: User) -> None:
    """A contribution on its own and one in a subject, both with an answer and a promise that moved."""
    group = ContributionGroup.objects.create(traject=traject, title="Bomen")
    paper = Stuk.objects.filter(traject=traject, live=True).earliest("pk")
    answer = {"outcome": ResponseOutcome.USED, "reason": "Dat doen we.", "given_by": lead, "given_at": timezone.now()}
    facts = {"werkatelier": session, "publicity": Publicity.PUBLIC, "received_on": timezone.localdate()}
    Contribution.objects.filter(traject=traject).update(**facts)
    Contribution.objects.create(
        traject=traject, group=group, text="Meer bomen graag", channel=Channel.LETTER, state=Moderation.SHOWN, **facts
    )
    for said in Contribution.objects.filter(traject=traject):
        whose = {"group": group} if said.group else {"contribution": said}
        Response.objects.create(**whose, **answer, stuk=paper, section_key="aanpak")
        due = timezone.localdate() + timedelta(days=9)
        promise = Commitment.objects.create(
            traject=traject, promise="Een bankje", promised_to="de buurt", owner=lead, due_date=due, created_by=lead,
            contribution=said, werkatelier=session, stuk=paper, publicity=Publicity.PUBLIC,
        )  # fmt: skip
        CommitmentMove.objects.create(
            commitment=promise, before=due, after=due + timedelta(days=9), reason="Regen", moved_by=lead
        )
        Outcome.objects.create(werkatelier=session, text="Meer bomen", contribution=said, created_by=lead)


def _parts(traject: Traject, session: Werkatelier, lead: User) -> None:
    today = timezone.localdate()
    AnswerFactory(traject=traject, public=True)
    ResultFactory(traject=traject)
    Party.objects.filter(traject=traject).update(organisation=Organisation.objects.create(name="Dorpsbelang"))
    Traject.objects.filter(pk=traject.pk).update(budget_public=True)
    BudgetLine.objects.create(traject=traject, item="Zaalhuur")
    Factor.objects.create(traject=traject, kind=FactorKind.values[0], text="Er is geld.")
    Milestone.objects.create(traject=traject, title="Begin", start_date=today, publicity=Publicity.PUBLIC)
    lesson = Lesson.objects.create(traject=traject, text="Eerder beginnen", author=lead, publicity=Publicity.PUBLIC)
    Outcome.objects.create(werkatelier=session, text="Eerder beginnen", lesson=lesson, created_by=lead)


def _society(opgave: Opgave, traject: Traject, lead: User) -> EvaluationRound:
    """An initiative, a request, and an evaluation that is over and public."""
    today, staff = timezone.localdate(), UserFactory(role=Role.COMMUNICATION)
    initiative = Initiative.objects.create(
        name="Bloemen", slug="bloemen", story="Langs de weg.", municipality_role=MunicipalityRole.FACILITATE,
        last_checked=today, state=InitiativeState.SHOWN, created_by=staff,
    )  # fmt: skip
    initiative.opgaven.add(opgave)
    initiative.areas.set(opgave.areas.all())
    initiative.themes.set(opgave.themes.all())
    ChallengeRequest.objects.create(
        title="Het park", slug="het-park", budget=1200, received_on=today, state=ChallengeState.ASSESSMENT, handler=lead
    )
    round_ = EvaluationRound.objects.create(
        traject=traject, opens_on=today - timedelta(days=9), closes_on=today - timedelta(days=2), created_by=lead,
        questions=[f"Vraag {number}" for number in range(5)], published_at=timezone.now(),
    )  # fmt: skip
    EvaluationReply.objects.bulk_create(
        EvaluationReply(round=round_, group="participants", scores=[4] * 5, remarks=[""] * 5) for _ in range(6)
    )
    return round_


def _upkeep(traject: Traject, lead: User, admin: User, manager: User) -> None:
    """What was imported, deleted and taken over, and mail that did not arrive."""
    today = timezone.localdate()
    RegisterImport.objects.create(file_name="lijst.csv", created_by=lead)
    ContributionImport.objects.create(traject=traject, file_name="inbreng.csv", created_by=lead)
    AreaImport.objects.create(file_name="buurten.geojson", created_by=admin)
    delete_to_bin(user=lead, part=PartyFactory(traject=traject))
    grant_team_role(lead, traject.opgave, TeamRole.LEAD)
    delete_to_bin(user=lead, part=attach(traject, "nota.txt", b"nota", opgave=traject.opgave, traject_id=None))
    ReplacementFactory(person=manager)
    Absence.objects.create(person=manager, starts_on=today, ends_on=today)
    Fraction.objects.create(name="Dorpslijst", seats=3, starts_on=today)
    OutgoingMail.objects.create(
        recipient=UserFactory(role=Role.COUNCIL), letter="opgave", kind=MailKind.values[0], state=MailState.FAILED,
        failure=MailFailure.values[0], settled_at=timezone.now(),
    )  # fmt: skip
