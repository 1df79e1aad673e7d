"""The forms of a traject, its parties and its results."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.models import InstrumentPage
from pages.selectors.public import public_pages
from participation import policy
from participation.choices import LegalInstrument
from participation.forms.amounts import EuroInput
from participation.forms.versioned import Group, RecordForm
from participation.models import Party, Result, Traject
from participation.policy.organisations import user_can_read_organisations
from samenwerking.accounts.models import User

SMALL = forms.Textarea(attrs={"rows": 4})


class TrajectForm(RecordForm):
    """Everything of a traject except its process, which moves past the gates."""

    GROUPS = (
        Group(
            _("Waar gaat dit traject over?"),
            _("Een traject is één samenwerkingsproces met een begin en een einde."),
            ("title", "goals", "legal_instrument", "policy_phase", "impact_level"),
        ),
        Group(
            _("Waarover valt te praten?"),
            _("Zeg wat vaststaat en wat open is voordat u iemand uitnodigt."),
            ("fixed", "open_space", "rules_of_play"),
        ),
        Group(_("Hoe doen mensen mee?"), "", ("participation_form", "form_reason", "instruments", "governing_style")),
        Group(_("Planning en middelen"), "", ("start_date", "end_date", "planning", "budget", "legal_basis")),
        Group(_("Voor collega's"), "", ("internal_notes",)),
    )

    class Meta:
        model = Traject
        fields = (
            "title", "goals", "legal_instrument", "policy_phase", "impact_level", "fixed", "open_space",
            "rules_of_play",
            "participation_form", "form_reason", "instruments", "governing_style", "start_date", "end_date",
            "planning",
            "budget", "legal_basis",
            "internal_notes",
        )  # fmt: skip
        localized_fields = ("budget",)
        widgets = {
            "budget": EuroInput,
            "policy_phase": forms.RadioSelect,
            "impact_level": forms.RadioSelect,
            "participation_form": forms.RadioSelect,
            "form_reason": SMALL,
            "instruments": forms.CheckboxSelectMultiple,
            "governing_style": forms.RadioSelect,
            "legal_basis": forms.Textarea(attrs={"rows": 2}),
            "goals": SMALL,
            "fixed": SMALL,
            "open_space": SMALL,
            "rules_of_play": SMALL,
            "planning": SMALL,
            "internal_notes": SMALL,
        }
        help_texts = {
            "title": _("Bijvoorbeeld: Samen naar een nieuw dorpshart."),
            "policy_phase": _("Participatie kan bij alle drie horen; de wet vraagt erom."),
            "impact_level": _("Hoe groot zijn de gevolgen voor wie het aangaat?"),
            "participation_form": _("Hoeveel invloed hebben deelnemers? Van boven naar beneden wordt het meer."),
            "form_reason": _("Waarom past deze vorm hier? Staat ook op het register."),
            "instruments": _("Wat u inzet of inzette. Op het register leidt dit naar de wijzer, en andersom."),
            "governing_style": _("Welke houding van de gemeente past hier het best?"),
            "start_date": _("Mag ook een verwachting zijn."),
            "end_date": _("Mag ook een verwachting zijn."),
            "planning": _("De belangrijkste momenten. Per regel een moment."),
            "fixed": _("Bijvoorbeeld het budget, een wet of een eerder besluit."),
            "rules_of_play": _("Wat spreekt u af over antwoorden, verslagen en wie beslist?"),
            "legal_basis": _("Bijvoorbeeld een artikel uit de participatieverordening of de Omgevingswet."),
            "budget": _("In hele euro's, of met twee cijfers achter de komma."),
        }

    def limit(self) -> None:
        """Instruments: what anyone may read; and what is chosen now, so that leaving the form alone changes nothing."""
        named = self.instance.instruments.order_by().values("pk") if self.instance.pk else []
        public = public_pages().order_by().values("pk")
        pages = InstrumentPage.objects.filter(Q(pk__in=public) | Q(pk__in=named)).order_by("title", "pk")
        self.fields["instruments"].queryset = pages  # type: ignore[attr-defined]  # a model choice
        kinds = self.fields["legal_instrument"]
        kinds.choices = [("", _("Nog niet bekend")), *LegalInstrument.choices]  # type: ignore[attr-defined]  # a field of choices
        if not pages.exists():
            self.fields["instruments"].help_text = _("Er is nog niets om uit te kiezen.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("start_date"), data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("Het einde ligt voor het begin."))
        return data


class PartForm(RecordForm):
    """What the forms of a party and a result have in common."""

    def limit(self) -> None:
        for field in self.fields.values():
            # Not of records: their choices follow the rows that this writer may see, and a list set here would not.
            if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
                continue
            if isinstance(field.widget, forms.RadioSelect):
                choices = cast(list[tuple[str | int, str]], field.choices)  # of a model field, so pairs
                field.choices = [choice for choice in choices if choice[0] != ""]  # no button for "nothing"


class PartyForm(PartForm):
    """A party with a stake in the traject."""

    class Meta:
        model = Party
        fields = ("name", "role", "interest", "influence", "attitude", "commitment")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "role": forms.RadioSelect,
            "interest": forms.RadioSelect,
            "influence": forms.RadioSelect,
            "commitment": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "name": _(
                "Een organisatie of groep. Zet hier geen namen of adressen van mensen. "
                "Schrijf een bekende partij zoals die al heet: dan herkennen wij die."
            ),
            "role": _("Wat is deze partij in dit traject?"),
            "interest": _("Hoeveel staat er voor deze partij op het spel?"),
            "influence": _("Hoeveel kan deze partij bepalen of tegenhouden?"),
        }

    def limit(self) -> None:
        """Names of parties that this writer may know, while typing; without a script the name is typed in full."""
        super().limit()
        if user_can_read_organisations(self.user):
            self.fields["name"].widget.attrs |= {
                "data-suggest": reverse("werkplaats:organisation_suggest"),
                "data-suggest-label": _("Bekende partijen"),
                "data-suggest-fill": "",
            }

    def clean_name(self) -> str:
        """The same party twice: said beside the name."""
        name: str = self.cleaned_data["name"]
        others = Party.objects.filter(traject=self.instance.traject, name__iexact=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("Deze partij staat al bij dit traject."))
        return name


class ResultForm(PartForm):
    """What the traject should bring."""

    class Meta:
        model = Result
        fields = ("description", "kind", "final", "owner", "due_date", "realised")
        widgets = {"description": forms.Textarea(attrs={"rows": 3}), "kind": forms.RadioSelect}
        help_texts = {
            "description": _("Wat is er als dit af is?"),
            "final": _("Vink niet aan bij een tussenresultaat."),
            "owner": _("De collega die hiervoor zorgt."),
        }

    def limit(self) -> None:
        super().limit()
        candidates = policy.team_candidates().order_by().values("pk")
        people = User.objects.filter(Q(pk__in=candidates) | Q(pk=self.instance.owner_id))
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]  # a model choice
        self.fields["owner"].empty_label = _("Nog niemand")  # type: ignore[attr-defined]  # a field of choices
