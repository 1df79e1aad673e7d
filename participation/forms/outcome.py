"""The forms of a line of what came out of a werkatelier, and of the lesson that it can become."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.forms.lesson import GuidePageField
from participation.forms.traject import PartForm
from participation.models import Outcome


class OutcomeForm(PartForm):
    """One line, under a part of the programme."""

    class Meta:
        model = Outcome
        fields = ("programme_item", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"text": _("Eén korte zin. Hij komt in het verslag, dus laat namen van mensen weg.")}

    def limit(self) -> None:
        """Only parts of this very programme; without parts there is nothing to choose."""
        super().limit()
        items = self.instance.werkatelier.programme_items.all()
        if not items:
            del self.fields["programme_item"]
            return
        field: Any = self.fields["programme_item"]
        field.queryset, field.empty_label = items, _("Bij geen onderdeel")


class OutcomeLessonForm(forms.Form):
    """What the editors of the guide will read, and about which page."""

    text = forms.CharField(label=_("Wat de redactie leest"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    page = GuidePageField(
        label=_("Bladzijde van de wijzer"),
        help_text=_("Titel of adres van de bladzijde die met deze les beter kan worden."),
    )
