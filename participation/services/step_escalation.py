"""Open steps that wait too long, or for somebody who is away with nobody in their place, told to who can act."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from participation import notifications, policy
from participation.audit import replacements as audit_replacements
from participation.choices import Decider, StepAlertReason
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Absence, Replacement, StepAlert, Stuk, StukTask
from participation.selectors.route_steps import due_date, open_rounds
from participation.selectors.steps import current_task_state, task_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


@transaction.atomic
def name_absence(*, user: User, starts_on: date, ends_on: date) -> Absence:
    """Say that you are away; what waits for you meanwhile is told to others, unless somebody replaces you."""
    if not policy.user_can_name_replacement(user):
        raise NotAllowed
    if ends_on < starts_on or ends_on < timezone.localdate():
        raise ParticipationError(_("Kies een periode die nog niet voorbij is."))
    absence, made = Absence.objects.get_or_create(person=user, starts_on=starts_on, ends_on=ends_on)
    if made:
        audit_replacements.absence_named(user=user, absence=absence)
    return absence


@transaction.atomic
def end_absence(*, user: User, absence: Absence) -> None:
    """Back from today; days that passed stay on record."""
    locked = Absence.objects.select_for_update().filter(pk=absence.pk).first()
    yesterday = timezone.localdate() - timedelta(days=1)
    if locked is None or locked.ends_on <= yesterday:
        return
    if locked.person_id != user.pk:
        raise NotAllowed
    audit_replacements.absence_ended(user=user, absence=locked)
    if locked.starts_on > yesterday:
        locked.delete()
    else:
        locked.ends_on = yesterday
        locked.save(update_fields=["ends_on"])


def missing_person(stuk: Stuk, task: StukTask, today: date | None = None) -> User | None:
    """The one person for whom the step waits, when they are away and nobody stands in for them."""
    today = today or timezone.localdate()
    people = {Decider.CLIENT: stuk.opgave.client, Decider.HOLDER: stuk.opgave.portfolio_holder}
    person = people.get(task.decided_by, task.person if task.decided_by == Decider.NAMED else None)
    if person is None or not Absence.objects.in_force(today).filter(person=person).exists():
        return None
    return None if Replacement.objects.in_force(today).filter(person=person).exists() else person


def escalate_steps(today: date | None = None) -> int:
    """Tell of every step that needs it and of which nothing was told yet; returns how many. Runs daily."""
    today = today or timezone.localdate()
    ids = [int(number) for number in open_rounds().values_list("object_id", flat=True)]
    return sum(_escalate(pk, today) for pk in ids)


@transaction.atomic
def _escalate(pk: int, today: date) -> int:
    rows = Stuk.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk)
    stuk = rows.select_related("opgave__client", "opgave__portfolio_holder", "traject").first()
    task_state = current_task_state(stuk) if stuk else None
    if stuk is None or task_state is None:
        return 0
    reasons = []
    if missing_person(stuk, task_of(task_state), today) is not None:
        reasons.append(StepAlertReason.ABSENT)
    if due_date(task_state) < today:
        reasons.append(StepAlertReason.LATE)
    return sum(_tell(stuk, task_state, reason) for reason in reasons)


def _tell(stuk: Stuk, task_state: TaskState, reason: StepAlertReason) -> int:
    _alert, made = StepAlert.objects.get_or_create(task_state=task_state, reason=reason)
    if made:
        people = _told(stuk, task_of(task_state), reason)
        audit_replacements.step_alerted(stuk=stuk, task_state_id=task_state.pk, reason=reason, people=people)
        notifications.step_alert(stuk, people, task_state, reason)
    return int(made)


def _told(stuk: Stuk, task: StukTask, reason: StepAlertReason) -> list[User]:
    """Late: who decides, and who leads the dossier. Away: who leads it, and who can find somebody else."""
    people = list(notifications.authors_of(stuk))
    if reason == StepAlertReason.LATE:
        people += policy.step_deciders(stuk, task).distinct()
    else:
        above = {Decider.CLIENT: stuk.opgave.portfolio_holder, Decider.NAMED: stuk.opgave.client}
        people += [person for person in (above.get(task.decided_by),) if person is not None]
        people += User.objects.in_service().filter(groups__name=Role.SECRETARIAT.value)
    return list(dict.fromkeys(people))
