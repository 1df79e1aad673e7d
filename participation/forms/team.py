"""Putting somebody on a team."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.choices import TeamRole
from samenwerking.accounts.models import User


class TeamForm(forms.Form):
    """A person and a role; choosing somebody of the team changes the role."""

    person = forms.ModelChoiceField(label=_("Wie?"), queryset=User.objects.none(), empty_label=_("Kies een collega"))
    role = forms.ChoiceField(
        label=_("Als wat?"),
        choices=TeamRole.choices,
        initial=TeamRole.MEMBER.value,
        widget=forms.RadioSelect,
        help_text=_("Een trekker beheert het team en dient stukken in. Een teamlid schrijft mee. Een meelezer leest."),
    )

    def __init__(self, *args: Any, candidates: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates.order_by("last_name", "first_name")  # type: ignore[attr-defined]  # a field of choices
