"""The forms of initiatives: proposing, keeping up by the private link, and those of the staff."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import InitiativePhase, InitiativeState, MunicipalityRole
from participation.forms.process import VersionForm
from participation.forms.society.contact import CONSENT, ContactFields
from participation.forms.traject import PartForm
from participation.models import Initiative, InitiativeContact, InitiativeTerms
from samenwerking.public_forms import PublicForm, RateLimit

OWN = ("name", "initiator", "story", "phase", "themes", "areas", "contribution", "helps", "hinders")
WIDGETS = {
    "story": forms.Textarea(attrs={"rows": 8}),
    "phase": forms.RadioSelect,
    "themes": forms.CheckboxSelectMultiple,
    "areas": forms.CheckboxSelectMultiple,
    "contribution": forms.Textarea(attrs={"rows": 3}),
    "helps": forms.Textarea(attrs={"rows": 3}),
    "hinders": forms.Textarea(attrs={"rows": 3}),
    "municipality_role": forms.RadioSelect,
    "opgaven": forms.CheckboxSelectMultiple,
}
HELP = {
    "initiator": _("Een groep of organisatie, bijvoorbeeld: bewoners van de Molenbuurt. Geen namen van mensen."),
    "story": _("Wat doet u, waarom, en met wie? Zet hier geen namen of adressen van mensen."),
    "contribution": _("Wat wordt er beter, en voor wie?"),
    "helps": _("Niet verplicht."),
    "hinders": _("Niet verplicht."),
    "themes": _("Kies wat past."),
    "areas": _("Waar gebeurt het?"),
}


def _offer_only_real_choices(form: forms.BaseForm) -> None:
    """No button for nothing, and no list without anything to choose from."""
    phase: Any = form.fields.get("phase")
    if phase is not None:
        phase.choices = InitiativePhase.choices
    for name in ("themes", "areas"):
        field: Any = form.fields.get(name)
        if field is not None and not field.queryset.exists():
            del form.fields[name]


class OwnForm(PublicForm, forms.ModelForm):
    """What the initiator writes."""

    class Meta:
        model = Initiative
        fields = OWN
        widgets = WIDGETS
        help_texts = HELP

    def __init__(self, data: Any = None, *, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(data, request=request, **kwargs)
        _offer_only_real_choices(self)

    def own_data(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in OWN if name in self.cleaned_data}


class ProposeForm(ContactFields, OwnForm):
    """A new initiative, by who started it. No account."""

    purpose = "initiatief"
    limit = RateLimit(5, timedelta(days=1))
    mail_limit = RateLimit(5, timedelta(days=1))

    is_public = forms.BooleanField(
        label=_("Zet mijn naam en e-mailadres bij het initiatief op het register"), required=False
    )
    consent = forms.BooleanField(
        label=_("Ik ga akkoord met het bewaren van mijn naam en adres"), error_messages={"required": CONSENT}
    )
    field_order = [*OWN, "contact_name", "email", "phone", "is_public", "consent"]

    class Meta(OwnForm.Meta):
        pass

    def __init__(self, data: Any = None, *, request: HttpRequest) -> None:
        super().__init__(data, request=request)
        self.fields["consent"].help_text = InitiativeTerms.load().consent_text


class ChangeForm(OwnForm):
    """What the initiator changes later. The version is the one that was on the screen."""

    purpose = "initiatief-wijzigen"
    limit = RateLimit(20, timedelta(days=1))

    base_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta(OwnForm.Meta):
        pass

    def __init__(self, data: Any = None, *, request: HttpRequest, initiative: Initiative) -> None:
        initial: dict[str, Any] = {"base_version": initiative.version}
        change = getattr(initiative, "change", None)
        if change is not None:
            initial |= change.data
        super().__init__(data, request=request, instance=initiative, initial=initial)


class OwnContactForm(ContactFields, PublicForm):
    """The initiator's own data."""

    purpose = "initiatief-contact"
    limit = RateLimit(20, timedelta(days=1))

    is_public = forms.BooleanField(
        label=_("Zet mijn naam en e-mailadres bij het initiatief op het register"), required=False
    )

    def __init__(self, data: Any = None, *, request: HttpRequest, contact: InitiativeContact) -> None:
        initial = {
            "contact_name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "is_public": contact.is_public,
        }
        super().__init__(data, request=request, initial=initial)


class StaffInitiativeForm(PartForm):
    """Everything, for a colleague."""

    class Meta:
        model = Initiative
        fields = (*OWN, "municipality_role", "opgaven")
        widgets = WIDGETS
        help_texts = HELP | {
            "municipality_role": _("Mogelijk maken, samenwerken, of er juist van afblijven?"),
            "opgaven": _("Waar past dit initiatief bij? Op het register ziet men alleen openbare opgaven."),
        }

    def limit(self) -> None:
        super().limit()
        _offer_only_real_choices(self)
        opgaven: Any = self.fields["opgaven"]
        opgaven.queryset = policy.visible_opgaven(self.user).order_by("title", "pk")
        role: Any = self.fields["municipality_role"]
        role.required = self.instance._state.adding or self.instance.state == InitiativeState.SHOWN
        role.choices = MunicipalityRole.choices


class ShowForm(VersionForm):
    """Put it on the register."""

    municipality_role = forms.ChoiceField(
        label=_("Wat doet de gemeente hier?"),
        choices=MunicipalityRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de gemeente hier doet.")},
    )


class RefuseForm(VersionForm):
    """Not on the register, or off it."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De initiatiefnemer leest deze tekst."),
        error_messages={"required": _("Geef een reden. De initiatiefnemer leest die.")},
    )


class ChangeRefuseForm(forms.Form):
    """A change that is not taken over. ``made_at``: which change was read."""

    made_at = forms.CharField(widget=forms.HiddenInput, max_length=40)
    reason = forms.CharField(
        label=_("Waarom neemt u de wijziging niet over?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alleen nodig als u de wijziging niet overneemt. De initiatiefnemer leest deze tekst."),
    )
