"""Categories as tags, without the half dozen questions that a set of tags costs."""

from taggit.models import Tag

from pages.models import GuidePage, GuidePageTag


def set_tags(page: GuidePage, names: list[str]) -> None:
    """Makes the page carry these tags and no others; ``page`` came with its tags."""
    wanted = {name: _tag(name) for name in names}
    ids = {tag.pk for tag in wanted.values()}
    present = list(page.tagged_items.all())
    gone = [item.pk for item in present if item.tag_id not in ids]
    if gone:
        GuidePageTag.objects.filter(pk__in=gone).delete()
    known = {item.tag_id for item in present}
    new = [GuidePageTag(content_object_id=page.pk, tag_id=pk) for pk in sorted(ids - known)]
    GuidePageTag.objects.bulk_create(new)
    if gone or new:
        page.tagged_items = [item for item in present if item.pk not in gone] + new


def _tag(name: str) -> Tag:
    """Slugs must be unique, which taggit's own save sees to."""
    found = Tag.objects.filter(name=name).first()
    return found or Tag.objects.create(name=name)
