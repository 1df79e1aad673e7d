"""Categories as tags, without the half dozen questions that a set of tags costs."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from taggit.models import Tag

from pages.models import GuidePage, GuidePageTag

from .turns import Turn, wait_for


def tags_named(names: Iterable[str]) -> dict[str, Tag]:
    """The tags with these names; new ones through taggit's own save, which sees to unique slugs."""
    wanted = set(names)
    found = _existing(wanted)
    if wanted <= found.keys():
        return found
    with transaction.atomic():
        wait_for(Turn.TAGS)
        found = _existing(wanted)
        for name in sorted(wanted - found.keys()):
            found[name] = Tag.objects.create(name=name)
    return found


def _existing(names: set[str]) -> dict[str, Tag]:
    return {tag.name: tag for tag in Tag.objects.filter(name__in=names)}


def set_tags(wanted: Mapping[GuidePage, list[Tag]]) -> None:
    """Makes pages carry these tags and no others; the pages came with their tags."""
    added: list[GuidePageTag] = []
    gone: set[int] = set()
    for page, tags in wanted.items():
        ids = {tag.pk for tag in tags}
        present = list(page.tagged_items.all())
        lost = {item.pk for item in present if item.tag_id not in ids}
        known = {item.tag_id for item in present}
        new = [GuidePageTag(content_object_id=page.pk, tag=tag) for tag in tags if tag.pk not in known]
        if lost or new:
            page.tagged_items = [item for item in present if item.pk not in lost] + new
        added += new
        gone |= lost
    if gone:
        GuidePageTag.objects.filter(pk__in=gone).delete()
    GuidePageTag.objects.bulk_create(added)
