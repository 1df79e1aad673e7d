"""The page "Foto’s" of a werkatelier: adding several at once, describing, ordering, deleting."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import audit, policy
from participation.files.renditions import widths_of
from participation.forms.photo import ACCEPT, MOST_AT_ONCE, PhotoBatch, PhotoForm, most_megabytes, read_photos
from participation.models import Photo, Werkatelier
from participation.selectors.photos import lacking, lacks_permission
from participation.services.photos import add_photos, order_photos, photo_page, save_photo
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, werkatelier_or_404
from participation.views.bin import delete_and_offer_undo
from participation.views.saving import made_before, once_key, remember_made, try_save

FOLDER = "participation/werkplaats/photos"


def edited(request: SignedInRequest, slug: str) -> Werkatelier:
    """For what changes something: 404 for who may not know of it, 403 for who may not do it."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_edit(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    return werkatelier


def photo_of(request: SignedInRequest, werkatelier: Werkatelier, pk: int) -> Photo:
    """A photo of this very werkatelier that this person may see."""
    photos = policy.visible_photos(request.user).filter(werkatelier=werkatelier)
    found: Photo = part_or_404(photos.select_related("werkatelier__traject__opgave"), pk)
    return found


def place(werkatelier: Werkatelier, pk: int | None = None) -> str:
    address = reverse("werkplaats:photos", args=[werkatelier.slug])
    return f"{address}#foto-{pk}" if pk else address


def trail(request: SignedInRequest, werkatelier: Werkatelier, *last: str) -> list[dict[str, str]]:
    """Down to the page of the photos, and a page beneath it."""
    items = [*crumbs.beneath(request, werkatelier), {"title": _("Foto’s"), "url": place(werkatelier)}]
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
def photos(request: SignedInRequest, slug: str) -> HttpResponse:
    """See the photos; the team adds some."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_view_internal(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    if request.method == "POST":
        return _receive(request, werkatelier)
    context = {
        "werkatelier": werkatelier,
        "page": photo_page(request.user, werkatelier),
        "accept": ACCEPT,
        "most": MOST_AT_ONCE,
        "megabytes": most_megabytes(),
        "once": once_key(request),
        "crumbs": trail(request, werkatelier),
    }
    return render(request, f"{FOLDER}/list.html", context)


def _receive(request: SignedInRequest, werkatelier: Werkatelier) -> HttpResponse:
    """What passes the check is kept, whatever came with it. A script sends one at a time and asks for JSON."""
    demand(policy.user_can_edit(request.user, werkatelier))
    if made := made_before(request):
        return made
    batch = read_photos(request.FILES.getlist("photos"))
    added = add_photos(user=request.user, werkatelier=werkatelier, files=batch.kept)
    if request.headers.get("Accept") == "application/json":
        refused = [{"name": name, "why": why} for name, why in batch.refused]
        return JsonResponse({"added": len(added), "known": len(batch.kept) - len(added), "refused": refused})
    if added:
        remember_made(request, place(werkatelier))
    _say(request, batch, len(added))
    return redirect(place(werkatelier))


def _say(request: SignedInRequest, batch: PhotoBatch, added: int) -> None:
    if not batch.kept and not batch.refused:
        messages.error(request, _("Kies eerst één of meer foto’s."))
    if added:
        text = ngettext("%(count)s foto is toegevoegd.", "%(count)s foto’s zijn toegevoegd.", added)
        what_next = _("Zeg nu per foto wat er te zien is en wie erop staan.")
        messages.success(request, f"{text % {'count': added}} {what_next}")
    if known := len(batch.kept) - added:
        text = ngettext("%(count)s foto stond er al.", "%(count)s foto’s stonden er al.", known)
        messages.info(request, text % {"count": known})
    for name, why in batch.refused:
        messages.error(request, _("“%(name)s” is niet toegevoegd. %(why)s") % {"name": name, "why": why})


@signed_in
def photo_order(request: SignedInRequest, slug: str) -> HttpResponse:
    """Another order: one photo a place up or down, or all by dragging. Reading this address leads to the photos."""
    werkatelier = edited(request, slug)
    if request.method != "POST":
        return redirect(place(werkatelier))
    numbers = list(Photo.objects.filter(werkatelier=werkatelier).values_list("pk", flat=True))
    sent = request.POST.get("order", "")
    moved = request.POST.get("move", "")
    if sent:
        numbers = [int(one) for one in sent.split(",")[:1000] if one.isdecimal() and len(one) < 19]
    number, _sign, way = moved.partition(":")
    if number.isdecimal() and int(number) in numbers:
        at = numbers.index(int(number))
        to = max(0, min(len(numbers) - 1, at + (1 if way == "down" else -1)))
        numbers.insert(to, numbers.pop(at))
    order_photos(user=request.user, werkatelier=werkatelier, numbers=numbers)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"order": list(Photo.objects.filter(werkatelier=werkatelier).values_list("pk", flat=True))})
    return redirect(place(werkatelier, int(number) if number.isdecimal() and len(number) < 19 else None))


@signed_in
def photo_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Say what is on a photo; on the same page stand the permissions of who is on it."""
    werkatelier = edited(request, slug)
    photo = photo_of(request, werkatelier, pk)
    form = PhotoForm(posted(request), instance=photo, user=request.user)
    attempt = try_save(
        form,
        lambda: save_photo(
            user=request.user,
            photo=photo,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        return _after_saving(request, werkatelier, attempt.saved)
    kept = photo_of(request, werkatelier, pk)
    context = attempt.context | {
        "werkatelier": werkatelier,
        "photo": kept,
        "lacking": lacking(kept),
        "asks": lacks_permission(kept),
        "permissions": kept.permissions.all(),
        "widths": widths_of(kept.width),
        "crumbs": trail(request, werkatelier, _("Foto beschrijven")),
    }
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)


def _after_saving(request: SignedInRequest, werkatelier: Werkatelier, saved: Photo) -> HttpResponse:
    """To the permission that is asked now, to the next photo that is not described, or back."""
    missing = lacks_permission(saved)
    messages.success(request, _("De foto is bewaard."))
    if missing:
        messages.info(request, _("Leg nu vast wie toestemming gaf. Tot dan ziet alleen het team deze foto."))
        return redirect(f"{saved.get_workspace_url()}#toestemming")
    if "next" in request.POST:
        page = photo_page(request.user, werkatelier)
        following = next((card.photo for card in page.incomplete if card.photo.pk != saved.pk), None)
        if following is not None:
            return redirect(following.get_workspace_url())
        messages.info(request, _("Alle foto’s zijn compleet."))
    return redirect(place(werkatelier, saved.pk))


@signed_in
def photo_delete(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a photo, after asking; it can come back for a while."""
    werkatelier = edited(request, slug)
    photo = photo_of(request, werkatelier, pk)
    if request.method == "POST":
        done = _("De foto is verwijderd.")
        return delete_and_offer_undo(request, part=photo, done=done, back=place(werkatelier))
    context = {"photo": photo, "werkatelier": werkatelier, "crumbs": trail(request, werkatelier, _("Verwijderen"))}
    return render(request, f"{FOLDER}/delete.html", context)
