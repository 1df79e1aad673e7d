"""The pages of the guide."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.fields import BodyField

from .wiki_source import WikiSource


class GuidePageTag(TaggedItemBase):
    content_object = ParentalKey("pages.GuidePage", related_name="tagged_items", on_delete=models.CASCADE)


class GuidePage(Page):
    """A page of the guide: text, figures, tables and layers."""

    body = BodyField(verbose_name=_("inhoud"), blank=True)
    tags = ClusterTaggableManager(verbose_name=_("trefwoorden"), through=GuidePageTag, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body"), FieldPanel("tags")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    template = "pages/guide_page.html"

    class Meta:
        verbose_name = _("bladzijde")
        verbose_name_plural = _("bladzijden")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        above = self.get_ancestors(inclusive=True).filter(depth__gt=1).public().live()
        context["crumbs"] = [{"title": page.title, "url": page.get_url(request)} for page in above]
        context["source"] = WikiSource.objects.filter(page=self.pk).first()
        return context
