"""The forms of a chance or barrier, a moment of the planning, and an item of the budget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, Publicity
from participation.forms.amounts import EuroInput
from participation.forms.traject import PartForm
from participation.models import BudgetLine, Factor, Milestone

AMOUNTS = ("budget", "committed", "spent")


class FactorForm(PartForm):
    """What helps or hinders, and what is done about it."""

    class Meta:
        model = Factor
        fields = ("kind", "text", "since", "approach")
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 3}),
            "since": forms.DateInput,
            "approach": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "text": _("Alleen voor collega’s. Komt nooit op het register."),
            "approach": _("Hoe gebruikt u de kans, of hoe haalt u de belemmering weg?"),
        }


class MilestoneForm(PartForm):
    """A moment or a period."""

    class Meta:
        model = Milestone
        fields = ("title", "start_date", "end_date", "state", "publicity")
        widgets = {
            "start_date": forms.DateInput,
            "end_date": forms.DateInput,
            "state": forms.RadioSelect,
            "publicity": forms.RadioSelect,
        }
        help_texts = {
            "title": _("Kort, bijvoorbeeld: Ontwerpen met de buurt."),
            "end_date": _("Laat leeg als het om één dag gaat."),
            "publicity": _("Openbaar: dit staat ook in de planning op het register."),
        }

    def limit(self) -> None:
        super().limit()
        if self.instance.traject.opgave.confidentiality != Confidentiality.PUBLIC:
            field: Any = self.fields["publicity"]
            field.choices = [(Publicity.INTERNAL.value, Publicity.INTERNAL.label)]
            field.help_text = _("Dit dossier is niet openbaar, en de planning dus ook niet.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("start_date"), data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("Het einde ligt voor het begin."))
        return data


class BudgetLineForm(PartForm):
    """An item with its three amounts."""

    class Meta:
        model = BudgetLine
        fields = ("item", "budget", "committed", "spent")
        localized_fields = AMOUNTS
        widgets = dict.fromkeys(AMOUNTS, EuroInput)
        help_texts = {
            "item": _("Bijvoorbeeld: zaalhuur en koffie."),
            "budget": _("Wat u hiervoor hebt. In euro’s, met of zonder cijfers achter de komma."),
            "committed": _("Wat is besteld of afgesproken, en nog niet is betaald."),
            "spent": _("Wat is betaald."),
        }

    def clean_item(self) -> str:
        """The same item twice: said beside its name."""
        item: str = self.cleaned_data["item"]
        others = BudgetLine.objects.filter(traject=self.instance.traject, item__iexact=item)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Deze post staat al in de begroting."))
        return item
