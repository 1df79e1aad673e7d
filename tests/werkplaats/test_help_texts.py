"""The forms of a dossier: sensible groups, and words that help with every question that needs thought."""

import pytest

from participation.forms.opgave import OpgaveForm
from participation.forms.traject import TrajectForm
from participation.forms.werkatelier import WerkatelierForm

FORMS = [OpgaveForm, TrajectForm, WerkatelierForm]
# Their label says it all: a moment, a number, a list of names.
PLAIN = {"areas", "themes", "start_date", "end_date", "starts_at", "ends_at", "attendance"}


@pytest.mark.parametrize("form", FORMS)
def test_every_field_stands_in_one_group(form: type[OpgaveForm] | type[TrajectForm] | type[WerkatelierForm]) -> None:
    grouped = [name for group in form.GROUPS for name in group.fields]
    assert sorted(grouped) == sorted(form.Meta.fields)
    assert all(group.legend for group in form.GROUPS)


@pytest.mark.parametrize("form", FORMS)
def test_a_question_that_needs_thought_comes_with_help(
    form: type[OpgaveForm] | type[TrajectForm] | type[WerkatelierForm],
) -> None:
    for group in form.GROUPS:
        for name in set(group.fields) - PLAIN:
            assert form.base_fields[name].help_text or group.description, name
