"""A fraction of the council with the people in it."""

from typing import Any

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import Body
from participation.models import CouncilMember, Fraction

EMPTY_ROWS = 3


class FractionForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Fraction
        fields = ("name", "seats", "starts_on", "ends_on")
        widgets = {"starts_on": forms.DateInput, "ends_on": forms.DateInput}
        help_texts = {"ends_on": _("Leeg: de fractie zit in de raad.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["version"] = self.instance.version


class MemberForm(forms.ModelForm):
    class Meta:
        model = CouncilMember
        fields = ("name", "account", "starts_on", "ends_on")
        widgets = {"starts_on": forms.DateInput, "ends_on": forms.DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account"]
        field.queryset = policy.members_of(Body.COUNCIL).order_by("last_name", "first_name")
        field.empty_label = _("Geen account")


class _Members(BaseInlineFormSet):
    """Members with empty rows for new ones."""


MemberFormSet = inlineformset_factory(
    Fraction, CouncilMember, form=MemberForm, formset=_Members, extra=EMPTY_ROWS, can_delete=True
)
