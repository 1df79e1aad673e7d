"""Who may do what (DESIGN section 3). The only caller of django-guardian.

Two levels of seeing: *view* (at least the public fields) and *view internal* (all fields). For each there is
a queryset and a question about one object, and they always agree because the question asks the queryset.
Superusers are nobody special here: only roles, relations and the two person fields count.
"""

from collections.abc import Sequence
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from guardian.shortcuts import assign_perm, get_objects_for_user, remove_perm
from wagtail.models import Revision, TaskState, WorkflowState

from participation.choices import Body, Confidentiality, Publicity, ReactionKind, StepKind, StukState, TeamRole
from participation.models import (
    Answer,
    Decision,
    Opgave,
    OpgaveUserObjectPermission,
    Reaction,
    Replacement,
    Stuk,
    Traject,
    TrajectUserObjectPermission,
    Werkatelier,
)
from participation.models.stuk import ADOPTED_STATES, EDITABLE_STATES
from participation.selectors.steps import current_round, current_task_state, decider_ids, editor_ids, step_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

AnyUser = User | AnonymousUser
Dossier = Opgave | Traject
AnyRecord = Opgave | Traject | Werkatelier
ModelT = TypeVar("ModelT", bound=Model)

# Rule 3: these roles see public and internal dossiers, internal fields included.
INTERNAL_READERS = frozenset(
    {
        Role.COMMUNICATION,
        Role.PROJECT_LEADER,
        Role.MANAGER,
        Role.COLLEGE,
        Role.SECRETARIAT,
        Role.CLERK,
        Role.AUDITOR,
    }
)
# Rule 4: who can be in a circle of secrecy. Holding the office is part of it: it ends when the role is taken away.
SECRECY_CIRCLE = frozenset({Role.COLLEGE, Role.SECRETARIAT, Role.COUNCIL, Role.CLERK})
# Rules 7 and 8: which role moves which step. The client's step is decided by a person as well, see below.
STEP_ROLES: dict[StepKind, Role] = {
    StepKind.CLIENT: Role.MANAGER,
    StepKind.COMMUNICATION: Role.COMMUNICATION,
    StepKind.COLLEGE_DECISION: Role.SECRETARIAT,
    StepKind.COUNCIL_PICTURE: Role.CLERK,
    StepKind.COUNCIL_JUDGEMENT: Role.CLERK,
    StepKind.COUNCIL_DECISION: Role.CLERK,
    StepKind.COUNCIL_INFORMATION: Role.CLERK,
}
# Rule 8: at these steps a body acts and somebody registers it; registering is not approving.
REGISTERED_STEPS: dict[StepKind, Body] = {
    StepKind.COLLEGE_DECISION: Body.COLLEGE,
    StepKind.COUNCIL_PICTURE: Body.COUNCIL,
    StepKind.COUNCIL_JUDGEMENT: Body.COUNCIL,
    StepKind.COUNCIL_DECISION: Body.COUNCIL,
    StepKind.COUNCIL_INFORMATION: Body.COUNCIL,
}
# Of those, the steps that end in a decision with an outcome, number and date.
DECISION_STEPS = frozenset({StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION, StepKind.COUNCIL_INFORMATION})


# --- people ----------------------------------------------------------------------------------------


def is_known(user: AnyUser) -> bool:
    """A logged-in person whose account is in use."""
    return bool(user.is_authenticated and user.is_active)


def has_role(user: AnyUser, *roles: Role) -> bool:
    return isinstance(user, User) and is_known(user) and any(role.value in user.roles for role in roles)


def _reads_internal(user: AnyUser) -> bool:
    return has_role(user, *INTERNAL_READERS)


def _related_by_team(user: AnyUser, model: type[ModelT], *roles: TeamRole) -> QuerySet[ModelT]:
    """Records of ``model`` on which the user has one of the team roles; nothing for strangers."""
    if not is_known(user):
        return model._default_manager.none()
    name = model._meta.model_name
    return get_objects_for_user(
        user,
        [f"{role.value}_{name}" for role in roles or TeamRole],
        klass=model,
        use_groups=False,
        any_perm=True,
        with_superuser=False,
        accept_global_perms=False,
    )


def _ids(queryset: QuerySet[ModelT]) -> QuerySet[ModelT]:
    return queryset.order_by().values("pk")  # type: ignore[return-value]


def _related_opgaven(user: AnyUser) -> Q:
    """Rule 4: lead, member, reader, portfolio holder or client of the opgave itself."""
    if not is_known(user):
        return Q(pk__in=[])
    return Q(portfolio_holder=user) | Q(client=user) | Q(pk__in=_ids(_related_by_team(user, Opgave)))


# --- seeing ----------------------------------------------------------------------------------------

PUBLISHED_OPGAVE = Q(confidentiality=Confidentiality.PUBLIC, published_at__isnull=False)


def _prefixed(query: Q, prefix: str) -> Q:
    """The same condition, seen from a record one or more relations away."""
    children: list[Q | tuple[str, object]] = []
    for child in query.children:
        if isinstance(child, Q):
            children.append(_prefixed(child, prefix))
        else:
            name, value = child  # type: ignore[misc]  # a leaf of a Q is a pair; the stubs name every kind of node
            children.append((f"{prefix}__{name}", value))
    return Q(*children, _connector=query.connector, _negated=query.negated)


def _internal_opgaven(user: AnyUser) -> Q:
    query = _related_opgaven(user)
    if is_known(user):
        query |= Q(pk__in=_related_by_team(user, Traject).order_by().values("opgave_id"))
    if _reads_internal(user):
        query |= ~Q(confidentiality=Confidentiality.CONFIDENTIAL)
    return query


def _internal_trajecten(user: AnyUser) -> Q:
    query = _prefixed(_related_opgaven(user), "opgave")
    if is_known(user):
        query |= Q(pk__in=_ids(_related_by_team(user, Traject)))
    if _reads_internal(user):
        query |= ~Q(opgave__confidentiality=Confidentiality.CONFIDENTIAL)
    return query


def related_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """The opgaven that the user works on, answers for or gave the order for."""
    return Opgave.objects.filter(_related_opgaven(user))


def related_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """The trajecten of the user's own team, and those under an opgave that the user is related to."""
    query = _prefixed(_related_opgaven(user), "opgave")
    if is_known(user):
        query |= Q(pk__in=_ids(_related_by_team(user, Traject)))
    return Traject.objects.filter(query)


def internal_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Opgaven of which the user may see every field."""
    return Opgave.objects.filter(_internal_opgaven(user))


def internal_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """Trajecten of which the user may see every field."""
    return Traject.objects.filter(_internal_trajecten(user))


def internal_werkateliers(user: AnyUser) -> QuerySet[Werkatelier]:
    """Werkateliers of which the user may see every field."""
    return Werkatelier.objects.filter(_prefixed(_internal_trajecten(user), "traject"))


def _internal_stukken(user: AnyUser) -> Q:
    of_opgave = Q(traject__isnull=True) & _prefixed(_internal_opgaven(user), "opgave")
    return of_opgave | _prefixed(_internal_trajecten(user), "traject")


def internal_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers of which the user may read every version and the notes."""
    return Stuk.objects.filter(_internal_stukken(user))


def public_opgaven() -> QuerySet[Opgave]:
    """Opgaven on the public register."""
    return Opgave.objects.filter(PUBLISHED_OPGAVE)


def public_trajecten() -> QuerySet[Traject]:
    """Trajecten on the public register."""
    return Traject.objects.filter(_prefixed(PUBLISHED_OPGAVE, "opgave"), published_at__isnull=False)


def public_werkateliers() -> QuerySet[Werkatelier]:
    """Werkateliers on the public register."""
    return Werkatelier.objects.filter(
        _prefixed(PUBLISHED_OPGAVE, "traject__opgave"),
        traject__published_at__isnull=False,
        published_at__isnull=False,
    )


def public_stukken() -> QuerySet[Stuk]:
    """Papers on the public register; readers get their live revision."""
    return Stuk.objects.filter(_prefixed(PUBLISHED_OPGAVE, "opgave"), live=True)


def withdrawn_stukken() -> QuerySet[Stuk]:
    """Papers that were on the public register and were taken off with a reason; everybody may know that they were."""
    return Stuk.objects.filter(
        _prefixed(PUBLISHED_OPGAVE, "opgave"), live=False, state__in=ADOPTED_STATES
    ).exclude(unpublished_reason="")


def public_answers(traject: Traject) -> QuerySet[Answer]:
    """What everybody may read of the answers of a traject that is on the public register."""
    return traject.answers.filter(
        traject__in=_ids(public_trajecten()), is_current=True, publicity=Publicity.PUBLIC
    )


def visible_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Opgaven whose existence the user may know of."""
    return Opgave.objects.filter(PUBLISHED_OPGAVE | _internal_opgaven(user))


def visible_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """Trajecten whose existence the user may know of."""
    return Traject.objects.filter(Q(pk__in=_ids(public_trajecten())) | _internal_trajecten(user))


def visible_werkateliers(user: AnyUser) -> QuerySet[Werkatelier]:
    """Werkateliers whose existence the user may know of."""
    return Werkatelier.objects.filter(
        Q(pk__in=_ids(public_werkateliers())) | Q(pk__in=_ids(internal_werkateliers(user)))
    )


def _offered_to_council(user: AnyUser) -> Q:
    """Rule 3: the council reads what it was offered, unless it is confidential."""
    if not has_role(user, Role.COUNCIL):
        return Q(pk__in=[])
    return Q(council_offered_at__isnull=False) & ~Q(opgave__confidentiality=Confidentiality.CONFIDENTIAL)


def offered_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers that the council was offered and that this member therefore reads (rule 3)."""
    return Stuk.objects.filter(_offered_to_council(user))


def _granted_in_secrecy(user: AnyUser) -> Q:
    """Rule 4: the named circle sees the paper while the secrecy is in force and they hold their office (rule 10)."""
    if not isinstance(user, User) or not has_role(user, *SECRECY_CIRCLE):
        return Q(pk__in=[])
    today = timezone.localdate()
    grants = user.secrecy_grants.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today, lifted_at__isnull=True
    )
    return Q(pk__in=grants.values("stuk_id")) & Q(submitted_revision__isnull=False)


def visible_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers whose existence the user may know of."""
    return Stuk.objects.filter(
        Q(pk__in=_ids(public_stukken()))
        | _internal_stukken(user)
        | _offered_to_council(user)
        | _granted_in_secrecy(user)
    )


VISIBLE = {
    Opgave: visible_opgaven,
    Traject: visible_trajecten,
    Werkatelier: visible_werkateliers,
    Stuk: visible_stukken,
}
INTERNAL = {
    Opgave: internal_opgaven,
    Traject: internal_trajecten,
    Werkatelier: internal_werkateliers,
    Stuk: internal_stukken,
}


def user_can_view(user: AnyUser, obj: AnyRecord | Stuk) -> bool:
    """May the user know of this record and see at least its public fields?"""
    return VISIBLE[type(obj)](user).filter(pk=obj.pk).exists()  # type: ignore[operator]


def user_can_view_internal(user: AnyUser, obj: AnyRecord | Stuk) -> bool:
    """May the user see every field of this record?"""
    return INTERNAL[type(obj)](user).filter(pk=obj.pk).exists()  # type: ignore[operator]


def visible_answers(user: AnyUser, traject: Traject) -> QuerySet[Answer]:
    """Current answers: all for internal readers, the public ones for others who may see the traject."""
    answers = traject.answers.filter(is_current=True)
    if user_can_view_internal(user, traject):
        return answers
    if user_can_view(user, traject):
        return answers.filter(publicity=Publicity.PUBLIC)
    return answers.none()


def visible_reactions(user: AnyUser, stuk: Stuk) -> QuerySet[Reaction]:
    """Rule 3: internal readers see all reactions; the council and the circle those of their own body."""
    reactions = stuk.reactions.all()
    if user_can_view_internal(user, stuk):
        return reactions
    body = reaction_body(user)
    if body is None or not user_can_view_offered(user, stuk):
        return reactions.none()
    return reactions.filter(body=body)


def user_can_view_offered(user: AnyUser, stuk: Stuk) -> bool:
    """May the user read the offered text in the werkplaats, without being an internal reader?"""
    query = _offered_to_council(user) | _granted_in_secrecy(user)
    return Stuk.objects.filter(query, pk=stuk.pk).exists()


def readable_revision(user: AnyUser, stuk: Stuk) -> Revision | None:
    """The one version of a paper that this person reads, on a page, in a PDF and in search alike.

    None: the paper does not exist for this person (rule 11).
    """
    return readable_revisions(user, [stuk]).get(stuk.pk)


def readable_revisions(user: AnyUser, stukken: Sequence[Stuk]) -> dict[int, Revision]:
    """The version that this person reads of each paper; papers that do not exist for the person are left out.

    Internal readers read the newest text. Others read what was put before them: the council what it was offered,
    a circle of secrecy what was submitted, everybody what is on the register. Who is more than one of these reads
    the latest of those texts. The number of queries does not grow with the number of papers.
    """
    papers = Stuk.objects.filter(pk__in=[stuk.pk for stuk in stukken]).order_by()
    ways = {
        "latest_revision": _internal_stukken(user),
        "council_revision": _offered_to_council(user),
        "submitted_revision": _granted_in_secrecy(user),
        "live_revision": Q(pk__in=_ids(public_stukken())),
    }
    marks = {f"by_{name}": ExpressionWrapper(query, BooleanField()) for name, query in ways.items()}
    rows = {row["pk"]: row for row in papers.annotate(**marks).values("pk", *marks)}
    found: dict[int, Revision] = {}
    for stuk in stukken:
        row = rows.get(stuk.pk, {})
        texts = [getattr(stuk, name) for name in ways if row.get(f"by_{name}") and getattr(stuk, f"{name}_id")]
        if texts:
            found[stuk.pk] = max(texts, key=lambda revision: revision.pk)
    return found


def visible_decisions(user: AnyUser, stuk: Stuk) -> QuerySet[Decision]:
    """Rule 3: internal readers and readers of the register see every decision; others from the offer on."""
    decisions = stuk.decisions.all()
    if user_can_view_internal(user, stuk) or public_stukken().filter(pk=stuk.pk).exists():
        return decisions
    if not user_can_view_offered(user, stuk):
        return decisions.none()
    since = stuk.council_offered_at or stuk.college_offered_at or stuk.submitted_at
    return decisions.filter(created_at__gte=since)


# --- team ------------------------------------------------------------------------------------------


def _has_team_role(user: AnyUser, record: AnyRecord, *roles: TeamRole) -> bool:
    """On the record's traject or on its opgave: a relation to the opgave reaches everything beneath it."""
    traject = record if isinstance(record, Traject) else getattr(record, "traject", None)
    if traject is not None and _related_by_team(user, Traject, *roles).filter(pk=traject.pk).exists():
        return True
    return _related_by_team(user, Opgave, *roles).filter(pk=record.opgave.pk).exists()


def grant_team_role(person: User, dossier: Dossier, role: TeamRole) -> None:
    """Give one team role, replacing any other; only services call this, after asking ``user_can_manage_team``."""
    revoke_team_roles(person, dossier)
    assign_perm(f"{role.value}_{dossier._meta.model_name}", person, dossier)


def revoke_team_roles(person: User, dossier: Dossier) -> None:
    """Take every team role away."""
    for role in TeamRole:
        remove_perm(f"{role.value}_{dossier._meta.model_name}", person, dossier)


def team_of(dossier: Dossier) -> list[tuple[User, TeamRole]]:
    """The people of one dossier with their role, leads first; relations of the opgave above not included."""
    model = OpgaveUserObjectPermission if isinstance(dossier, Opgave) else TrajectUserObjectPermission
    rows = model.objects.filter(content_object_id=dossier.pk).select_related("user", "permission")
    order = list(TeamRole)
    team = [(row.user, TeamRole(row.permission.codename.split("_")[0])) for row in rows]
    return sorted(team, key=lambda pair: (order.index(pair[1]), str(pair[0])))


def team_candidates() -> QuerySet[User]:
    """Who can be put on a team: people in service, except those whose roles only judge or oversee (rules 3 and 4)."""
    working = [role.value for role in INTERNAL_READERS - {Role.AUDITOR}]
    outside = User.objects.filter(groups__name__in=[Role.COUNCIL, Role.AUDITOR, Role.ADMIN]).exclude(
        groups__name__in=working
    )
    return User.objects.filter(is_active=True).exclude(pk__in=outside.values("pk"))


def user_can_join_team(person: User) -> bool:
    """May this person be given a team role?"""
    return team_candidates().filter(pk=person.pk).exists()


def user_can_manage_team(user: AnyUser, dossier: Dossier) -> bool:
    """Rule 5: the lead manages the team."""
    return _has_team_role(user, dossier, TeamRole.LEAD)


def client_candidates() -> QuerySet[User]:
    """Who can be the client of an opgave: managers in service (rule 7)."""
    return User.objects.filter(is_active=True, groups__name=Role.MANAGER.value)


def portfolio_candidates() -> QuerySet[User]:
    """Who can hold a portfolio: members of the college in service."""
    return User.objects.filter(is_active=True, groups__name=Role.COLLEGE.value)


# --- working on a dossier ------------------------------------------------------------------------------


def user_can_create_opgave(user: AnyUser) -> bool:
    """Rule 5."""
    return has_role(user, Role.PROJECT_LEADER, Role.MANAGER)


def user_can_edit(user: AnyUser, record: AnyRecord) -> bool:
    """Rule 5: lead and member, while the dossier is open."""
    return record.is_open and _has_team_role(user, record, TeamRole.LEAD, TeamRole.MEMBER)


def user_can_move_process(user: AnyUser, traject: Traject) -> bool:
    """The lead brings a traject to another process, closes it and opens it again, while its opgave is open."""
    return traject.opgave.is_open and _has_team_role(user, traject, TeamRole.LEAD)


def user_can_close_opgave(user: AnyUser, opgave: Opgave) -> bool:
    """Rule 5: a dossier is closed, not deleted; by its lead."""
    return opgave.is_open and _has_team_role(user, opgave, TeamRole.LEAD)


def user_can_reopen_opgave(user: AnyUser, opgave: Opgave) -> bool:
    """Who may close may open again."""
    return not opgave.is_open and _has_team_role(user, opgave, TeamRole.LEAD)


def user_can_publish_record(user: AnyUser, record: AnyRecord) -> bool:
    """The lead, or communication, puts a public dossier on the register (and takes it off)."""
    if record.opgave.confidentiality != Confidentiality.PUBLIC:
        return False
    return _has_team_role(user, record, TeamRole.LEAD) or (
        has_role(user, Role.COMMUNICATION) and user_can_view_internal(user, record)
    )


# --- papers ----------------------------------------------------------------------------------------


def user_can_create_stuk(user: AnyUser, owner: AnyRecord) -> bool:
    """Rule 5: whoever works on an open dossier writes its papers."""
    return user_can_edit(user, owner)


def user_can_delete_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 5: only a draft that was never submitted, by the lead; every other paper stays."""
    return (
        stuk.state == StukState.DRAFT
        and stuk.submitted_revision_id is None
        and stuk.is_open
        and user_is_lead(user, stuk)
    )


def user_can_impose_secrecy(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 4: the lead offers a submitted paper of a confidential dossier to a named circle, and ends that again."""
    return (
        stuk.opgave.confidentiality == Confidentiality.CONFIDENTIAL
        and stuk.submitted_revision_id is not None
        and stuk.state not in (*EDITABLE_STATES, StukState.WITHDRAWN)
        and user_is_lead(user, stuk)
    )


def user_can_lift_secrecy(user: AnyUser, stuk: Stuk) -> bool:
    """The lead ends what the lead imposed, in whatever state the paper is by then."""
    return user_is_lead(user, stuk)


def secrecy_candidates() -> QuerySet[User]:
    """Rule 4: who can be in a circle of secrecy: people in service who hold one of the offices."""
    offices = [role.value for role in SECRECY_CIRCLE]
    return User.objects.filter(is_active=True, groups__name__in=offices).distinct()


def user_can_edit_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 6: in draft or returned only, by lead or member."""
    return stuk.state in EDITABLE_STATES and user_can_edit(user, stuk.owner)


def user_is_lead(user: AnyUser, stuk: Stuk) -> bool:
    return _has_team_role(user, stuk.owner, TeamRole.LEAD)


def user_can_submit_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 5: the lead submits."""
    return stuk.state in EDITABLE_STATES and stuk.is_open and user_is_lead(user, stuk)


def user_can_withdraw_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """The lead, until a final decision."""
    open_states = (*EDITABLE_STATES, StukState.IN_REVIEW, StukState.DEFERRED)
    return stuk.state in open_states and user_is_lead(user, stuk)


def user_is_separated(user: User, stuk: Stuk, task_state: TaskState) -> bool:
    """Rule 7: has the user submitted or edited this text, or decided another step of this round?

    Somebody who only registers what a body decided (rule 8) may register the next stage as well.
    """
    if user.pk in editor_ids(stuk):
        return True
    deciders = decider_ids(task_state.workflow_state)
    if step_of(task_state) in REGISTERED_STEPS:
        registered = TaskState.objects.filter(
            workflow_state=task_state.workflow_state,
            finished_by=user,
            task__stuktask__step__in=list(REGISTERED_STEPS),
        )
        approved = TaskState.objects.filter(workflow_state=task_state.workflow_state, finished_by=user)
        return bool(approved.count() > registered.count())
    return user.pk in deciders


def step_deciders(stuk: Stuk, step: StepKind) -> QuerySet[User]:
    """Active people whom rules 7 and 8 name for a step; separation of duties and secrecy not yet applied."""
    people = User.objects.filter(is_active=True, groups__name=STEP_ROLES[step].value)
    if step != StepKind.CLIENT:
        return people
    client_id = stuk.opgave.client_id
    replacements = Replacement.objects.in_force(timezone.localdate()).filter(person_id=client_id)
    return people.filter(Q(pk=client_id) | Q(pk__in=replacements.values("replacement_id")))


def replaced_person(user: User, stuk: Stuk, step: StepKind) -> User | None:
    """In whose place the user decides this step, or None: only the client can be replaced (rule 7)."""
    return stuk.opgave.client if step == StepKind.CLIENT and stuk.opgave.client_id != user.pk else None


def user_is_decider(user: AnyUser, stuk: Stuk, step: StepKind) -> bool:
    """Is the user named for this step and allowed to see the paper?"""
    return (
        isinstance(user, User) and step_deciders(stuk, step).filter(pk=user.pk).exists() and user_can_view(user, stuk)
    )


def user_can_decide(user: AnyUser, stuk: Stuk) -> bool:
    """Rules 7 and 8: may the user move the current step? No exception for superusers."""
    task_state = current_task_state(stuk)
    if task_state is None or stuk.state not in (StukState.IN_REVIEW, StukState.DEFERRED):
        return False
    if not user_is_decider(user, stuk, step_of(task_state)):
        return False
    return isinstance(user, User) and not user_is_separated(user, stuk, task_state)


# --- the same questions for lists: what waits for one person ------------------------------------------


def decidable_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers for which ``user_can_decide`` says yes, in one query."""
    steps = [step for step, role in STEP_ROLES.items() if has_role(user, role)]
    if not steps or not isinstance(user, User):
        return Stuk.objects.none()
    open_steps = TaskState.objects.filter(
        _open_round_of(OuterRef("pk")), pk=F("workflow_state__current_task_state"), task__stuktask__step__in=steps
    ).exclude(_decided_before(user))
    papers = visible_stukken(user).filter(state__in=[StukState.IN_REVIEW, StukState.DEFERRED])
    own_client = Q(opgave__client=user) | Q(opgave__client__in=_replaced_by(user))
    other = [step for step in steps if step != StepKind.CLIENT]
    named = Q(Exists(open_steps.filter(task__stuktask__step__in=other)))
    named |= own_client & Q(Exists(open_steps.filter(task__stuktask__step=StepKind.CLIENT)))
    return papers.filter(named).exclude(submitted_by=user).exclude(Exists(_edited_versions(user)))


def _open_round_of(stuk_id: OuterRef) -> Q:
    """Task states in the open round of a paper; Wagtail keeps the id of the paper as text."""
    return Q(
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Stuk),
        workflow_state__object_id=Cast(stuk_id, CharField()),
    )


def _decided_before(user: User) -> Q:
    """Rule 7 for a task state: the user decided another step of the round; registering does not count (rule 8)."""
    finished = TaskState.objects.filter(workflow_state=OuterRef("workflow_state"), finished_by=user)
    registered = list(REGISTERED_STEPS)
    return Q(Exists(finished), ~Q(task__stuktask__step__in=registered)) | Q(
        Exists(finished.exclude(task__stuktask__step__in=registered)), task__stuktask__step__in=registered
    )


def _edited_versions(user: User) -> QuerySet[Revision]:
    """Rule 7 for a paper: versions up to the submitted one that the user saved."""
    return Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Stuk),
        object_id=Cast(OuterRef("pk"), CharField()),
        pk__lte=OuterRef("submitted_revision_id"),
        user=user,
    )


def _replaced_by(user: User) -> QuerySet[Replacement, int]:
    """Whom the user decides for today."""
    in_force = Replacement.objects.in_force(timezone.localdate()).filter(replacement=user)
    return in_force.values_list("person_id", flat=True)


def led_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers of which ``user_is_lead`` says yes, in one query."""
    of_opgave = Q(opgave__in=_ids(_related_by_team(user, Opgave, TeamRole.LEAD)))
    return Stuk.objects.filter(of_opgave | Q(traject__in=_ids(_related_by_team(user, Traject, TeamRole.LEAD))))


def reactable_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers for which ``user_can_react`` says yes, in one query."""
    offered = {Body.COUNCIL: "council_offered_at", Body.COLLEGE: "college_offered_at"}
    body = reaction_body(user)
    if body is None:
        return Stuk.objects.none()
    rounds = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Stuk),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    papers = visible_stukken(user).filter(Exists(rounds), state__in=[StukState.IN_REVIEW, StukState.DEFERRED])
    return papers.filter(**{f"{offered[body]}__isnull": False})


def reaction_body(user: AnyUser) -> Body | None:
    """On behalf of which body the user reacts."""
    if has_role(user, Role.COUNCIL):
        return Body.COUNCIL
    if has_role(user, Role.COLLEGE):
        return Body.COLLEGE
    return None


def reaction_kinds(body: Body) -> list[ReactionKind]:
    """Only the council amends and moves (Gemeentewet 147b and its rules of order)."""
    council_only = (ReactionKind.AMENDMENT, ReactionKind.MOTION)
    return [kind for kind in ReactionKind if body == Body.COUNCIL or kind not in council_only]


def user_can_react(user: AnyUser, stuk: Stuk) -> bool:
    """College and council members react on what their body was offered, while it is being decided."""
    if stuk.state not in (StukState.IN_REVIEW, StukState.DEFERRED) or current_round(stuk) is None:
        return False
    body = reaction_body(user)
    if body == Body.COUNCIL:
        return stuk.council_offered_at is not None and user_can_view(user, stuk)
    if body == Body.COLLEGE:
        return stuk.college_offered_at is not None and user_can_view(user, stuk)
    return False


def user_can_answer_reactions(user: AnyUser, stuk: Stuk) -> bool:
    """The lead answers, also after the decision: every reaction gets an answer."""
    return user_is_lead(user, stuk)


def user_can_correct_answers(user: AnyUser, stuk: Stuk) -> bool:
    """An answer may still be bettered while the paper is being decided; after that members relied on it."""
    return stuk.state in (StukState.IN_REVIEW, StukState.DEFERRED) and user_can_answer_reactions(user, stuk)


def user_can_publish_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Lead or communication put an adopted paper of a published dossier on the register."""
    return (
        stuk.state in ADOPTED_STATES
        and not stuk.live
        and stuk.opgave.published_at is not None
        and user_can_publish_record(user, stuk.owner)
    )


def user_can_unpublish_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Lead or communication take a paper off the register, with a reason; it is not deleted (Woo)."""
    return stuk.live and user_can_publish_record(user, stuk.owner)


# --- overseeing ------------------------------------------------------------------------------------


def user_can_read_audit(user: AnyUser) -> bool:
    """DESIGN section 3: the auditor sees that events happened, the administrator guards the chain; neither reads content."""
    return has_role(user, Role.AUDITOR, Role.ADMIN)


def user_can_name_replacement(user: AnyUser) -> bool:
    """Rule 7: who can be the client of a dossier names somebody for a period."""
    return has_role(user, Role.MANAGER)


def replacement_candidates(user: User) -> QuerySet[User]:
    """Who can take the place of a client: another manager in service."""
    return User.objects.filter(is_active=True, groups__name=Role.MANAGER.value).exclude(pk=user.pk)
