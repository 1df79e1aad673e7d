"""Categories as tags, without the half dozen questions that a set of tags costs."""

from collections.abc import Iterable

from taggit.models import Tag

from pages.models import GuidePage, GuidePageTag


def tags_named(names: Iterable[str]) -> dict[str, Tag]:
    """The tags with these names; new ones through taggit's own save, which sees to unique slugs."""
    wanted = set(names)
    found = {tag.name: tag for tag in Tag.objects.filter(name__in=wanted)}
    for name in sorted(wanted - set(found)):
        found[name] = Tag.objects.create(name=name)
    return found


def set_tags(page: GuidePage, tags: list[Tag]) -> None:
    """Makes the page carry these tags and no others; ``page`` came with its tags."""
    ids = {tag.pk for tag in tags}
    present = list(page.tagged_items.all())
    gone = [item.pk for item in present if item.tag_id not in ids]
    if gone:
        GuidePageTag.objects.filter(pk__in=gone).delete()
    known = {item.tag_id for item in present}
    new = [GuidePageTag(content_object_id=page.pk, tag=tag) for tag in tags if tag.pk not in known]
    GuidePageTag.objects.bulk_create(new)
    if gone or new:
        page.tagged_items = [item for item in present if item.pk not in gone] + new
