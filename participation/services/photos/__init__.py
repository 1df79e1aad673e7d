"""Photos of a werkatelier: added, described, permitted, ordered, deleted with undo, taken away for good (0173)."""

from .page import PhotoCard, PhotoPage, photo_cards, photo_page
from .papers import photos_differ, with_photos
from .permissions import add_permission
from .taking_away import forget_loose_editions, take_photo_away
from .writing import NewPhoto, add_photos, keep_photo, order_photos, save_photo

__all__ = [
    "NewPhoto",
    "PhotoCard",
    "PhotoPage",
    "add_permission",
    "add_photos",
    "forget_loose_editions",
    "keep_photo",
    "order_photos",
    "photo_cards",
    "photo_page",
    "photos_differ",
    "save_photo",
    "take_photo_away",
    "with_photos",
]
