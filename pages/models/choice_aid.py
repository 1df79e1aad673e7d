"""The choice aid as a page: its questions, weights and outcomes are content, with drafts, versions and moderation."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from pages.blocks.choice_aid import AidQuestionsBlock, FormsBlock, LevelsBlock
from pages.choice_aid.content import Aid, read_aid
from pages.choice_aid.forms import ChoiceAidForm
from pages.choice_aid.panels import CompletenessPanel
from pages.choice_aid.registry import start_address
from pages.choice_aid.result import result_of
from pages.choice_aid.steps import step_of
from pages.fields import QuietStreamField

from .base import BasePage
from .guide import UNDER_GUIDE


class ChoiceAidPage(BasePage):
    """A short path of questions to an impact level, a form of participation and instruments."""

    questions = QuietStreamField(AidQuestionsBlock(required=False), verbose_name=_("vragen"), blank=True)
    levels = QuietStreamField(LevelsBlock(required=False), verbose_name=_("gevolgen"), blank=True)
    forms = QuietStreamField(FormsBlock(required=False), verbose_name=_("vormen van participatie"), blank=True)
    next_steps = models.TextField(_("wat nu?"), blank=True, help_text=_("Staat onder de uitkomst. Per regel een stap."))

    content_panels = [
        CompletenessPanel(),
        *BasePage.content_panels,
        FieldPanel("questions"),
        MultiFieldPanel(
            [FieldPanel("levels"), FieldPanel("forms"), FieldPanel("next_steps")], heading=_("Mogelijke uitkomsten")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("questions"), index.SearchField("forms")]
    base_form_class = ChoiceAidForm
    parent_page_types = UNDER_GUIDE
    subpage_types: list[str] = []
    template = "pages/choice_aid_page.html"
    shows_neighbours = False

    class Meta:
        verbose_name = _("keuzehulp")
        verbose_name_plural = _("keuzehulpen")

    @property
    def next_step_list(self) -> list[str]:
        return [line.strip() for line in self.next_steps.splitlines() if line.strip()]

    @cached_property
    def aid(self) -> Aid:
        """The content in a form that can be reckoned with."""
        return read_aid(self.questions, self.levels, self.forms)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``step``: introduction, a question or the outcome. The address says which, and nothing is kept.

        With an outcome also ``result``, and ``start_url`` for who may go on with it.
        """
        context = super().get_context(request, *args, **kwargs)
        step = context["step"] = step_of(self.aid, request.GET)
        if step.outcome:
            context["result"] = result_of(step.outcome)
            context["start_url"] = start_address(request, self.pk, self.live_revision_id, step.keys)
        return context
