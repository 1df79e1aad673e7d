"""What all pages of the guide share."""

from datetime import datetime
from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index

from pages.anchors import TocEntry, fill_anchors, table_of_contents
from pages.fields import BodyField
from pages.figures.rights import demand_complete
from pages.selectors.family import family_of
from pages.selectors.restrictions import FREE, restrictions_around
from pages.upkeep.panels import SuggestionsPanel, UpkeepPanel

from .page_form import GuidePageForm, note_panel
from .upkeep import PageCare
from .version_note import NEXT_NOTE, draft_note
from .wiki_source import WikiSource

SUMMARY_HELP = _("Een of twee zinnen. Staan onder de titel, in overzichten en in zoekresultaten.")
TOC_FROM = 3
UNDER_HOME_DEPTH = 3
TAKEN_SLUGS = frozenset(
    {
        "abonnementen",
        "accounts",
        "begrip",
        "beheer",
        "bladzijden",
        "documenten",
        "healthz",
        "media",
        "register",
        "static",
        "tokens",
        "verantwoording-figuren",
        "w",
        "werkbladen",
        "werkplaats",
        "wijzigingen",
        "zoeken",
    }
    | {code for code, _name in settings.LANGUAGES}
)


class BasePage(Page):
    """Title, summary, body and the frame around them.

    The summary is Wagtail's own description for search engines: one text for the page, the cards that lead to it
    and search results, in the table of all pages, so that a list of cards costs one query.
    """

    body = BodyField(verbose_name=_("inhoud"), blank=True)
    explain_terms = models.BooleanField(
        _("leg begrippen uit"), default=True,
        help_text=_("Woorden uit de begrippenlijst krijgen in de tekst een stippellijn en een uitleg."),
    )  # fmt: skip

    content_panels = [
        *Page.content_panels,
        FieldPanel("search_description", heading=_("samenvatting"), help_text=SUMMARY_HELP),
        SuggestionsPanel(),
        FieldPanel("body"),
        note_panel(),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("show_in_menus")], heading=_("Adres"))
    ]
    settings_panels = [PublishingPanel(), CommentPanel(), FieldPanel("explain_terms"), UpkeepPanel()]
    base_form_class = GuidePageForm
    search_fields = [*Page.search_fields, index.SearchField("body"), index.SearchField("search_description")]
    shows_children = True
    shows_neighbours = True
    # A page of the guide is only read; it takes no forms.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return str(self.search_description)

    @cached_property
    def toc(self) -> list[TocEntry]:
        """The headings of a long page; empty when there are too few to need a way in."""
        entries = table_of_contents(self.body)
        return entries if len(entries) >= TOC_FROM else []

    @cached_property
    def source(self) -> WikiSource | None:
        """Where an imported page came from."""
        return WikiSource.objects.filter(page_id=self.pk).first() if self.pk else None

    @cached_property
    def care_row(self) -> PageCare | None:
        """Who looks after the page and for whom it is, where somebody filled that in (``pages/upkeep``)."""
        return PageCare.objects.filter(page_id=self.pk).first() if self.pk else None

    @property
    def text_dated(self) -> datetime | None:
        """When the text of today was written: for an imported page that nobody changed here, its date in the wiki."""
        source = self.source
        if source and source.changed_at and source.revision_id == self.live_revision_id:
            return source.changed_at
        return self.last_published_at

    def clean(self) -> None:
        """Every heading gets a name that links and the table of contents can point to.

        A page under the front page may not take the address of another part of the site: nobody would reach it.
        """
        super().clean()
        if self.depth == UNDER_HOME_DEPTH and self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("Dit adres is van een ander deel van de site. Kies een ander.")})
        fill_anchors(self.body)

    def save_revision(self, *args: Any, **options: Any) -> Revision:
        """What the editor said of this version is kept with the version, and nowhere on the page."""
        note = self.__dict__.pop(NEXT_NOTE, None)
        before = draft_note(self) if note else None
        revision: Revision = super().save_revision(*args, **options)
        if note is not None:
            note.keep(revision, before.thanks_name if before else "")
        return revision

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Every way to publication ends here. Raises IncompleteFigure for pictures without rights or description."""
        version = revision.as_object()
        demand_complete(version.title, version.body)
        return super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Restrictions on this page, on pages above it, and on pages that those show as an alias.

        Wagtail asks this on every visit, in two queries. A page that was found at its address already knows of none.
        """
        if self.__dict__.get(FREE):
            return PageViewRestriction.objects.none()
        return restrictions_around(models.Value(self.path))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the pages around this one (``family``) and the way here (``crumbs``)."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        family = family_of(self, request)
        context["family"] = family
        context["crumbs"] = family.crumbs(request)
        return context


def unique_child(model: type[models.Model], page: Page, **fields: Any) -> bool:
    """Whether no other page under the same parent has these values."""
    parent_path = page.path[: -page.steplen] if page.path else ""
    others = model._default_manager.filter(path__startswith=parent_path, depth=page.depth, **fields)
    return not (parent_path and others.exclude(pk=page.pk).exists())
