"""The form in which a reader proposes another text, and those with which an editor answers."""

import hashlib
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pages.suggestions.parts import Part
from pages.suggestions.sections import Section
from samenwerking.public_forms import PublicForm, RateLimit

TEXT_MAX, NOTE_MAX, NAME_MAX = 20_000, 1_000, 100
PART = "deel-"


def digest(text: str) -> str:
    """A short mark of a text, to see whether it changed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class SuggestForm(PublicForm):
    """Somebody with an account needs no address: we know it."""

    purpose = "suggestion"
    limit = RateLimit(10, timedelta(hours=1))
    mail_limit = RateLimit(10, timedelta(days=1))

    text = forms.CharField(
        label=_("De tekst zoals u die zou willen"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Verander wat beter kan. Een lege regel begint een nieuwe alinea. Een streepje maakt een lijst."),
    )
    explanation = forms.CharField(
        label=_("Waarom is dat beter?"),
        max_length=NOTE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Gaat het om een afbeelding, of om iets anders dat u hier niet kunt veranderen? Beschrijf het hier."
        ),
    )
    thanks_name = forms.CharField(
        label=_("Uw naam bij de geschiedenis van de bladzijde"),
        max_length=NAME_MAX,
        required=False,
        help_text=_("Alleen als u dat wilt. Gebruiken wij uw voorstel, dan bedanken wij u daar bij naam."),
    )
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_(
            "Wij sturen een bericht om uw voorstel te bevestigen, en later ons antwoord. Daarna wissen wij uw adres."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, section: Section, request: HttpRequest, **options: Any) -> None:
        self.section = section
        super().__init__(data, request=request, **options)
        self.parts = [] if section.has_too_many_parts else section.parts
        seen = digest("\n\n\n".join([section.text, *(part.text for part in self.parts)]))
        self.initial.update(text=section.text, seen=seen)
        if request.user.is_authenticated:
            del self.fields["email"]
        self._add_parts()
        self.page_changed = bool(self.data) and self.data.get("seen") != seen
        if self.page_changed:
            shown: Any = self.data  # a copy that PublicForm made to show again
            shown["seen"] = seen

    def _add_parts(self) -> None:
        """A field for each text inside a step or a table, between the running text and the reason."""
        if self.parts and not self.section.text:
            self.fields["text"].required = False
            self.fields["text"].label = _("Nieuwe tekst aan het begin van dit onderdeel")
            self.fields["text"].widget.attrs["rows"] = 4
        for number, part in enumerate(self.parts):
            self.fields[f"{PART}{number}"] = forms.CharField(
                label=part.label,
                initial=part.text,
                max_length=part.longest,
                required=part.required,
                widget=forms.Textarea(attrs={"rows": min(8, 2 + len(part.text) // 60)}),
            )
        self.order_fields(["text", *(f"{PART}{number}" for number in range(len(self.parts)))])

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def changed_parts(self) -> tuple[dict[str, str], ...]:
        """What the reader changed in steps and tables; spaces and line ends that differ are no change."""
        return tuple(
            {"path": part.path, "label": part.label, "old": part.text, "new": proposed}
            for number, part in enumerate(self.parts)
            if (proposed := self._proposed(number, part)).split() != part.text.split()
        )

    def _proposed(self, number: int, part: Part) -> str:
        text = str(self.cleaned_data.get(f"{PART}{number}", part.text)).replace("\r\n", "\n").strip()
        return text if part.is_rich else " ".join(text.split())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "text" in cleaned and cleaned["text"].split() == self.section.text.split():
            cleaned["text"] = self.section.text
            if not self.errors and not self.changed_parts() and not cleaned.get("explanation"):
                self.add_error("text", forms.ValidationError(_("U hebt nog niets veranderd en niets toegelicht.")))
        if self.page_changed:
            raise forms.ValidationError(
                _("De bladzijde is intussen veranderd. Vergelijk uw tekst met de nieuwe tekst en verstuur opnieuw.")
            )
        return cleaned


class AnswerForm(forms.Form):
    """An editor's words to the proposer; saying no takes a reason too."""

    answer = forms.CharField(
        label=_("Antwoord of reden"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), strip=True
    )


class QueueFilterForm(forms.Form):
    """``stand`` is a state; ``q`` are words in the title of the page."""

    q = forms.CharField(label=_("Bladzijde"), required=False, max_length=100)
