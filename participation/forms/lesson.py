"""The forms of a lesson: what was learned, for which page of the guide, and the words that are sent there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages.selectors.public import public_pages
from participation.choices import Confidentiality, Publicity
from participation.forms.traject import PartForm
from participation.models import Lesson
from samenwerking.addresses import parts_of

NEAREST = 5


class GuidePageField(forms.CharField):
    """A public page of the guide, by its title or address; a miss offers pages with those words in their title."""

    def prepare_value(self, value: Any) -> Any:
        """The address, of a page or of the number that the lesson holds."""
        if isinstance(value, int):
            value = public_pages().filter(pk=value).first()
        return value.get_url() if isinstance(value, Page) else value

    def clean(self, value: Any) -> Page | None:
        words = " ".join(str(super().clean(value) or "").split())
        if not words:
            return None
        page = _by_address(words) or public_pages().filter(title__iexact=words).first()
        if page is None:
            raise forms.ValidationError(_miss(words))
        return page


def _by_address(words: str) -> Page | None:
    address = parts_of(words)
    parts = [part for part in address.path.split("/") if part] if address else []
    if not parts:
        return None
    wanted = f"/{'/'.join(parts)}/"
    return next((page for page in public_pages().filter(slug=parts[-1]) if page.get_url() == wanted), None)


def _miss(words: str) -> str:
    near = public_pages().filter(title__icontains=words).order_by("title").values_list("title", flat=True)[:NEAREST]
    found = ", ".join(f"“{title}”" for title in near)
    if found:
        return str(_("Die bladzijde is er niet. Bedoelt u: %(titles)s?") % {"titles": found})
    return str(_("Die bladzijde is er niet. Neem de titel of het adres over uit de wijzer."))


class LessonForm(PartForm):
    """What was learned."""

    page = GuidePageField(
        label=_("Bladzijde van de wijzer"),
        required=False,
        help_text=_("Titel of adres van de bladzijde die met deze les beter kan worden."),
    )

    class Meta:
        model = Lesson
        fields = ("text", "page", "publicity")
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "publicity": forms.RadioSelect}

    def limit(self) -> None:
        super().limit()
        if self.instance.traject.opgave.confidentiality != Confidentiality.PUBLIC:
            self.fields["publicity"].choices = [(Publicity.INTERNAL.value, Publicity.INTERNAL.label)]  # type: ignore[attr-defined]  # a field of choices
            self.fields["publicity"].help_text = _("Dit dossier is niet openbaar, en deze les dus ook niet.")


class ProposeLessonForm(forms.Form):
    """Exactly what the editors of the guide will read."""

    text = forms.CharField(label=_("Wat de redactie leest"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))
