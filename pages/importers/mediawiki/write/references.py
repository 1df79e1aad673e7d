"""The list of what a page refers to, for many new pages at once.

Wagtail goes through every field of every block for it. Here only through blocks that hold a reference at all: most
paragraphs, tables and headings hold none.
"""

import json
from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail import blocks
from wagtail.models import Page, ReferenceIndex

from pages.models import GuidePage

from .storage import Stored

# How Wagtail stores a link or an embed in text.
IN_TEXT = ("linktype=", "embedtype=")


def update_references(pages: dict[GuidePage, Stored]) -> None:
    """A page without references yet needs no comparison with what it had; most pages of a first import are such."""
    base = ContentType.objects.get_for_model(Page)
    own = ReferenceIndex.objects.filter(base_content_type=base, object_id__in=[str(page.pk) for page in pages])
    known = set(own.values_list("object_id", flat=True))
    new = {page: body for page, body in pages.items() if str(page.pk) not in known}
    rows = [row for page, body in new.items() for row in _references(page, body, base)]
    ReferenceIndex.objects.bulk_create(rows, ignore_conflicts=True)
    for page in pages:
        if str(page.pk) in known:
            ReferenceIndex.create_or_update_for_object(page)


def _references(page: GuidePage, body: Stored, base: ContentType) -> Iterator[ReferenceIndex]:
    kind = ContentType.objects.get_for_model(GuidePage)
    short = copy(page)
    short.body = [block for block in body if may_refer(block)]  # type: ignore[assignment]  # StreamField reads its stored form
    for type_id, object_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(short)):
        yield ReferenceIndex(
            content_type=kind,
            base_content_type=base,
            object_id=page.pk,
            to_content_type_id=type_id,
            to_object_id=object_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )


def may_refer(block: dict[str, Any]) -> bool:
    """Whether something in a stored block can be a reference: a place to choose something, or a link in its text."""
    if block["type"] in _choosing():
        return True
    text = json.dumps(block["value"])
    return any(mark in text for mark in IN_TEXT)


@cache
def _choosing() -> frozenset[str]:
    """The kinds of block in which an editor chooses something, at any depth."""
    body: Any = GuidePage._meta.get_field("body")
    return frozenset(name for name, block in body.stream_block.child_blocks.items() if _has_chooser(block))


def _has_chooser(block: blocks.Block) -> bool:
    if isinstance(block, blocks.ListBlock):
        return _has_chooser(block.child_block)
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return any(_has_chooser(inner) for inner in block.child_blocks.values())
    return not isinstance(block, blocks.FieldBlock) or isinstance(block, blocks.ChooserBlock)
