"""What a colleague enters: a letter, a mail, what was said at a werkatelier."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import Channel, Confidentiality, Publicity
from participation.forms.traject import PartForm
from participation.models import Contribution, ContributionForm, ContributionGroup
from participation.services.contributions.givers import GiverData

# The form on the site and the reading of sheets say so by themselves.
BY_HAND = (Channel.WERKATELIER, Channel.LETTER, Channel.MAIL)


class ContributionEntryForm(PartForm):
    """Name and address are asked once, when the contribution comes in, and kept apart from it."""

    name = forms.CharField(
        label=_("Naam van de gever"),
        max_length=120,
        required=False,
        help_text=_("Alleen als u die nodig hebt om antwoord te geven."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mailadres van de gever"),
        required=False,
        help_text=_("Dan krijgt de gever het antwoord per mail. Wij wissen het adres na de bewaartermijn."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Contribution
        fields = ("text", "channel", "werkatelier", "received_on", "group", "publicity")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "channel": forms.RadioSelect,
            "publicity": forms.RadioSelect,
            "received_on": forms.DateInput,
        }
        help_texts = {
            "text": _("In de woorden van de gever. Laat namen en adressen van mensen weg."),
            "werkatelier": _("Alleen als de bijdrage daar is gegeven."),
            "group": _("Bijdragen met hetzelfde onderwerp kunt u samen beantwoorden."),
            "publicity": _("De gever kiest of de bijdrage op het register komt."),
        }

    def limit(self) -> None:
        """Channels that people enter by hand, and what belongs to this traject."""
        traject = self.instance.traject
        channels = [choice for choice in Channel.choices if choice[0] in {*BY_HAND, self.instance.channel}]
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]  # a choice field
        for name, rows, empty in (
            ("werkatelier", traject.werkateliers.order_by("-starts_at"), _("Geen werkatelier")),
            ("group", traject.contribution_groups.all(), _("Nog geen onderwerp")),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a model choice
            self.fields[name].empty_label = empty  # type: ignore[attr-defined]  # a field of choices
        if not traject.werkateliers.exists():
            del self.fields["werkatelier"]
        if not traject.contribution_groups.exists():
            del self.fields["group"]
        if traject.opgave.confidentiality != Confidentiality.PUBLIC:
            del self.fields["publicity"]
        if self.instance._state.adding:
            self.initial["received_on"] = self.initial.get("received_on") or timezone.localdate()
        else:
            del self.fields["name"], self.fields["email"]
        super().limit()

    def record_data(self) -> dict[str, Any]:
        """Without the giver, who is kept elsewhere."""
        return {name: value for name, value in super().record_data().items() if name not in ("name", "email")}

    @property
    def giver(self) -> GiverData:
        return GiverData(self.cleaned_data.get("name", ""), self.cleaned_data.get("email", ""))


class GroupForm(PartForm):
    """What a group is about."""

    class Meta:
        model = ContributionGroup
        fields = ("title",)
        help_texts = {"title": _("Kort en voor iedereen te begrijpen. Staat ook op het register.")}


class ContributionFormForm(PartForm):
    """When and how everybody can send something in."""

    class Meta:
        model = ContributionForm
        fields = ("opens_on", "closes_on", "question", "consent_text", "max_per_address", "retention_days")
        widgets = {
            "opens_on": forms.DateInput,
            "closes_on": forms.DateInput,
            "question": forms.Textarea(attrs={"rows": 4}),
            "consent_text": forms.Textarea(attrs={"rows": 4}),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        opens, closes = data.get("opens_on"), data.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("De laatste dag ligt voor de eerste."))
        return data


PUBLICITY_OF_GIVER = (
    (Publicity.PUBLIC.value, _("Ja, iedereen mag mijn inbreng lezen. Mijn naam staat er niet bij.")),
    (Publicity.INTERNAL.value, _("Nee, alleen de gemeente leest mijn inbreng.")),
)
