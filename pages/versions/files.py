"""Keeps which files old public versions show, so that nobody deletes one in the belief that it stands nowhere.

A version is listed when it stops being the text of today: what stands in that text Wagtail knows by itself. Versions
that an import of a wiki brought come in thousands; the worker lists them (``list_version_files``).
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex, Revision

from pages.models import PublishedVersion, VersionFile, VersionNote

BATCH = 2_000


def unlisted_published() -> QuerySet[PublishedVersion]:
    """Versions that the public could read, that are no longer current and whose files are not known yet."""
    return PublishedVersion.objects.filter(was_public=True, files_listed=False).exclude(
        revision=F("page__live_revision")
    )


def unlisted_wiki() -> QuerySet[VersionNote]:
    return VersionNote.objects.filter(wiki_revision_id__isnull=False, files_listed=False)


def list_files(published: QuerySet[PublishedVersion] | None = None) -> int:
    """Lists the files of published versions, of all that wait where none are given. How many versions were read."""
    rows = unlisted_published() if published is None else published
    return _list(rows, list(rows.order_by("pk").values_list("pk", "revision_id")[:BATCH]))


def list_wiki_files() -> int:
    """The same for versions of the wiki."""
    rows = unlisted_wiki()
    return _list(rows, list(rows.order_by("pk").values_list("pk", "revision_id")[:BATCH]))


@transaction.atomic
def _list(rows: QuerySet, numbers: list[tuple[int, int]]) -> int:
    revisions = Revision.objects.filter(pk__in=[revision for _pk, revision in numbers])
    for revision in revisions.iterator(chunk_size=100):
        _keep(revision)
    rows.model._default_manager.filter(pk__in=[pk for pk, _revision in numbers]).update(files_listed=True)
    return len(numbers)


def _keep(revision: Revision) -> None:
    """Through ``create``, so that Wagtail's list of uses hears of it."""
    kinds = {"image": get_image_model(), "document": get_document_model()}
    found = references_in(revision)
    for name, model in kinds.items():
        wanted = {pk for kind, pk in found if kind == ContentType.objects.get_for_model(model).pk}
        for number in model._default_manager.filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True):
            VersionFile.objects.get_or_create(revision=revision, **{f"{name}_id": number})


def references_in(revision: Revision) -> Iterable[tuple[int, int]]:
    """What a version points at: number of the kind, number of the record."""
    version = revision.as_object()
    rows = ReferenceIndex._extract_references_from_object(version) if version is not None else ()
    return {(int(row[0]), int(row[1])) for row in rows if str(row[1]).isdigit()}
