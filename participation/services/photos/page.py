"""The photos of a werkatelier as one person may see them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Sum

from participation import policy
from participation.files.renditions import widths_of
from participation.models import Photo, PhotoPermission, Werkatelier
from participation.selectors.photos import lacking
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class PhotoCard:
    """One photo with what it lacks; ``waits``: chosen to be public, and not shown yet."""

    photo: Photo
    lacking: list[str]
    widths: list[int]

    @property
    def waits(self) -> bool:
        return bool(self.lacking) and self.photo.confidentiality == "public"


@dataclass(frozen=True)
class PhotoPage:
    """For the page "Foto’s". ``may_take_away`` also holds when the dossier is closed."""

    werkatelier: Werkatelier
    cards: list[PhotoCard]
    may_edit: bool
    may_take_away: bool
    permissions: dict[int, list[PhotoPermission]] = field(default_factory=dict)

    @property
    def incomplete(self) -> list[PhotoCard]:
        return [card for card in self.cards if card.lacking]


def photo_cards(photos: Iterable[Photo]) -> list[PhotoCard]:
    return [PhotoCard(photo, lacking(photo), widths_of(photo.width)) for photo in photos]


def photo_page(user: User, werkatelier: Werkatelier) -> PhotoPage:
    """One query for the photos with the number of people who agreed."""
    photos = policy.visible_photos(user).filter(werkatelier=werkatelier).select_related("werkatelier")
    return PhotoPage(
        werkatelier,
        photo_cards(photos.annotate(permitted=Sum("permissions__people"))),
        policy.user_can_edit(user, werkatelier),
        policy.user_can_take_photo_away(user, werkatelier),
    )
