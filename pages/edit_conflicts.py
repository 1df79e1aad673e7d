"""Saving a page over somebody's newer version: both texts are shown and neither is lost (decision 0067).

Wagtail 8 warns with a script, but a plain save over a newer version succeeds and the last one wins.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from pages.models.version_note import NEXT_NOTE

JSON = "application/json"
BY_AUTOSAVE = "autosave"


def refuse_stale_save(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page with both texts when the posted form was opened on an older version than the latest; else nothing.

    The text of the person is kept as a version of the page, from which they can go on; the newer text stays the
    latest. A form with errors is left to Wagtail, which saves nothing and shows it again. Autosave (JSON) is
    refused by Wagtail itself.
    """
    latest = page.get_latest_revision() if request.method == "POST" else None
    if latest is None or JSON in request.headers.get("accept", "") or _is_locked_for(request, page):
        return None
    if not _is_stale(request, latest):
        return None
    form = _bound_form(request, page)
    if not form.is_valid():
        messages.warning(
            request,
            _("Iemand anders heeft intussen een nieuwere versie bewaard. Bekijk die eerst, bij Geschiedenis."),
        )
        return None
    mine = _keep(form, request)
    context = {"page": page, "latest": latest, "mine": mine, "comparison": _comparison(request, page, latest, mine)}
    return TemplateResponse(request, "pages/admin/edit_conflict.html", context, status=409)


def _is_locked_for(request: HttpRequest, page: Page) -> bool:
    lock = page.get_lock()
    return bool(lock and lock.for_user(request.user))


def _is_stale(request: HttpRequest, latest: Revision) -> bool:
    """Whether the latest version is another one than the form was opened on, or saved by its own autosave.

    A form without a version was opened when the page had none. ``static_src/js/autosave.js`` writes down which version
    Wagtail's autosave keeps; it is kept over and over, by this form alone, so its number tells enough.
    """
    own_autosave = request.POST.get("overwrite_revision_id")
    if own_autosave:
        return bool(own_autosave != str(latest.pk))
    if request.POST.get("loaded_revision_id", "") != str(latest.pk):
        return True
    return request.POST.get("loaded_revision_created_at", "") not in (BY_AUTOSAVE, latest.created_at.isoformat())


def _bound_form(request: HttpRequest, page: Page) -> Any:
    """The form of the editor as Wagtail would bind it, on a fresh copy, saving as a draft."""
    form_class = page.specific_class.get_edit_handler().get_form_class()
    copy = page.get_latest_revision_as_object()
    form = form_class(request.POST, request.FILES, instance=copy, parent_page=page.get_parent(), for_user=request.user)
    form.defer_required_fields()
    return form


def _keep(form: Any, request: HttpRequest) -> Revision:
    """The person's text as a version of the page that is not its latest."""
    mine = form.save(commit=False)
    kept: Revision = Revision.objects.create(
        content_object=mine,
        base_content_type=mine.get_base_content_type(),
        user=request.user,
        content=mine.serializable_data(),
        object_str=str(mine),
    )
    note = mine.__dict__.pop(NEXT_NOTE, None)
    if note is not None:
        note.keep(kept, "")
    return kept


def _comparison(request: HttpRequest, page: Page, latest: Revision, mine: Revision) -> list[Any]:
    """What differs, field by field, the way Wagtail compares versions."""
    panel = page.specific_class.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    differences = [compare(latest.as_object(), mine.as_object()) for compare in panel.get_comparison()]
    return [difference for difference in differences if difference.has_changed()]
