"""The questions of the method: written once here, shown in the guide and answered in the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import RevisionMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from pages.choices import Element, Process


class QuestionQuerySet(models.QuerySet["Question"]):
    def in_cell(self, process: str, element: str) -> "QuestionQuerySet":
        """Questions of one cell of the grid, by layer and order."""
        return self.filter(process=process, element=element, active=True)


@register_snippet
class Question(RevisionMixin, index.Indexed, models.Model):
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
    active = models.BooleanField(_("in gebruik"), default=True)

    objects = QuestionQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("process"), FieldPanel("element")]),
        FieldRowPanel([FieldPanel("layer"), FieldPanel("sort_order")]),
        FieldPanel("text"),
        FieldPanel("reason"),
        PageChooserPanel("guide_page"),
        FieldPanel("active"),
    ]
    search_fields = [index.SearchField("text"), index.SearchField("reason"), index.AutocompleteField("text")]

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ["process", "element", "layer", "sort_order", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(layer__gte=1), name="question_layer_from_1")]

    def __str__(self) -> str:
        return self.text
