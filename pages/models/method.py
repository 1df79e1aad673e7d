"""The questions of the method: written once here, shown in the guide and answered in the register."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import PreviewableMixin, RevisionMixin
from wagtail.search import index

from pages.choices import Element, Process
from pages.selectors.public import public_pages


def in_grid_order(field: str, choices: type[models.TextChoices]) -> models.Case:
    """Rank of a stored value in its choices: verkennen comes first, whatever its stored name begins with."""
    ranks = [models.When(**{field: value}, then=models.Value(rank)) for rank, value in enumerate(choices.values)]
    return models.Case(*ranks, output_field=models.PositiveSmallIntegerField())


GRID_ORDER = [in_grid_order("process", Process), in_grid_order("element", Element)]


class QuestionQuerySet(models.QuerySet["Question"]):
    def in_cell(self, process: str, element: str) -> "QuestionQuerySet":
        """Questions of one cell of the grid, by layer and order."""
        return self.filter(process=process, element=element, active=True)

    def for_readers(self) -> "QuestionQuerySet":
        """Questions in use with their guide page; ``page_is_public`` says whether anyone may read that."""
        page = public_pages().filter(pk=models.OuterRef("guide_page_id"))
        return self.filter(active=True).select_related("guide_page").annotate(page_is_public=models.Exists(page))

    def counts(self) -> Counter[tuple[str, str, bool]]:
        """How many questions in use there are, by process, element and whether they are core questions."""
        rows = self.filter(active=True).order_by().values_list("process", "element", "layer")
        return Counter((process, element, layer == 1) for process, element, layer in rows)


class Question(PreviewableMixin, RevisionMixin, index.Indexed, models.Model):
    """One question of the method, in one cell of the grid and one layer (1 is core, 2 and up go deeper)."""

    process = models.CharField(_("proces"), max_length=12, choices=Process.choices)
    element = models.CharField(_("element"), max_length=12, choices=Element.choices)
    layer = models.PositiveSmallIntegerField(
        _("laag"), default=1, help_text=_("1 is een kernvraag; hoger gaat dieper.")
    )
    sort_order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    text = models.CharField(_("vraag"), max_length=300)
    reason = models.TextField(_("waarom deze vraag?"), blank=True)
    guide_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina in de wijzer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    active = models.BooleanField(
        _("in gebruik"), default=True, help_text=_("Een vraag die al is beantwoord, kan niet weg maar wel uit gebruik.")
    )

    objects = QuestionQuerySet.as_manager()

    panels = [
        FieldPanel("text"),
        FieldPanel("reason"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("process"), FieldPanel("element")]),
                FieldRowPanel([FieldPanel("layer"), FieldPanel("sort_order")]),
            ],
            heading=_("Plaats in het speelveld"),
        ),
        PageChooserPanel("guide_page"),
        FieldPanel("active"),
    ]
    search_fields = [
        index.SearchField("text"),
        index.SearchField("reason"),
        index.AutocompleteField("text"),
        index.FilterField("process"),
        index.FilterField("element"),
        index.FilterField("layer"),
        index.FilterField("active"),
    ]

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = [*GRID_ORDER, "layer", "sort_order", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(layer__gte=1), name="question_layer_from_1")]

    def __str__(self) -> str:
        return self.text

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/question.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"layers": in_layers([self])}


def in_layers(questions: Iterable[Question]) -> list[tuple[int, list[Question]]]:
    """Questions by layer, the core questions first; within a layer the order stays."""
    layers: dict[int, list[Question]] = {}
    for question in questions:
        layers.setdefault(question.layer, []).append(question)
    return sorted(layers.items())
