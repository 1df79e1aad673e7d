"""What to do with the dossiers that were chosen in a list."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.choices import TeamRole
from samenwerking.accounts.models import User

PUBLISH, TEAM = "publish", "team"
ACTS = [(PUBLISH, _("Op het register zetten")), (TEAM, _("Een collega aan het team toevoegen"))]
# A lead is named dossier by dossier: that hands over the responsibility.
ROLES = [(role.value, role.label) for role in (TeamRole.MEMBER, TeamRole.READER)]


class TogetherForm(forms.Form):
    """An act; for the team also who and as what."""

    act = forms.ChoiceField(
        label=_("Wat wilt u doen?"),
        choices=ACTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt doen.")},
    )
    person = forms.ModelChoiceField(
        label=_("Welke collega?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Kies een collega"),
        help_text=_("Alleen nodig als u iemand aan het team toevoegt."),
    )
    role = forms.ChoiceField(
        label=_("Als wat?"), choices=ROLES, widget=forms.RadioSelect, initial=TeamRole.MEMBER.value, required=False
    )

    def __init__(self, *args: Any, candidates: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates.order_by("last_name", "first_name")  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("act") == TEAM:
            if not data.get("person") and "person" not in self.errors:
                self.add_error("person", _("Kies een collega."))
            if not data.get("role") and "role" not in self.errors:
                self.add_error("role", _("Kies als wat."))
        return data
