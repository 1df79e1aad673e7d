"""Initiatives for everybody: the list, one initiative, and proposing one."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pages.models import Area, Theme
from participation.choices import InitiativePhase
from participation.documents.listings import OPENBARE_INITIATIEVEN
from participation.forms.service_errors import show_errors
from participation.forms.society.initiative import ProposeForm
from participation.policy import initiatives as rules
from participation.services.initiatives.reading import public_contact
from participation.services.initiatives.writing import propose_initiative
from participation.views.register.lists import crumbs
from participation.views.register.society.own import FOLDER
from participation.views.tables import public_table_or_none
from samenwerking.page_cache.public_page import public_page
from samenwerking.public_forms import without_cookie

PER_PAGE = 24


def trail(*last: dict[str, str]) -> list[dict[str, str]]:
    return crumbs({"title": _("Initiatieven"), "url": reverse("register:initiatives") if last else ""}, *last)


@public_page
@require_safe
def initiative_list(request: HttpRequest) -> HttpResponseBase:
    """By name, narrowed by area, theme and phase; a filter that does not exist is left out."""
    public = rules.public_initiatives()
    asked = {name: request.GET.get(name, "") for name in ("gebied", "thema", "fase")}
    areas = Area.objects.filter(initiatives__in=public.order_by()).distinct().order_by("name")
    themes = Theme.objects.filter(initiatives__in=public.order_by()).distinct().order_by("name")
    rows = public
    if asked["gebied"] in {area.slug for area in areas}:
        rows = rows.filter(areas__slug=asked["gebied"])
    if asked["thema"] in {theme.slug for theme in themes}:
        rows = rows.filter(themes__slug=asked["thema"])
    if asked["fase"] in InitiativePhase.values:
        rows = rows.filter(phase=asked["fase"])
    if table := public_table_or_none(request, OPENBARE_INITIATIEVEN, rows):
        return table
    page = Paginator(rows.prefetch_related("areas", "themes"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "formats": OPENBARE_INITIATIEVEN.formats,
        "areas": areas,
        "themes": themes,
        "phases": InitiativePhase.choices,
        "asked": asked,
        "filtered": any(asked.values()),
        "erased": request.GET.get("gewist"),
        "crumbs": trail(),
    }
    return render(request, f"{FOLDER}/initiatives.html", context)


@public_page
@require_safe
def initiative_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One initiative; who to ask only when that person wants to stand here."""
    initiative = get_object_or_404(rules.public_initiatives().prefetch_related("areas", "themes"), slug=slug)
    context = {
        "initiative": initiative,
        "opgaven": rules.opgaven_of_initiative(initiative),
        "contact": public_contact(initiative),
        "crumbs": trail({"title": initiative.name, "url": ""}),
    }
    return render(request, f"{FOLDER}/initiative.html", context)


@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_propose(request: HttpRequest) -> HttpResponse:
    """Hand in an initiative; then the private page of it."""
    form = ProposeForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        secret = _proposed(form)
        if secret:
            return redirect(f"{reverse('register:initiative_private', args=[secret])}?ontvangen=1")
    context = {"form": form, "crumbs": trail({"title": _("Meld uw initiatief aan"), "url": ""})}
    return render(request, f"{FOLDER}/initiative_propose.html", context, status=422 if form.errors else form.status)


def _proposed(form: ProposeForm) -> str:
    """The secret of the private link; empty when it was refused, which the form then says."""
    try:
        _made, secret = propose_initiative(
            data=form.own_data(), contact=form.contact, is_public=form.cleaned_data["is_public"]
        )
    except ValidationError as error:
        show_errors(form, error)
        return ""
    return secret
