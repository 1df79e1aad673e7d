"""What one person may read of all dossiers at once agrees with the rule for one traject or paper, for everybody."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from participation import policy
from participation.models import Answer, Decision, Stuk, Traject
from participation.policy import across
from participation.policy.reading import with_readable_text
from participation.services.audit_rows import audit_entries, audit_rows, with_titles
from participation.services.framework import framework_of
from samenwerking.accounts.models import User
from tests.matrix.identities import OUTSIDE, Identity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo")]

SLUGS = ("dorpshart", "vastgoed", "locatiekeuze")
everybody = pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())


def _user(identity: Identity) -> Any:
    return AnonymousUser() if identity in OUTSIDE else User.objects.get(email=identity.email)


def _of_each(rows: QuerySet[Any], one_by_one: list[QuerySet[Any]]) -> tuple[set[int], set[int]]:
    return set(rows.values_list("pk", flat=True)), {
        pk for each in one_by_one for pk in each.values_list("pk", flat=True)
    }


@everybody
def test_lists_over_all_dossiers_agree_with_the_rule_for_one(identity: Identity) -> None:
    user = _user(identity)
    papers = list(Stuk.objects.select_related("opgave"))
    together, apart = _of_each(
        across.visible_decisions_everywhere(user), [policy.visible_decisions(user, stuk) for stuk in papers]
    )
    assert together == apart
    trajecten = list(Traject.objects.filter(slug__in=SLUGS).select_related("opgave"))
    together, apart = _of_each(
        across.visible_current_answers(user).filter(traject__in=trajecten),
        [policy.visible_answers(user, traject) for traject in trajecten],
    )
    assert together == apart
    readable = dict(with_readable_text(user, Stuk.objects.order_by()).values_list("pk", "readable_id"))
    one_by_one = {stuk.pk: revision.pk for stuk in papers if (revision := policy.readable_revision(user, stuk))}
    assert {pk: found for pk, found in readable.items() if found} == one_by_one


@everybody
def test_planning_and_money_are_those_of_the_page(identity: Identity) -> None:
    user = _user(identity)
    if not isinstance(user, User):
        return
    for traject in policy.visible_trajecten(user).filter(slug__in=SLUGS):
        page = framework_of(user, traject, internal=policy.user_can_view_internal(user, traject))
        titles = [row.title for row in across.visible_milestones(user).filter(traject=traject)]
        assert titles == [row.title for row in page.milestones]
        items = [line.item for line in across.visible_budget_lines(user).filter(traject=traject).order_by("pk")]
        assert items == [row.line.item for row in (page.budget.rows if page.budget else [])]


def test_the_record_of_events_names_the_same_things_as_its_page() -> None:
    user = _user(Identity.AUDITOR)
    rows = audit_rows(user, audit_entries())
    assert {row.entry.pk: row.title for row in rows} == {
        entry.pk: entry.object_title or "" for entry in with_titles(user, audit_entries())
    }
    assert Answer.objects.exists()
    assert Decision.objects.exists()
