"""The method in the guide: the grid (speelveld) and a page for each of its cells."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from pages.choices import Element, Process
from pages.grid_progress import progress_address
from pages.method_grid import Cell, Grid, build_grid

from .base import BasePage, unique_child
from .guide import UNDER_GUIDE
from .method import Question, in_layers


class MethodGridPage(BasePage):
    """The speelveld: four processes × three elements, each cell a way in to its questions."""

    parent_page_types = UNDER_GUIDE
    subpage_types = ["pages.MethodCellPage"]
    max_count_per_parent = 1
    template = "pages/method_grid_page.html"
    shows_children = False

    class Meta:
        verbose_name = _("speelveld")
        verbose_name_plural = _("speelvelden")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``grid``, ``homeless`` (cells with questions and no page, which stand here) and ``progress_url``."""
        context = super().get_context(request, *args, **kwargs)
        shown = {page.pk: page for page in context["family"].children}
        pages = MethodCellPage.objects.filter(pk__in=shown).values_list("pk", "process", "element", "topic")
        cells = {(process, element): (shown[pk].get_url(request), topic) for pk, process, element, topic in pages}
        grid = build_grid(cells, Question.objects.counts())
        context["grid"] = grid
        context["progress_url"] = progress_address(request)
        context["homeless"] = self._homeless(grid)
        return context

    @staticmethod
    def _homeless(grid: Grid) -> list[tuple[Cell, list[tuple[int, list[Question]]]]]:
        cells = [cell for cell in grid.cells if not cell.has_page and cell.questions]
        if not cells:
            return []
        questions = list(Question.objects.for_readers())
        return [
            (cell, in_layers(q for q in questions if (q.process, q.element) == (cell.process, cell.element)))
            for cell in cells
        ]


class MethodCellPage(BasePage):
    """One cell of the speelveld: what it is about, its core questions and the layers below."""

    process = models.CharField(_("proces"), max_length=12, choices=Process.choices)
    element = models.CharField(_("element"), max_length=12, choices=Element.choices)
    topic = models.CharField(
        _("in het kort"), max_length=44, help_text=_("Staat in het vak van het speelveld, bijvoorbeeld: Wie doet mee?")
    )

    content_panels = [
        BasePage.content_panels[0],
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("process"), FieldPanel("element")]), FieldPanel("topic")],
            heading=_("Vak in het speelveld"),
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("topic")]
    parent_page_types = ["pages.MethodGridPage"]
    subpage_types = ["pages.GuidePage", "pages.InstrumentPage"]
    template = "pages/method_cell_page.html"

    class Meta:
        verbose_name = _("vak van het speelveld")
        verbose_name_plural = _("vakken van het speelveld")

    def clean(self) -> None:
        """A speelveld has one page for each cell."""
        super().clean()
        if not unique_child(MethodCellPage, self, process=self.process, element=self.element):
            raise ValidationError({"element": _("Dit vak van het speelveld heeft al een bladzijde.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``layers``: the questions of this cell."""
        context = super().get_context(request, *args, **kwargs)
        questions = Question.objects.in_cell(self.process, self.element).for_readers()
        context["layers"] = in_layers(questions)
        return context
