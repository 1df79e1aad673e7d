"""Forms for what members say about a part of a paper, and for the answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import ReactionKind


class ReactionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Wat wilt u doen?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Uw reactie"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("De trekker van het dossier geeft antwoord. Uw naam staat erbij."),
    )

    def __init__(self, *args: Any, kinds: Iterable[ReactionKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, k.label) for k in kinds]  # type: ignore[attr-defined]  # a field of choices
        self.fields["kind"].initial = ReactionKind.QUESTION.value


class AnswerReactionForm(forms.Form):
    text = forms.CharField(
        label=_("Uw antwoord"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf een antwoord.")},
    )
