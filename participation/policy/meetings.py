"""Who keeps the lists of meetings, and who reads them."""

from django.db.models import Exists, OuterRef, QuerySet

from participation.choices import Body
from participation.models import Meeting, Stuk
from participation.policy.deciding import REGISTERED_STEPS, open_round_of
from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import visible_stukken
from samenwerking.accounts.roles import Role

# Rule 8: who registers what the body decides also keeps its list.
KEEPERS: dict[Body, Role] = {Body.COLLEGE: Role.SECRETARIAT, Body.COUNCIL: Role.CLERK}
READERS: dict[Body, tuple[Role, ...]] = {
    Body.COLLEGE: (Role.SECRETARIAT, Role.COLLEGE),
    Body.COUNCIL: (Role.CLERK, Role.COUNCIL, Role.SECRETARIAT, Role.COLLEGE),
}


def bodies_kept(user: AnyUser) -> list[Body]:
    return [body for body, role in KEEPERS.items() if has_role(user, role)]


def user_can_keep_meetings(user: AnyUser, body: str) -> bool:
    return holds(Rule.KEEPERS, has_role(user, KEEPERS[Body(body)]))


def user_can_read_meetings(user: AnyUser) -> bool:
    return holds(Rule.LIST_READERS, any(has_role(user, *roles) for roles in READERS.values()))


def visible_meetings(user: AnyUser) -> QuerySet[Meeting]:
    """That a meeting is held; of the papers on its list each reader finds those that they may know of."""
    bodies = [body for body, roles in READERS.items() if has_role(user, *roles)]
    return Meeting.objects.filter(body__in=bodies)


def papers_for_list(user: AnyUser, body: str) -> QuerySet[Stuk]:
    """Papers that wait for this body now and that the user may know of."""
    steps = [step for step, acts in REGISTERED_STEPS.items() if acts == body]
    return visible_stukken(user).filter(Exists(open_round_of(OuterRef("pk"), steps)))
