"""What the editor of a clickable picture asks of Beheer: the picture, headings of a page, lists of the register.

Every view asks itself whether this person may know of what it shows; what may not be known is not there (404).
"""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.permissions import page_permission_policy, policy_registry

from pages.anchors import heading_entries
from pages.choosers.guarded import choosable_pages
from pages.pictures import widest
from pages.register_lists import RegisterList, register_lists

MAY_DRAW = ("add", "change", "publish")
USES_IMAGE = ("choose", "change", "add")


def _demand_editor(request: HttpRequest) -> None:
    """Only who works on pages draws on them. Raises PermissionDenied."""
    if not page_permission_policy.user_has_any_permission(request.user, MAY_DRAW):
        raise PermissionDenied


@require_safe
def picture(request: HttpRequest, image_id: int) -> HttpResponse:
    """Address and size of the picture to draw on."""
    _demand_editor(request)
    policy = policy_registry.get_by_type(get_image_model())
    images = policy.instances_user_has_any_permission_for(request.user, USES_IMAGE)
    image = get_object_or_404(get_image_model().objects.filter(pk__in=images.values("pk")), pk=image_id)
    shown = widest(image)
    return JsonResponse({"url": shown.url, "width": image.width, "height": image.height, "title": image.title})


@require_safe
def headings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The headings of a page that a link can point to."""
    _demand_editor(request)
    page = get_object_or_404(choosable_pages(request.user), pk=page_id).specific  # type: ignore[arg-type]  # logged in
    entries = heading_entries(getattr(page, "body", None))
    return JsonResponse({"headings": [{"title": entry.title, "anchor": entry.anchor} for entry in entries]})


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The lists of the register with their filters; with ``?list=`` the address and words of the chosen one."""
    _demand_editor(request)
    offered = register_lists()
    if "list" in request.GET:
        return _chosen(request, offered)
    forms = [{"list": offer, "form": _prefixed(offer, {})} for offer in offered]
    return render(request, "pages/admin/register_lists.html", {"forms": forms})


def _chosen(request: HttpRequest, offered: list[RegisterList]) -> HttpResponse:
    offer = next((one for one in offered if one.name == request.GET["list"]), None)
    if offer is None:
        raise Http404
    form = _prefixed(offer, request.GET)
    if not form.is_valid():
        return JsonResponse({"problems": form.errors.get_json_data()}, status=400)
    filters = {name: value for name, value in form.cleaned_data.items() if _says_something(form, name, value)}
    query = f"?{urlencode(filters)}" if filters else ""
    return JsonResponse({"url": offer.address() + query, "label": offer.words(form)})


def _says_something(form: Any, name: str, value: Any) -> bool:
    """The first choice of a list is what it shows without asking, such as the newest first."""
    choices = getattr(form.fields[name], "choices", None)
    first = next((str(choice) for choice, _label in choices), "") if choices else ""
    return bool(value) and str(value) != first


def _prefixed(offer: RegisterList, data: Any) -> Any:
    """The form with ids of its own: all lists stand on one page."""
    form = offer.form(data)
    form.auto_id = f"register_{offer.name}_%s"
    return form
