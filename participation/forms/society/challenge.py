"""The forms of the right to challenge: the request, and each step of it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import ChallengeAction, ChallengeOutcome
from participation.forms.amounts import EuroInput
from participation.forms.process import VersionForm
from participation.forms.society.contact import CONSENT, ContactFields, StaffContactForm
from participation.models import ChallengeRequest, ChallengeTerms
from participation.models.challenge import MAX_TEXT
from participation.policy import challenges as rules
from samenwerking.public_forms import PublicForm, RateLimit

REQUEST = ("title", "task", "plan", "who", "budget")
WIDGETS = {
    "task": forms.Textarea(attrs={"rows": 4}),
    "plan": forms.Textarea(attrs={"rows": 6}),
    "received_on": forms.DateInput,
    "budget": EuroInput,
}
HELP = {
    "title": _("Bijvoorbeeld: Onderhoud van het Lindepark."),
    "task": _("Wat doet de gemeente nu, en wat wilt u ervan overnemen?"),
    "plan": _("Wie doet wat, en waarom wordt het daar beter van? Geen namen of adressen van mensen."),
    "who": _("Een groep of organisatie, bijvoorbeeld: Stichting Lindepark. Dit komt op het register."),
    "budget": _("In hele euro’s, of met twee cijfers achter de komma. Dit komt op het register."),
}


class ChallengeForm(ContactFields, PublicForm, forms.ModelForm):
    """A request by anybody. No account."""

    purpose = "uitdaagrecht"
    limit = RateLimit(5, timedelta(days=1))
    mail_limit = RateLimit(5, timedelta(days=1))

    consent = forms.BooleanField(
        label=_("Ik ga akkoord met het bewaren van mijn naam en adres"), error_messages={"required": CONSENT}
    )
    field_order = [*REQUEST, "contact_name", "email", "phone", "consent"]

    class Meta:
        model = ChallengeRequest
        fields = REQUEST
        widgets = WIDGETS
        help_texts = HELP
        localized_fields = ("budget",)

    def __init__(self, data: Any = None, *, request: HttpRequest) -> None:
        super().__init__(data, request=request)
        self.fields["consent"].help_text = ChallengeTerms.load().consent_text

    def request_data(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in REQUEST}


class StaffChallengeForm(StaffContactForm, forms.ModelForm):
    """A request that came by letter."""

    field_order = [*REQUEST, "received_on", "contact_name", "email", "phone"]

    class Meta:
        model = ChallengeRequest
        fields = (*REQUEST, "received_on")
        widgets = WIDGETS
        help_texts = HELP | {"received_on": _("De termijnen tellen vanaf deze dag.")}
        localized_fields = ("budget",)

    def request_data(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*REQUEST, "received_on")}


class StepForm(VersionForm):
    """One step; ``step_data`` is what the service writes down."""

    def step_data(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "base_version"}


def _text(label: Any, problem: Any, help_text: Any = "", rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
        error_messages={"required": problem},
    )


class HandlerForm(StepForm):
    """Taking it on, and giving it to somebody else."""

    handler = forms.ModelChoiceField(
        label=_("Wie behandelt het verzoek?"),
        queryset=rules.challenge_handlers().none(),
        empty_label=_("Kies een collega"),
        help_text=_("Deze collega krijgt de beoordeling en de evaluatie in de lijst met werk."),
        error_messages={"required": _("Kies wie het verzoek behandelt.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = rules.challenge_handlers()  # type: ignore[attr-defined]  # a model choice


class DismissForm(StepForm):
    reason = _text(
        _("Waarom neemt u het verzoek niet in behandeling?"),
        _("Geef een reden. De aanvrager leest die."),
        _("De aanvrager leest deze tekst. Het verzoek komt niet op het register."),
    )


class AssessForm(StepForm):
    assessment = _text(
        _("Uw beoordeling en advies"),
        _("Schrijf uw beoordeling op. Zonder advies kan het college niet besluiten."),
        _("Kan het, mag het, en wat betekent het? Alleen collega’s en het college lezen dit."),
        rows=10,
    )


class ExtendForm(StepForm):
    """More time, once: who asked is told why."""

    days = forms.IntegerField(
        label=_("Hoeveel dagen erbij?"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Vul in hoeveel dagen erbij komen.")},
    )
    reason = _text(
        _("Waarom is er meer tijd nodig?"),
        _("Geef een reden. De aanvrager leest die."),
        _("De aanvrager krijgt bericht. Iedereen leest deze tekst op het register."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = _(
            "Ten hoogste %(most)s. U kunt de termijn één keer verlengen, zolang zij nog loopt."
        ) % {"most": ChallengeTerms.load().extension_days}


class DecideForm(StepForm):
    outcome = forms.ChoiceField(
        label=_("Wat is er besloten?"),
        choices=ChallengeOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er is besloten.")},
    )
    decided_on = forms.DateField(label=_("Datum van het besluit"), widget=forms.DateInput, initial=timezone.localdate)
    decision_number = forms.CharField(
        label=_("Nummer van het besluit"), max_length=60, required=False, help_text=_("Als er een nummer is.")
    )
    reason = _text(
        _("Waarom is dit besloten?"),
        _("Een besluit heeft redenen nodig. Schrijf ze op."),
        _("De aanvrager leest deze tekst, en iedereen op het register."),
    )


class EvaluateForm(StepForm):
    evaluation = _text(
        _("Hoe ging het, en wat leren we ervan?"),
        _("Schrijf op hoe het ging."),
        _("Vraag het ook aan wie de taak uitvoerde. Iedereen leest deze tekst op het register."),
    )


class WithdrawForm(StepForm):
    reason = forms.CharField(
        label=_("Waarom trekt de aanvrager het in?"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Niet verplicht."),
    )


STEP_FORMS: dict[ChallengeAction, type[StepForm]] = {
    ChallengeAction.RECEIVE: HandlerForm,
    ChallengeAction.DISMISS: DismissForm,
    ChallengeAction.ASSESS: AssessForm,
    ChallengeAction.EXTEND: ExtendForm,
    ChallengeAction.DECIDE: DecideForm,
    ChallengeAction.EVALUATE: EvaluateForm,
    ChallengeAction.WITHDRAW: WithdrawForm,
}
