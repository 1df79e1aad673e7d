"""Who agreed to be seen on a photo, and taking a photo away for good when somebody does not any more."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.photo import PermissionForm, TakeAwayForm
from participation.models import Photo, PhotoPermission
from participation.selectors.photos import lacks_permission
from participation.services.photos import add_permission, take_photo_away
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, werkatelier_or_404
from participation.views.photos import FOLDER, edited, photo_of, place, trail


@signed_in
def permission_new(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Write a permission down. Only the team opens this: it holds names."""
    werkatelier = edited(request, slug)
    photo = photo_of(request, werkatelier, pk)
    start = {"asked_by": request.user.get_full_name(), "people": max(1, lacks_permission(photo))}
    form = PermissionForm(posted(request), instance=PhotoPermission(photo=photo), initial=start)
    if form.is_valid():
        try:
            add_permission(user=request.user, photo=photo, data=form.cleaned_data)
        except NotAllowed:
            raise
        except ValidationError as error:
            form.add_error(None, error)
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("De toestemming is vastgelegd."))
            return redirect(f"{photo.get_workspace_url()}#toestemming")
    title = _("Toestemming vastleggen")
    context = {"form": form, "photo": photo, "werkatelier": werkatelier, "crumbs": trail(request, werkatelier, title)}
    return render(request, f"{FOLDER}/permission.html", context, status=422 if form.errors else 200)


@signed_in
def take_away(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take a photo away from everywhere, after asking; also when the dossier is closed."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_take_photo_away(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    # Communication sees no photo that is not cleared, and may still have to take it away.
    photos = Photo.objects.filter(werkatelier=werkatelier).select_related("werkatelier__traject__opgave")
    photo: Photo = part_or_404(photos, pk)
    form = TakeAwayForm(posted(request))
    if form.is_valid():
        try:
            take_photo_away(user=request.user, photo=photo, reason=form.cleaned_data["reason"])
        except NotAllowed:
            raise
        except ParticipationError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("De foto is weg: hier, op het register en uit verslagen."))
        return redirect(place(werkatelier))
    title = _("Foto voorgoed weghalen")
    context = {"form": form, "photo": photo, "werkatelier": werkatelier, "crumbs": trail(request, werkatelier, title)}
    return render(request, f"{FOLDER}/take_away.html", context, status=422 if form.errors else 200)
