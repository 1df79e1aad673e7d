"""Words and what they mean here."""

from collections.abc import Iterable
from typing import Any
from unicodedata import combining, normalize

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin, RevisionMixin
from wagtail.search import index

from pages.blocks.text import LINE_FEATURES

from .base import BasePage
from .guide import UNDER_GUIDE


class GlossaryTerm(PreviewableMixin, RevisionMixin, index.Indexed, models.Model):
    """One word of the glossary."""

    term = models.CharField(_("woord"), max_length=120, unique=True)
    definition = RichTextField(_("uitleg"), features=[*LINE_FEATURES, "ul"])
    synonyms = models.CharField(
        _("andere woorden"), max_length=255, blank=True, help_text=_("Met komma's ertussen. Ook daarop wordt gevonden.")
    )

    word_forms = models.CharField(
        _("andere vormen"), max_length=255, blank=True,
        help_text=_("Meervoud en andere vormen, met komma's ertussen. Ook die worden in teksten uitgelegd."),
    )  # fmt: skip
    explained = models.BooleanField(
        _("uitleggen in teksten"), default=True,
        help_text=_("Vink uit bij een gewoon woord dat lezers al kennen, of dat vaak iets anders betekent."),
    )  # fmt: skip

    panels = [
        FieldPanel("term"),
        FieldPanel("definition"),
        FieldPanel("word_forms"),
        FieldPanel("explained"),
        FieldPanel("synonyms"),
    ]
    search_fields = [
        index.SearchField("term"),
        index.SearchField("definition"),
        index.SearchField("synonyms"),
        index.AutocompleteField("term"),
    ]

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        """Two words may not have the same address, nor be written the same: a reader would get one for the other."""
        super().clean()
        mine = {spelling.casefold() for spelling in self.spellings}
        for other in GlossaryTerm.objects.exclude(pk=self.pk).only("term", "word_forms"):
            if other.anchor == self.anchor or mine & {spelling.casefold() for spelling in other.spellings}:
                raise ValidationError({"term": _("Dit lijkt te veel op het begrip “%(term)s”.") % {"term": other.term}})

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word and its other forms."""
        forms = (form.strip() for form in self.word_forms.split(","))
        return (self.term.strip(), *(form for form in forms if form))

    @property
    def anchor(self) -> str:
        return slugify(self.term) or f"begrip-{self.pk}"

    @property
    def letter(self) -> str:
        """The letter under which the word stands; accents do not count, and what is no letter stands under #."""
        first = _plain(self.term.strip())[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/glossary_term.html"


class GlossaryPage(BasePage):
    """All words in order of the alphabet, with an index of letters."""

    parent_page_types = UNDER_GUIDE
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "pages/glossary_page.html"

    class Meta:
        verbose_name = _("begrippenlijst")
        verbose_name_plural = _("begrippenlijsten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``groups``: the words by letter."""
        context = super().get_context(request, *args, **kwargs)
        context["groups"] = by_letter(GlossaryTerm.objects.all())
        return context


def _plain(word: str) -> str:
    """The word as it sorts: without capitals and accents."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter)).casefold()


def by_letter(terms: Iterable[GlossaryTerm]) -> list[tuple[str, list[GlossaryTerm]]]:
    """The words grouped by letter, both in order; words that start with no letter come last."""
    groups: dict[str, list[GlossaryTerm]] = {}
    for term in sorted(terms, key=lambda term: _plain(term.term)):
        groups.setdefault(term.letter, []).append(term)
    return sorted(groups.items(), key=lambda group: (group[0] == "#", group[0]))
