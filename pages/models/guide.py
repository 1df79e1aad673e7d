"""The pages of the guide: home, pages with text, colofon and news."""

from typing import Any

from django.db import models
from django.db.models import OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.routing import GuideRouting
from pages.selectors.public import public_pages

from .base import BasePage

UNDER_HOME = ["pages.HomePage"]
UNDER_GUIDE = ["pages.HomePage", "pages.GuidePage"]
NEWS_ON_HOME = 3


class HomePage(GuideRouting, BasePage):
    """The front page of a site."""

    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home_page.html"
    shows_neighbours = False

    class Meta:
        verbose_name = _("voorpagina")
        verbose_name_plural = _("voorpagina's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``news``: the latest items that anyone may read."""
        context = super().get_context(request, *args, **kwargs)
        context["news"] = newest_news(public_pages().descendant_of(self))[:NEWS_ON_HOME]
        return context


class GuidePageTag(TaggedItemBase):
    content_object = ParentalKey("pages.GuidePage", related_name="tagged_items", on_delete=models.CASCADE)


class GuidePage(BasePage):
    """A page of the guide: text, figures, tables and layers."""

    tags = ClusterTaggableManager(verbose_name=_("trefwoorden"), through=GuidePageTag, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("tags")]
    parent_page_types = ["wagtailcore.Page", *UNDER_GUIDE]
    template = "pages/guide_page.html"

    class Meta:
        verbose_name = _("bladzijde")
        verbose_name_plural = _("bladzijden")

    @cached_property
    def tag_names(self) -> list[str]:
        return sorted(tag.name for tag in self.tags.all())


class ColofonPage(BasePage):
    """Who made the guide, who may use it, and how to cite it."""

    origin = models.TextField(_("herkomst"), blank=True, help_text=_("Waar komt deze wijzer vandaan?"))
    client = models.CharField(_("opdrachtgever"), max_length=255, blank=True)
    builder = models.CharField(_("bouwer"), max_length=255, blank=True)
    contact = models.TextField(_("contact"), blank=True)
    copyright = models.TextField(_("gebruik en rechten"), blank=True)
    author_in_citation = models.CharField(
        _("naam in een bronvermelding"), max_length=255, blank=True,
        help_text=_("De rest van de bronvermelding, met het jaar, maakt de site zelf."),
    )  # fmt: skip

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("origin"), FieldPanel("client"), FieldPanel("builder"), FieldPanel("contact")],
            heading=_("Van wie is deze wijzer?"),
        ),
        MultiFieldPanel([FieldPanel("copyright"), FieldPanel("author_in_citation")], heading=_("Gebruik")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("origin"), index.SearchField("copyright")]
    parent_page_types = UNDER_HOME
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "pages/colofon_page.html"
    shows_neighbours = False

    class Meta:
        verbose_name = _("colofon")
        verbose_name_plural = _("colofons")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``facts`` for the list, and ``cited_on``: the day of reading, which a citation needs."""
        context = super().get_context(request, *args, **kwargs)
        names = ("origin", "client", "builder", "contact", "copyright")
        labels = {name: str(self._meta.get_field(name).verbose_name).capitalize() for name in names}
        context["facts"] = [
            {"label": labels[name], "value": getattr(self, name)} for name in names if getattr(self, name)
        ]
        context["cited_on"] = timezone.localdate()
        return context


class NewsIndexPage(BasePage):
    """All news, newest first."""

    parent_page_types = UNDER_HOME
    subpage_types = ["pages.NewsPage"]
    max_count_per_parent = 1
    template = "pages/news_index_page.html"
    shows_neighbours = False
    shows_children = False

    class Meta:
        verbose_name = _("nieuwsoverzicht")
        verbose_name_plural = _("nieuwsoverzichten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``news``: the items of this overview."""
        context = super().get_context(request, *args, **kwargs)
        context["news"] = newest_news(public_pages().child_of(self))
        return context


class NewsPage(BasePage):
    """One news item; its date is on it."""

    date = models.DateField(_("datum"), default=timezone.localdate)

    content_panels = [*Page.content_panels, FieldPanel("date"), *BasePage.content_panels[1:]]
    search_fields = [*BasePage.search_fields, index.FilterField("date")]
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/news_page.html"
    shows_neighbours = False

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")


def newest_news(among: Any) -> models.QuerySet[NewsPage]:
    """News items among these pages, newest first."""
    found = NewsPage.objects.filter(models.Exists(among.filter(pk=OuterRef("pk")))).defer_streamfields()
    ordered: models.QuerySet[NewsPage] = found.order_by("-date", "-pk")
    return ordered
