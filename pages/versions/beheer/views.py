"""In Beheer: all versions of a page, comparing two of them, and what readers are told of one."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Revision

from pages.models import VersionNote
from pages.models.base import BasePage
from pages.upkeep.access import editable_page, editors_only
from pages.versions.beheer.forms import VersionNoteForm

FOLDER = "pages/admin/versions"
PER_PAGE = 50


def revisions_of(page: BasePage) -> QuerySet[Revision]:
    """All of them, drafts too, without their texts."""
    content_type = ContentType.objects.get_for_model(Page)
    rows = Revision.objects.filter(base_content_type=content_type, object_id=str(page.pk))
    return rows.select_related("user", "version_note", "published_version").defer("content")


@editors_only
@require_safe
def version_list(request: HttpRequest, page_id: int) -> HttpResponse:
    """Newest first, with those of the wiki that the page came from."""
    page = editable_page(request, page_id)
    rows = Paginator(revisions_of(page).order_by("-created_at", "-pk"), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "rows": rows,
        "query": "",
        "can_publish": page.permissions_for_user(request.user).can_publish(),
        "page_title": _("Versies"),
    }
    return render(request, f"{FOLDER}/list.html", context)


@editors_only
@require_safe
def version_compare(request: HttpRequest, page_id: int) -> HttpResponse:
    """To Wagtail's own comparison, with two versions that both belong to this page."""
    page = editable_page(request, page_id)
    wanted = [request.GET.get(name, "") for name in ("van", "naar")]
    numbers = [int(value) for value in wanted if value.isascii() and value.isdigit() and len(value) < 16]
    found = list(revisions_of(page).filter(pk__in=numbers).order_by("created_at", "pk").values_list("pk", flat=True))
    if len(found) != 2:
        messages.warning(request, _("Kies twee verschillende versies."))
        return redirect("version_list", page_id=page.pk)
    return redirect("wagtailadmin_pages:revisions_compare", page.pk, *found)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def version_note(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Only of a version that readers know or knew; a draft has its words in the editor."""
    page = editable_page(request, page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    public = Q(published_version__isnull=False) | Q(version_note__wiki_revision_id__isnull=False)
    revision = revisions_of(page).filter(public, pk=number).first()
    if revision is None:
        raise Http404
    note = getattr(revision, "version_note", None) or VersionNote(revision=revision)
    form = VersionNoteForm(request.POST or None, instance=note, current=revision.pk == page.live_revision_id)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Bewaard. Lezers zien het meteen."))
        return redirect("version_list", page_id=page.pk)
    context = {"page": page, "revision": revision, "form": form, "page_title": _("Toelichting bij een versie")}
    return render(request, f"{FOLDER}/note.html", context, status=422 if form.errors else 200)
