"""The pictures themselves in the werkplaats: of a werkatelier, and in the version of a paper that somebody reads."""

from typing import cast

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.selectors.papers import StukText, text_of
from participation.selectors.photos import PaperPhoto
from participation.views.access import SignedInRequest, signed_in, werkatelier_or_404
from participation.views.paper_rendering import stuk_or_404
from participation.views.photo_response import photo_response
from participation.views.photos import photo_of

CACHE = "private, no-store"


@signed_in
@require_safe
def photo_picture(request: SignedInRequest, slug: str, pk: int, width: int) -> HttpResponse:
    """One photo of this werkatelier at one width."""
    werkatelier = werkatelier_or_404(request, slug)
    photo = photo_of(request, werkatelier, pk)
    audit.record_viewed(user=request.user, obj=werkatelier)
    return cast(HttpResponse, photo_response(request, photo.sha256, photo.width, width, CACHE))


@signed_in
@require_safe
def paper_picture(request: SignedInRequest, slug: str, key: str, width: int) -> HttpResponse:
    """One photo of the version of the paper that this person may read: who reads the paper sees its pictures."""
    stuk = stuk_or_404(request, slug)
    revision = policy.readable_revision(request.user, stuk)
    if revision is None:
        raise Http404
    photo = shown_photo(text_of(stuk, revision), key)
    audit.record_viewed(user=request.user, obj=stuk)
    return cast(HttpResponse, photo_response(request, photo.sha256, photo.width, width, CACHE))


def shown_photo(text: StukText, key: str) -> PaperPhoto:
    """A photo of this very text that may be shown now. Raises Http404."""
    for photo in text.photos:
        if photo.key == key and not photo.gone:
            return photo
    raise Http404
