"""Which files stand on no page, live or draft, and in no setting."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.permissions import policy_registry

from pages.models import VersionNote, WikiFile, WikiMerge
from samenwerking.accounts.models import User

KINDS: dict[str, type[Model]] = {"afbeeldingen": get_image_model(), "documenten": get_document_model()}


def unused(kind: str, user: User) -> QuerySet[Model]:
    """The unused files of a kind that this person may delete, oldest first.

    Where a file came from (the row of an imported one) is no use of it; a draft or an old public version that shows
    it is.
    """
    model = KINDS[kind]
    mine = policy_registry.get_by_type(model).instances_user_has_permission_for(user, "delete")
    used = _references(model).values("to_object_id")
    rows = mine.annotate(number=Cast("pk", CharField())).exclude(number__in=used).exclude(pk__in=_in_drafts(model))
    rows = rows.exclude(_pointed_at(model)).exclude(pk__in=_perhaps_in_wiki_versions(model))
    ordered: QuerySet[Model] = rows.order_by("created_at", "pk")
    return ordered


def _perhaps_in_wiki_versions(model: type[Model]) -> QuerySet[Any]:
    """As long as the worker has not read all versions that came from a wiki, its files may stand in one of them."""
    name = "image" if model is get_image_model() else "document"
    came = WikiFile.objects.exclude(**{name: None}).values(name)
    unread = VersionNote.objects.filter(wiki_revision_id__isnull=False, files_listed=False)
    return came if unread.exists() else came.none()


def _references(model: type[Model]) -> QuerySet[ReferenceIndex]:
    """What points at files of this kind, apart from the list of imported files."""
    origin = ContentType.objects.get_for_model(WikiFile)
    target = ContentType.objects.get_for_model(model)
    found: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(to_content_type=target)
    return found.exclude(base_content_type=origin)


def _pointed_at(model: type[Model]) -> Q:
    """Keys of other tables, such as the logo in the settings of a site, which Wagtail's index leaves out."""
    used = Q(pk__in=[])
    for relation in model._meta.get_fields(include_hidden=True):
        owner = relation.related_model
        if not isinstance(relation, ForeignObjectRel) or not isinstance(owner, type):
            continue
        if owner is WikiFile or issubclass(owner, AbstractRendition):
            continue
        name = relation.field.name
        used |= Q(pk__in=owner._default_manager.exclude(**{name: None}).values(name))
    return used


def _in_drafts(model: type[Model]) -> set[int]:
    """Wagtail's index knows the published text; what waits to become that is read from the versions themselves:
    drafts, versions that have a date, and texts of the wiki that somebody still has to merge.
    """
    target = ContentType.objects.get_for_model(model).pk
    drafts = Page.objects.filter(has_unpublished_changes=True).exclude(latest_revision=None).values("latest_revision")
    merges = WikiMerge.objects.filter(handled_at=None).values("theirs")
    waiting = Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False) | Q(pk__in=merges)
    versions = Revision.objects.filter(waiting, base_content_type=ContentType.objects.get_for_model(Page))
    found: set[int] = set()
    for version in versions.iterator(chunk_size=100):
        references = ReferenceIndex._extract_references_from_object(version.as_object())
        found |= {int(row[1]) for row in references if row[0] == target}
    return found
