"""Pages that changed here and in the wiki, in Beheer. Every view asks whether this person may edit that page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.permission_policies.pages import PagePermissionPolicy

from pages.models import WikiMerge
from pages.wiki_merges.comparison import TITLE, Comparison, compare
from pages.wiki_merges.forms import MergeForm
from pages.wiki_merges.merging import LockedPage, StaleMerge, make_draft, mark_handled, seen_state

PER_PAGE = 40


def editable_merges(request: HttpRequest) -> QuerySet[WikiMerge]:
    """The pages that this person may edit."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    return WikiMerge.objects.filter(page__in=pages.values("pk"))


def may_merge(request: HttpRequest) -> bool:
    return bool(PagePermissionPolicy().user_has_permission(request.user, "change"))


@require_safe
def merge_list(request: HttpRequest) -> HttpResponse:
    """What waits, and on request what was handled."""
    if not may_merge(request):
        raise PermissionDenied
    handled = request.GET.get("toon") == "afgehandeld"
    merges = editable_merges(request).filter(handled_at__isnull=not handled)
    rows = merges.select_related("page", "theirs", "theirs__version_note", "page__latest_revision", "handled_by")
    context = {
        "page_title": _("Hier en in de wiki gewijzigd"),
        "header_icon": "copy",
        "handled": handled,
        "page_obj": Paginator(rows.defer("theirs__content", "page__latest_revision__content"), PER_PAGE).get_page(
            request.GET.get("p")
        ),
    }
    return render(request, "pages/admin/wiki_merge_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Both texts beside each other, with a choice for each part that differs."""
    if not may_merge(request):
        raise PermissionDenied
    merge = get_object_or_404(editable_merges(request).select_related("page", "theirs"), pk=merge_id)
    comparison = compare(merge)
    if request.method == "POST":
        form = MergeForm(request.POST, comparison=comparison)
        if form.is_valid():
            return _decide(request, merge, form)
    else:
        form = MergeForm(comparison=comparison, initial={"gezien": seen_state(merge)})
    return _show(request, merge, comparison, form)


def _decide(request: HttpRequest, merge: WikiMerge, form: MergeForm) -> HttpResponse:
    action = request.POST.get("action", "draft")
    if action == "handled":
        mark_handled(merge=merge, user=request.user)  # type: ignore[arg-type]  # logged in
        messages.success(request, _("De bladzijde is van de lijst. De tekst van hier is niet veranderd."))
        return redirect("wiki_merges")
    try:
        make_draft(
            merge_id=merge.pk,
            seen=form.cleaned_data["gezien"],
            choices=form.choices,
            user=request.user,  # type: ignore[arg-type]  # logged in
            whole=action == "whole",
            handle=form.cleaned_data["meteen"],
        )
    except StaleMerge:
        messages.error(request, _("De bladzijde is intussen veranderd. Kijk de teksten nog eens na en kies opnieuw."))
        return redirect("wiki_merge", merge.pk)
    except LockedPage:
        messages.error(request, _("De bladzijde is vergrendeld. Haal eerst het slot eraf."))
        return redirect("wiki_merge", merge.pk)
    messages.success(request, _("Er staat een concept klaar. Kijk het na en publiceer het als het goed is."))
    return redirect("wagtailadmin_pages:edit", merge.page_id)


def _show(request: HttpRequest, merge: WikiMerge, comparison: Comparison, form: MergeForm) -> HttpResponse:
    fields = {name: form[name] for name in form.choice_names}
    context = {
        "page_title": _("Samenvoegen: %(title)s") % {"title": merge.page.get_admin_display_title()},
        "header_icon": "copy",
        "merge": merge,
        "comparison": comparison,
        "parts": [(part, fields.get(part.name)) for part in comparison.parts],
        "title_field": fields.get(TITLE),
        "form": form,
    }
    return render(request, "pages/admin/wiki_merge.html", context, status=422 if form.errors else 200)
