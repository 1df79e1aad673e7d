"""The forms of everybody: sending something in, and finding what others sent in."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation.choices import ResponseOutcome
from participation.forms.contributions.entry import PUBLICITY_OF_GIVER
from participation.models import ContributionForm
from participation.models.contribution import MAX_TEXT
from participation.services.contributions.givers import GiverData
from samenwerking.public_forms import PublicForm, RateLimit

OPEN = "open"


class GiveForm(PublicForm):
    """No account, and no more of a person than they want to tell. ``settings`` are those of the traject."""

    mail_limit = RateLimit(10, timedelta(days=1))
    # An empty form is not wrong yet; with the attribute a browser already draws it so.
    use_required_attribute = False

    text = forms.CharField(label=_("Uw inbreng"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 8}))
    publicity = forms.ChoiceField(
        label=_("Mogen anderen uw inbreng lezen?"),
        choices=PUBLICITY_OF_GIVER,
        widget=forms.RadioSelect,
        help_text=_("Wij lezen uw inbreng eerst zelf. Zet geen namen of adressen in uw tekst."),
    )
    name = forms.CharField(
        label=_("Uw naam"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("U hoeft geen naam in te vullen."),
    )
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Dan krijgt u een mail als wij antwoord hebben."),
    )
    consent = forms.BooleanField(label=_("Ik ga akkoord met het bewaren van mijn naam en e-mailadres"), required=False)

    def __init__(self, data: Any = None, *, settings: ContributionForm, request: HttpRequest) -> None:
        # Counted per traject, as often as its lead allows.
        self.purpose = f"inbreng-{settings.traject_id}"  # type: ignore[misc]  # one for each traject
        self.limit = RateLimit(settings.max_per_address, timedelta(days=1))  # type: ignore[misc]  # set per form: each traject has its own
        super().__init__(data, request=request)
        self.fields["text"].help_text = _("Ten hoogste 8.000 tekens.")
        self.fields["consent"].help_text = settings.consent_text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.giver.known and not data.get("consent"):
            self.add_error("consent", _("Zonder uw akkoord bewaren wij uw naam en e-mailadres niet. Of laat ze leeg."))
        return data

    @property
    def giver(self) -> GiverData:
        return GiverData(self.cleaned_data.get("name", ""), self.cleaned_data.get("email", ""))


class PublicFilterForm(forms.Form):
    """Filters on the register; a value that does not exist is left out."""

    q = forms.CharField(label=_("Zoek in de inbreng"), required=False, max_length=100)
    group = forms.ChoiceField(label=_("Onderwerp"), required=False)
    answer = forms.ChoiceField(
        label=_("Antwoord"),
        required=False,
        choices=[("", _("Alles")), *ResponseOutcome.choices, (OPEN, _("Nog geen antwoord"))],
    )

    def __init__(self, *args: Any, groups: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Alle onderwerpen")),
            *((str(number), title) for number, title in groups),
        ]
        if not groups:
            del self.fields["group"]

    def chosen(self) -> dict[str, str]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
