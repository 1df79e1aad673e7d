"""What a form does not ask is not taken from what was sent: nobody makes themselves an owner or a paper adopted."""

import ast

import pytest
from django.forms import BaseModelForm, ModelForm

from tests.architecture.sources import PACKAGES, name_of, python_files, tree_of
from tests.security.forms import form_classes

# Who one is, whose it is and where it stands: set by code with a rule, never by the field of a form.
PROTECTED = frozenset(
    {
        "id",
        "pk",
        "is_superuser",
        "is_staff",
        "is_active",
        "password",
        "groups",
        "user_permissions",
        "owner",
        "state",
        "submitted_by",
        "submitted_at",
        "published_at",
        "created_at",
        "created_by",
        "slug",
    }
)
# Where such a name is asked on purpose. ``owner`` is the colleague who takes care of a thing, and gives no rights;
# ``state`` of a moment in the planning says whether it is behind us.
MAY = {
    # Of Beheer: only administrators, and a superuser only by a superuser (``tests/accounts/test_addresses.py``).
    "UserEditForm": {"is_superuser", "is_active", "groups"},
    "ResultForm": {"owner"},
    "CommitmentForm": {"owner"},
    "ProgrammeItemForm": {"pk"},  # which row of this werkatelier; of another one it is refused
    "MilestoneForm": {"state"},
}
# Keeps what was sent in the visit, to be sent once more after confirming who one is; the view reads it by name then.
SENDS_AGAIN = "samenwerking/accounts/step_up.py"


@pytest.mark.parametrize(
    "form", [form for form in form_classes() if issubclass(form, BaseModelForm)], ids=lambda form: form.__qualname__
)
def test_no_form_of_a_model_has_a_protected_field(form: type[ModelForm]) -> None:
    assert set(form.base_fields) & PROTECTED <= MAY.get(form.__name__, set())


def test_nothing_takes_the_whole_request_as_it_is() -> None:
    """``Model(**request.POST.dict())`` would take everything; a form takes what it names."""
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(*PACKAGES)
        if name_of(path) != SENDS_AGAIN
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("dict", "items", "lists", "values")
        and ast.unparse(node.value).endswith(("request.POST", "request.GET"))
    ]
    assert wrong == []
