"""Finding contributions, handling many at once, and what is done with one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import Channel, Moderation
from participation.models import ContributionGroup, Traject
from participation.models.contribution import MAX_TEXT

NO_GROUP = "none"
ANSWER_CHOICES = [
    ("", _("Met en zonder antwoord")),
    ("open", _("Zonder antwoord")),
    ("answered", _("Beantwoord")),
    ("skipped", _("Blijft zonder antwoord")),
]
ACTIONS = [
    ("group", _("Zet bij een onderwerp")),
    ("show", _("Beoordeel als goed")),
    ("refuse", _("Weiger, met de reden hieronder")),
    ("skip", _("Geef geen antwoord, om de reden hieronder")),
]
REASONED = ("refuse", "skip")
MOST_AT_ONCE = 500


class ContributionFilterForm(forms.Form):
    """Filters of the list; a value that does not exist is left out."""

    q = forms.CharField(label=_("Zoek in de tekst"), required=False, max_length=100)
    answer = forms.ChoiceField(label=_("Antwoord"), required=False, choices=ANSWER_CHOICES)
    group = forms.ChoiceField(label=_("Onderwerp"), required=False)
    channel = forms.ChoiceField(
        label=_("Hoe het binnenkwam"), required=False, choices=[("", _("Alles")), *Channel.choices]
    )
    state = forms.ChoiceField(label=_("Beoordeling"), required=False, choices=[("", _("Alles")), *Moderation.choices])

    def __init__(self, *args: Any, groups: list[ContributionGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Alle onderwerpen")),
            (NO_GROUP, _("Nog geen onderwerp")),
            *((str(group.pk), group.title) for group in groups),
        ]

    def chosen(self) -> dict[str, str]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class BulkForm(forms.Form):
    """One act on every contribution that was ticked."""

    action = forms.ChoiceField(label=_("Wat wilt u doen?"), choices=ACTIONS)
    group = forms.ModelChoiceField(
        label=_("Bestaand onderwerp"),
        queryset=ContributionGroup.objects.none(),
        required=False,
        empty_label=_("Geen onderwerp"),
    )
    title = forms.CharField(label=_("Of een nieuw onderwerp"), max_length=120, required=False)
    reason = forms.CharField(
        label=_("Reden"),
        max_length=1000,
        required=False,
        help_text=_("Nodig als u weigert of geen antwoord geeft. De gever leest dit."),
    )

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = traject.contribution_groups.all()  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("action") in REASONED and not (data.get("reason") or "").strip():
            self.add_error("reason", _("Geef een reden."))
        return data


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reden"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Geef een reden.")},
    )


class SplitForm(forms.Form):
    """The parts in one text field, with a line of dashes between them: works without JavaScript, and by keyboard."""

    SEPARATOR = "---"

    text = forms.CharField(
        label=_("De delen"),
        max_length=MAX_TEXT * 2,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Zet tussen twee delen een regel met drie streepjes: ---"),
    )

    def parts(self) -> list[str]:
        """The texts between the lines of dashes."""
        parts: list[list[str]] = [[]]
        for line in self.cleaned_data["text"].splitlines():
            if line.strip() == self.SEPARATOR:
                parts.append([])
            else:
                parts[-1].append(line)
        return [text for text in ("\n".join(part).strip() for part in parts) if text]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(self.parts()) < 2:
            raise forms.ValidationError(_("Zet ten minste één regel met drie streepjes tussen twee delen."))
        return text


class MergeForm(forms.Form):
    text = forms.CharField(
        label=_("De bijdrage zoals die wordt"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Maak er één tekst van. De oorspronkelijke teksten blijven bewaard."),
    )


class PassageForm(forms.Form):
    passage = forms.CharField(
        label=_("Welke woorden zijn persoonsgegevens?"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Neem ze precies over uit de tekst, bijvoorbeeld een naam of een telefoonnummer."),
    )


class TellForm(forms.Form):
    base_version = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.CharField(
        label=_("Hoe vertelt u het wie geen e-mailadres achterliet?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: per brief op 3 maart, of tijdens de bijeenkomst."),
    )
