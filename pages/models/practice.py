"""Instruments, and what came of them in practice."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from pages.choices import Process
from pages.selectors.public import public_pages

from .base import BasePage
from .guide import UNDER_GUIDE


class Effort(models.TextChoices):
    """How much work an instrument is for who organises it."""

    LOW = "low", _("Weinig werk")
    MEDIUM = "medium", _("Een paar dagen werk")
    HIGH = "high", _("Veel werk")


class InstrumentPage(BasePage):
    """A way of working: when it fits, what it takes, how it goes."""

    fits_when = models.TextField(_("past goed als"), blank=True)
    fits_not = models.TextField(_("past niet als"), blank=True)
    process = models.CharField(
        _("hoort bij"), max_length=12, choices=Process.choices, blank=True, help_text=_("Leeg: bij alle vier.")
    )
    duration = models.CharField(_("duur"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: een avond"))
    people = models.CharField(_("aantal deelnemers"), max_length=120, blank=True)
    effort = models.CharField(_("inzet"), max_length=10, choices=Effort.choices, blank=True)

    content_panels = [
        *BasePage.content_panels[:-2],
        MultiFieldPanel(
            [
                FieldPanel("fits_when"),
                FieldPanel("fits_not"),
                FieldRowPanel([FieldPanel("process"), FieldPanel("effort")]),
                FieldRowPanel([FieldPanel("duration"), FieldPanel("people")]),
            ],
            heading=_("Wanneer en hoe"),
        ),
        *BasePage.content_panels[-2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("fits_when"),
        index.SearchField("fits_not"),
        index.FilterField("process"),
    ]
    parent_page_types = [*UNDER_GUIDE, "pages.MethodCellPage"]
    subpage_types: list[str] = []
    template = "pages/instrument_page.html"

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instrumenten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``examples``: where this instrument was used, as far as anyone may read that."""
        context = super().get_context(request, *args, **kwargs)
        used_in = ExamplePage.objects.filter(instruments=self.pk) if self.pk else ExamplePage.objects.none()
        context["examples"] = public_pages().filter(pk__in=used_in.values("pk")).order_by("path")
        return context

    @property
    def facts(self) -> list[dict[str, str]]:
        """What to know before choosing this instrument."""
        process = self.get_process_display() if self.process else str(_("Alle processen"))
        rows = [
            (_("Hoort bij"), process),
            (_("Duur"), self.duration),
            (_("Aantal deelnemers"), self.people),
            (_("Inzet"), self.get_effort_display()),
        ]
        return [{"label": str(label), "value": value} for label, value in rows if value]


class ExamplePage(BasePage):
    """A practice example: what was going on, what was done and what was learned."""

    place = models.CharField(_("plaats"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(
        _("jaar"), null=True, blank=True, validators=[MinValueValidator(1990)], help_text=_("Wanneer het begon.")
    )
    lessons = models.TextField(_("wat hebben we geleerd?"), blank=True, help_text=_("Een les per regel."))
    themes = ParentalManyToManyField("pages.Theme", verbose_name=_("thema's"), blank=True, related_name="+")
    areas = ParentalManyToManyField("pages.Area", verbose_name=_("gebieden"), blank=True, related_name="+")
    instruments = ParentalManyToManyField(
        "pages.InstrumentPage", verbose_name=_("gebruikte instrumenten"), blank=True, related_name="examples"
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lessons"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("place"), FieldPanel("year")]),
                FieldPanel("themes"),
                FieldPanel("areas"),
                FieldPanel("instruments"),
            ],
            heading=_("Over dit voorbeeld"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lessons"), index.SearchField("place")]
    parent_page_types = UNDER_GUIDE
    subpage_types: list[str] = []
    template = "pages/example_page.html"

    class Meta:
        verbose_name = _("praktijkvoorbeeld")
        verbose_name_plural = _("praktijkvoorbeelden")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``instruments``, as far as anyone may read them, and ``words``: names of themes and areas."""
        context = super().get_context(request, *args, **kwargs)
        used = [instrument.pk for instrument in self.instruments.all()]
        context["instruments"] = public_pages().filter(pk__in=used).order_by("path")
        context["words"] = [term.name for term in (*self.themes.all(), *self.areas.all())]
        return context

    @property
    def lesson_list(self) -> list[str]:
        return [line.strip() for line in self.lessons.splitlines() if line.strip()]
