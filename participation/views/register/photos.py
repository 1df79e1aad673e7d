"""Public photos of werkateliers on the register, and in papers; the same for everybody, whoever is logged in."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from participation import policy
from participation.models import Werkatelier
from participation.services.photos import PhotoCard, photo_cards
from participation.views.photo_pictures import shown_photo
from participation.views.photo_response import photo_response
from participation.views.register.stukken import public_stuk_or_404

# Anybody may keep a copy, but asks each time whether it is still there: a permission can be withdrawn.
CACHE = "public, no-cache"


@require_safe
def public_photo(request: HttpRequest, slug: str, pk: int, width: int) -> HttpResponseBase:
    photo = get_object_or_404(policy.public_photos(), pk=pk, werkatelier__slug=slug)
    return photo_response(request, photo.sha256, photo.width, width, CACHE)


@require_safe
def public_paper_photo(request: HttpRequest, slug: str, key: str, width: int) -> HttpResponseBase:
    """In the text that is on the register."""
    _stuk, text = public_stuk_or_404(slug)
    photo = shown_photo(text, key)
    return photo_response(request, photo.sha256, photo.width, width, CACHE)


def photos_of(werkatelier: Werkatelier) -> list[PhotoCard]:
    """For the page of the werkatelier; one query. The template asks for public words only."""
    return photo_cards(policy.public_photos().filter(werkatelier=werkatelier))
