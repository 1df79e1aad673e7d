"""The forms of the care for pages in Beheer."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.upkeep.care import next_review
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReviewForm(forms.Form):
    """The page was looked at; when is the next time?"""

    review_on = forms.DateField(label=_("Volgende keer op"), widget=DATE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("review_on", next_review())

    def clean_review_on(self) -> date:
        chosen: date = self.cleaned_data["review_on"]
        if chosen <= timezone.localdate():
            raise forms.ValidationError(_("Kies een dag die nog moet komen."))
        return chosen


class CareForm(forms.Form):
    """Owner, date and readers of a page."""

    owner = forms.ModelChoiceField(
        label=_("Eigenaar"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Wie de bladzijde maakte"),
        help_text=_("Deze collega zorgt dat de bladzijde klopt en krijgt bericht als het tijd is om te kijken."),
    )
    review_on = forms.DateField(
        label=_("Opnieuw beoordelen op"),
        required=False,
        widget=DATE,
        help_text=_("Leeg: een jaar nadat de bladzijde voor het laatst is geplaatst."),
    )
    audience = forms.CharField(
        label=_("Bedoeld voor"),
        required=False,
        max_length=200,
        help_text=_("Staat boven de bladzijde. Bijvoorbeeld: inwoners met een plan, projectleiders."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.in_service().exclude(groups__name=Role.ADMIN.value)
        self.fields["owner"].queryset = people.distinct()  # type: ignore[attr-defined]  # a model choice

    def clean_audience(self) -> str:
        """One line, without a full stop: it stands behind "Bedoeld voor"."""
        return " ".join(str(self.cleaned_data["audience"]).split()).rstrip(".")


class CareFilterForm(forms.Form):
    SHOW = [
        ("", _("Over tijd")),
        ("soon", _("Binnen drie maanden")),
        ("nobody", _("Zonder eigenaar")),
        ("all", _("Alle")),
    ]

    show = forms.ChoiceField(label=_("Toon"), choices=SHOW, required=False)
    q = forms.CharField(label=_("Titel"), required=False, max_length=100)
    mine = forms.BooleanField(label=_("Alleen mijn bladzijden"), required=False)
