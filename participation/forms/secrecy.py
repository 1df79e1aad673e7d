"""Form for offering a paper of a confidential dossier to named people (DESIGN rule 4)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.models import Meeting
from samenwerking.accounts.models import User


class PeopleField(forms.ModelMultipleChoiceField):
    """People with their function: a name alone does not say who it is."""

    def label_from_instance(self, obj: User) -> str:  # type: ignore[override]  # the queryset holds people only
        return f"{obj}, {obj.function_title}" if obj.function_title else str(obj)


class SecrecyForm(forms.Form):
    basis = forms.CharField(
        label=_("Grondslag"),
        max_length=200,
        help_text=_("Het artikel waarop de geheimhouding rust, bijvoorbeeld artikel 87 van de Gemeentewet."),
    )
    starts_on = forms.DateField(label=_("Van"), widget=forms.DateInput)
    ends_on = forms.DateField(
        label=_("Tot en met"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leeg betekent: tot de geheimhouding wordt opgeheven."),
    )
    members = PeopleField(
        label=_("Wie mogen het stuk lezen?"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wie het stuk mogen lezen.")},
    )

    downloads_allowed = forms.BooleanField(
        label=_("De kring mag het stuk downloaden"),
        required=False,
        help_text=_("Zonder vinkje leest de kring het stuk alleen hier, met de eigen naam erin."),
    )
    by_college = forms.BooleanField(
        label=_("Het college legt deze geheimhouding op"),
        required=False,
        initial=True,
        help_text=_(
            "Zitten er raadsleden in de kring, dan moet de raad dit in zijn eerstvolgende vergadering bekrachtigen. "
            "Anders vervalt het. Noem dan ook de griffie in de kring: die legt de bekrachtiging vast."
        ),
    )

    def __init__(self, *args: Any, circle: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = circle  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Het einde ligt voor het begin."))
        return data


class ConfirmSecrecyForm(forms.Form):
    """In which meeting the council confirmed it."""

    meeting = forms.ModelChoiceField(
        label=_("Vergadering van de raad"),
        queryset=Meeting.objects.none(),
        empty_label=_("Kies een vergadering"),
        error_messages={"required": _("Kies de vergadering waarin de raad bekrachtigde.")},
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a field of choices
