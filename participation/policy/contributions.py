"""Who reads and handles contributions. One is never wider than its dossier, nor than its giver chose."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.choices import Moderation, Publicity, TeamRole
from participation.models import Contribution, ContributionForm, Traject
from participation.policy.dossiers import user_can_edit
from participation.policy.lessons import traject_may_be_named
from participation.policy.people import AnyUser
from participation.policy.relations import has_team_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import internal_with, published_with, user_can_view_internal


def public_contributions() -> QuerySet[Contribution]:
    """What everybody may read: judged, meant to be public by its giver, of a traject on the register."""
    return Contribution.objects.filter(_public())


def _public() -> Q:
    return published_with("traject") & Q(is_current=True, state=Moderation.SHOWN, publicity=Publicity.PUBLIC)


def visible_contributions(user: AnyUser) -> QuerySet[Contribution]:
    """All of the trajecten of which the user reads the inside, and the public ones."""
    return Contribution.objects.filter(internal_with(user, "traject") | _public())


def user_can_read_contributions(user: AnyUser, traject: Traject) -> bool:
    """The list in the werkplaats, with what is not public."""
    return user_can_view_internal(user, traject)


def user_can_handle_contributions(user: AnyUser, traject: Traject) -> bool:
    """Enter, judge, group, answer: who edits the traject."""
    return user_can_edit(user, traject)


def user_can_set_contribution_form(user: AnyUser, traject: Traject) -> bool:
    """The lead says when and how everybody can take part."""
    return holds(Rule.OPEN, traject.is_open) and holds(Rule.FORM, has_team_role(user, traject, TeamRole.LEAD))


def user_can_see_givers(user: AnyUser, traject: Traject) -> bool:
    """Names and addresses are for the team: they need them to answer (AVG: no more people than the purpose asks)."""
    return holds(Rule.PERSONS, has_team_role(user, traject, TeamRole.LEAD, TeamRole.MEMBER))


def contribution_form_is_open(form: ContributionForm | None) -> bool:
    """May anybody send something in today? Only for a traject that stands on the register and is still going on."""
    if form is None or not form.traject.is_open or not traject_may_be_named(form.traject):
        return False
    return form.opens_on <= timezone.localdate() <= form.closes_on
