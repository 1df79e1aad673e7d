"""What the form of a part offers: narrowed for who writes, and for that form alone."""

from collections.abc import Callable
from typing import Any

import pytest

from participation.forms.society.initiative import StaffInitiativeForm
from participation.forms.traject import PartForm, PartyForm, ResultForm
from participation.models import Initiative, Party, Result
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.werkplaats.conftest import World

pytestmark = pytest.mark.django_db


def _offered(form: PartForm, name: str) -> set[Any]:
    field: Any = form.fields[name]
    return set(field.queryset.values_list("pk", flat=True))


def test_records_are_offered_to_who_may_see_them_and_to_no_other_form(make_world: Callable[..., World]) -> None:
    world = make_world(confidential=True)
    stranger = UserFactory(role=Role.PROJECT_LEADER)
    for user, sees in ((world.lead, True), (stranger, False), (world.lead, True)):
        form = StaffInitiativeForm(instance=Initiative(), user=user)
        assert (world.opgave.pk in _offered(form, "opgaven")) == sees
        posted = StaffInitiativeForm({"opgaven": [world.opgave.pk]}, instance=Initiative(), user=user)
        assert ("opgaven" not in posted.errors) == sees


def test_an_owner_who_left_stays_for_that_result_only(world: World) -> None:
    gone = UserFactory(is_active=False)
    kept = ResultForm(instance=Result(traject=world.traject, owner=gone), user=world.lead)
    other = ResultForm(instance=Result(traject=world.traject), user=world.lead)
    assert gone.pk in _offered(kept, "owner")
    assert gone.pk not in _offered(other, "owner")
    assert world.lead.pk in _offered(other, "owner")


def test_no_button_for_nothing_and_the_class_keeps_its_own_list(world: World) -> None:
    before = list(PartyForm.base_fields["role"].choices)  # type: ignore[attr-defined]  # a choice field
    form: Any = PartyForm(instance=Party(traject=world.traject), user=world.lead)
    assert "" not in dict(form.fields["role"].choices)
    assert list(PartyForm.base_fields["role"].choices) == before  # type: ignore[attr-defined]  # a field of choices
