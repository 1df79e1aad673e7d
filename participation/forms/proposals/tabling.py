"""Handing in an amendment or a motion, and taking it back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import ReactionKind
from participation.forms.plain_boxes import PartField, PlainBox
from participation.models import CouncilMember
from participation.models.fraction import sitting_on
from participation.services.proposals.tabling import Wording
from samenwerking.accounts.models import User

WHY = {
    ReactionKind.AMENDMENT: (_("Toelichting"), _("Waarom moet de tekst anders?")),
    ReactionKind.MOTION: (_("Overwegingen"), _("Wat stelt de raad vast, en wat weegt mee?")),
}


class MembersField(forms.ModelMultipleChoiceField):
    """Members by name with their fraction."""


class ProposalForm(forms.Form):
    """An amendment has the text of the part to write in; a motion has a dictum."""

    title = forms.CharField(label=_("Onderwerp"), max_length=160, help_text=_("Kort, zoals het op de agenda komt."))
    proposed_text = PartField(
        label=_("Zo moet dit onderdeel luiden"),
        required=False,
        widget=PlainBox(attrs={"rows": 10, "data-rich-text": True}),
        help_text=_("Hier staat de tekst van nu. Verander wat anders moet; de pagina laat straks het verschil zien."),
    )
    text = forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 5}))
    dictum = forms.CharField(
        label=_("Dictum"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wat spreekt de raad uit, of wat vraagt de raad aan het college?"),
        error_messages={"required": _("Schrijf op wat de raad uitspreekt of vraagt.")},
    )
    movers = MembersField(
        label=_("Wie dienen mee in?"),
        queryset=CouncilMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("U staat zelf als eerste indiener. Noem alleen wie daarmee instemt."),
    )

    def __init__(self, *args: Any, kind: ReactionKind, user: User, present: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["dictum" if kind == ReactionKind.AMENDMENT else "proposed_text"]
        label, help_text = WHY[kind]
        self.fields["text"].label, self.fields["text"].help_text = label, help_text
        if kind == ReactionKind.AMENDMENT:
            self.fields["proposed_text"].initial = present
        members = CouncilMember.objects.filter(sitting_on(timezone.localdate())).exclude(account=user)
        if members.exists():
            self.fields["movers"].queryset = members.select_related("fraction")  # type: ignore[attr-defined]  # a field of choices
        else:
            del self.fields["movers"]

    def wording(self) -> Wording:
        data = self.cleaned_data
        return Wording(data["title"], data["text"], data.get("proposed_text", ""), data.get("dictum", ""))

    def chosen_movers(self) -> list[CouncilMember]:
        return list(self.cleaned_data.get("movers", ()))


class WithdrawProposalForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Waarom trekt u het in?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom u het intrekt.")},
    )
