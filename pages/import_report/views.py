"""The report of imports in Beheer. Every view asks the permission itself."""

from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pages.models import ImportFinding, WikiFile

from .findings import by_kind, findings_shown, kinds_of, recent_runs
from .forms import FilterForm, TickForm
from .spots import Spot, find_spot
from .ticks import open_findings, tick_findings

PER_PAGE = 50
FILTERS = ("toon", "soort", "run")


def may_use_report(request: HttpRequest) -> bool:
    """Who reads the report works with it, so there is one permission for both."""
    return request.user.has_perm("pages.change_importfinding")


def _ask(request: HttpRequest) -> None:
    if not may_use_report(request):
        raise PermissionDenied


@require_safe
def import_report(request: HttpRequest) -> HttpResponse:
    """The lines that are asked for, with the kinds beside them."""
    _ask(request)
    form = FilterForm(request.GET, runs=recent_runs())
    shown = findings_shown(form.show, form.chosen_run)
    findings = shown.filter(topic=form.topic) if form.topic else shown
    kinds = kinds_of(shown)
    paginator = Paginator(findings.select_related("page", "file", "done_by"), PER_PAGE)
    paginator.count = sum(kind.number for kind in kinds if form.topic in {"", kind.topic})  # counted already
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "page_title": _("Uit de wiki: wat nog een mens nodig heeft"),
        "header_icon": "tasks",
        "form": form,
        "kinds": kinds,
        "chosen": form.topic,
        "groups": by_kind(page),
        "page_obj": page,
        "query": filter_query(request, without=("p",)),
        "kind_query": filter_query(request, without=("p", "soort")),
        "has_runs": bool(form.runs),
    }
    return render(request, "pages/admin/import_report.html", context)


def filter_query(request: HttpRequest, without: tuple[str, ...] = ()) -> str:
    """The choices that are made, as the end of an address."""
    names = [name for name in (*FILTERS, "p") if name not in without]
    return urlencode({name: request.GET[name] for name in names if request.GET.get(name)})


@require_POST
def tick_import_findings(request: HttpRequest) -> HttpResponse:
    """Ticks lines off or opens them again, and returns to the list as it was."""
    _ask(request)
    data = request.POST.copy()
    for action in ("tick", "open"):
        if data.get(action, "").isdecimal():
            data["action"] = action
            data.setlist("findings", [str(data[action])])
    form = TickForm(data)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect(_back(request))
    chosen = [finding.pk for finding in form.cleaned_data["findings"]]
    if form.cleaned_data["action"] == "tick":
        number = tick_findings(findings=chosen, user=request.user)  # type: ignore[arg-type]  # logged in, see _ask
        text = ngettext("%(number)d regel afgevinkt.", "%(number)d regels afgevinkt.", number)
    else:
        number = open_findings(findings=chosen)
        text = ngettext("%(number)d regel staat weer open.", "%(number)d regels staan weer open.", number)
    messages.success(request, text % {"number": number})
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    chosen = {name: request.POST[name] for name in (*FILTERS, "p") if request.POST.get(name)}
    return reverse("wiki_import_report") + (f"?{urlencode(chosen)}" if chosen else "")


@require_safe
def import_finding_spot(request: HttpRequest, finding_id: int, place: str) -> HttpResponse:
    """To the editor or to the page itself, at the block where the finding is; those ask their own permission."""
    _ask(request)
    if place not in {"bewerken", "bekijken"}:
        raise Http404
    finding = get_object_or_404(ImportFinding.objects.select_related("page", "file"), pk=finding_id)
    if finding.page is not None:
        return redirect(_page_address(finding, edit=place == "bewerken"))
    if finding.file is not None:
        return redirect(_file_address(finding.file, edit=place == "bewerken"))
    raise Http404


def _page_address(finding: ImportFinding, *, edit: bool) -> str:
    page = finding.page
    assert page is not None
    spot = find_spot(page.specific, finding.fragment) if finding.fragment else Spot()
    if edit:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return f"{address}#block-{spot.block}-section" if spot.block else address
    if not page.live:
        return reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    return (page.url or "/") + (f"#{quote(spot.anchor)}" if spot.anchor else "")


def _file_address(file: WikiFile, *, edit: bool) -> str:
    if file.image is not None:
        return reverse("wagtailimages:edit", args=[file.image_id]) if edit else str(file.image.file.url)
    assert file.document is not None
    return reverse("wagtaildocs:edit", args=[file.document_id]) if edit else str(file.document.url)
