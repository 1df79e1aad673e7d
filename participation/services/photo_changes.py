"""Which photos came, went or changed between two versions of a part of a paper, in the order of the newer one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.versions.differences import Change, changes_between
from pages.versions.texts import Passage
from participation.selectors.photos import PaperPhoto, photos_in, references

Kind = Literal["new", "gone", "changed"]
LABELS = {
    "new": gettext_lazy("Nieuwe foto"),
    "gone": gettext_lazy("Vervallen foto"),
    "changed": gettext_lazy("Andere woorden"),
}


@dataclass(frozen=True)
class ChangedPhoto:
    """``photo`` as the newer version has it, or for one that went as the older had it; ``changes`` in its words."""

    kind: Kind
    photo: PaperPhoto
    changes: Sequence[Change] = ()

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])


def changed_photos(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[ChangedPhoto]:
    """Between the sections of two versions. A number that shifts because another photo came or went is no change."""
    old, new = _shown(before), _shown(after)
    known = {photo.photo: photo for photo in old if photo.photo}
    kept = {photo.key for photo in new} | {photo.key for photo in old if photo.photo in {one.photo for one in new}}
    keys = {photo.key for photo in old}
    found = [_compared(known.get(photo.photo), photo) for photo in new if photo.key not in keys]
    return found + [ChangedPhoto("gone", photo) for photo in old if photo.key not in kept]


def _shown(sections: Sequence[Mapping[str, Any]]) -> list[PaperPhoto]:
    photos = photos_in(sections)
    return [photos[reference["key"]] for reference in references(sections)]


def _compared(before: PaperPhoto | None, after: PaperPhoto) -> ChangedPhoto:
    """The same picture with other words, or one that was not there. Nothing is known of a picture that is gone."""
    if before is None or after.gone:
        return ChangedPhoto("new", after)
    return ChangedPhoto("changed", after, changes_between(_words(before), _words(after)))


def _words(photo: PaperPhoto) -> list[Passage]:
    """What is heard, what stands beneath it, and who made it; each beside its own in the other version."""
    named = ((_("Te zien"), photo.alt), (_("Bijschrift"), photo.caption), (_("Maker en rechten"), photo.credit))
    return [Passage(f"{name}: {words or '–'}") for name, words in named]
