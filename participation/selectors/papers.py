"""Reading papers: the text of one version, and what a record can have papers of."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe
from wagtail.models import Revision

from participation.choices import StukKind
from participation.gaps import highlighted, open_places
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.models.stuk import hash_content
from participation.rich_text import sanitise
from participation.selectors.photos import PaperPhoto, photos_in

# Which paper belongs to which kind of record (DESIGN section 2).
KINDS_OF_OWNER: dict[type[Opgave] | type[Traject] | type[Werkatelier], tuple[StukKind, ...]] = {
    Opgave: (StukKind.OPGAVEKAART, StukKind.STUURKAART),
    Traject: (
        StukKind.STARTNOTITIE,
        StukKind.PLAN_VAN_AANPAK,
        StukKind.KENNISGEVING,
        StukKind.EINDVERSLAG,
        StukKind.MOTIVERING,
        StukKind.PARAGRAAF,
        StukKind.EVALUATIE,
    ),
    Werkatelier: (StukKind.WERKATELIERVERSLAG,),
}


@dataclass(frozen=True)
class StukText:
    """One version of a paper as a reader sees it; never the row, which may hold a later text.

    Bodies in ``sections`` are safe strings: a template prints ``{{ section.body }}`` without a filter. ``photos`` of a
    section are as they may be shown at this moment (decision 0173).
    """

    title: str
    kind: StukKind
    sections: list[dict[str, Any]]
    content_hash: str
    revision: Revision

    @property
    def photos(self) -> list[PaperPhoto]:
        return [photo for section in self.sections for photo in section["photos"]]

    @property
    def open_places(self) -> list[str]:
        return open_places(self.sections)


def first_to_publish(stuk: Stuk) -> Opgave | Traject | Werkatelier | None:
    """What must be on the register before the paper can be found there, from above; None when all of it is."""
    return next((record for record in (stuk.opgave, stuk.owner) if record.published_at is None), None)


def text_of(stuk: Stuk, revision: Revision) -> StukText:
    """The text of one version. Raises ValueError for a version of something else (two ids that do not belong)."""
    if revision.object_id != str(stuk.pk) or revision.base_content_type.model_class() is not Stuk:
        raise ValueError("This revision does not belong to this paper.")
    content = revision.content
    photos = photos_in(content["sections"])
    return StukText(
        title=content["title"],
        kind=StukKind(content["kind"]),
        sections=[_safe(section, photos) for section in content["sections"]],
        content_hash=hash_content(content),
        revision=revision,
    )


def kinds_for(owner: Opgave | Traject | Werkatelier) -> tuple[StukKind, ...]:
    """The kinds of paper that this record can have."""
    return KINDS_OF_OWNER[type(owner)]


def _safe(section: dict[str, Any], photos: dict[str, PaperPhoto]) -> dict[str, Any]:
    """Cleaned when it was saved, and again here: what reaches the page does not depend on who wrote the row."""
    body = mark_safe(highlighted(sanitise(section["body"])))  # noqa: S308  # sanitise just made it so
    return {**section, "body": body, "photos": [photos[one["key"]] for one in section.get("photos", ())]}
