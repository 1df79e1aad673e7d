"""What the guide adds to Wagtail's administration: snippets, choosers, and a guard against lost texts."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.choosers.guarded import GuardedSnippetViewSet, choosable_pages
from pages.content_checks import hooks as content_check_hooks  # noqa: F401 - registers itself
from pages.edit_conflicts import refuse_stale_save
from pages.import_report import hooks as import_report_hooks  # noqa: F401 - registers itself
from pages.links import hooks as link_hooks  # noqa: F401 - registers itself
from pages.models import Area, GlossaryTerm, Question, Theme
from pages.rich_text_links import KnownPageLinkHandler
from pages.search import beheer as search_beheer  # noqa: F401 - registers itself
from pages.upkeep import hooks as upkeep_hooks  # noqa: F401 - registers itself
from pages.versions.beheer import hooks as version_hooks  # noqa: F401 - registers itself
from pages.versions.editing import keep_published_text
from pages.wiki_merges import hooks as wiki_merge_hooks  # noqa: F401 - registers itself


class QuestionViewSet(GuardedSnippetViewSet):
    model = Question
    icon = "help"
    list_display = ["text", "process", "element", "layer", "sort_order", "active"]
    list_filter = ["process", "element", "layer", "active"]
    list_per_page = 50
    inspect_view_enabled = True


class GlossaryTermViewSet(GuardedSnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "synonyms"]
    list_per_page = 50


class ThemeViewSet(GuardedSnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name", "slug"]
    list_per_page = 50


class AreaViewSet(GuardedSnippetViewSet):
    model = Area
    icon = "site"
    list_display = ["name", "kind", "slug"]
    list_per_page = 50


class GuideViewSetGroup(SnippetViewSetGroup):
    """The words and questions of the guide, together in the menu."""

    menu_label = _("Methode en begrippen")
    menu_icon = "help"
    menu_order = 210
    items = (QuestionViewSet, GlossaryTermViewSet, ThemeViewSet, AreaViewSet)


register_snippet(GuideViewSetGroup)


@hooks.register("register_rich_text_features", order=10)
def look_up_links_together(features: FeatureRegistry) -> None:
    """After Wagtail's own, which it replaces."""
    features.register_link_type(KnownPageLinkHandler)


@hooks.register("construct_page_chooser_queryset")
def only_choosable_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Drafts and private pages stay out of the page chooser and its search for who does not work on them."""
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))  # type: ignore[arg-type]  # logged in


@hooks.register("before_edit_page")
def keep_both_texts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A save over a published version makes another one; one over somebody's newer version shows both texts."""
    keep_published_text(request)
    return refuse_stale_save(request, page)


@hooks.register("insert_global_admin_css")
def looks_of_beheer() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/beheer.css"))


@hooks.register("insert_editor_js")
def own_autosave_is_no_conflict() -> str:
    """Tells the form which version Wagtail kept by itself; see ``keep_both_texts``."""
    return format_html('<script src="{}"></script>', static("js/autosave.js"))
