"""Keeps ``FigureUse`` in step with the pages. A signal, because the list of rights is an index and decides nothing."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.figures.rights import Picture, pictures_in
from pages.models.figure_use import FigureUse

TITLE_LENGTH = 300


def index_page(page: Any, *, is_new: bool = False) -> None:
    """The pictures of one page anew; a page that is not published has none here."""
    if not is_new:
        FigureUse.objects.filter(page_id=page.pk).delete()
    if page.live:
        FigureUse.objects.bulk_create(uses_of(page.pk, page.body.get_prep_value() if page.body else []))


def uses_of(page_pk: int, stored: list[Any]) -> list[FigureUse]:
    """Rows for the pictures in a stored body; a picture that was removed from the library is left out."""
    pictures = list(enumerate(pictures_in(stored)))
    wanted = {picture.image_id for _number, picture in pictures}
    titles = dict(get_image_model().objects.filter(pk__in=wanted).values_list("pk", "title")) if wanted else {}
    return [
        FigureUse(
            page_id=page_pk,
            image_id=picture.image_id,
            position=number,
            title=_title(picture, titles[picture.image_id]),
            holder=picture.holder[:255],
            licence=picture.licence[:255],
            source_url=picture.source_url[:2000],
        )
        for number, picture in pictures
        if picture.image_id in titles
    ]


def _title(picture: Picture, name: str) -> str:
    """What a reader knows it by: its caption, else its description, else its name in the library."""
    described = "" if picture.decorative else picture.alternative_text
    return (picture.caption or described or name)[:TITLE_LENGTH]


def _page_saved(
    sender: type,
    instance: Any,
    created: bool = False,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """A draft saves only what tells that there is one; its body is not the page's yet."""
    is_draft = update_fields is not None and not {"body", "live"} & set(update_fields)
    if isinstance(instance, Page) and not raw and not is_draft and hasattr(instance, "body"):
        index_page(instance, is_new=created)


def connect() -> None:
    """Called once, when the site starts."""
    post_save.connect(_page_saved, dispatch_uid="figures-page-saved")
