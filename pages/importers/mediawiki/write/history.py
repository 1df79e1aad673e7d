"""The versions of a page in the wiki as versions here: converted with the templates of today, as the wiki shows them.

Who wrote them are names, never accounts. What the wiki suppressed is not there.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Value
from wagtail.models import Page
from wagtail.models import Revision as Version

from pages.models import GuidePage, VersionNote

from ..document.convert import convert_page
from ..notes import Notes
from ..read.export import Revision, WikiPage
from ..wiki import Wiki
from ..worklist import batches
from .storage import Stored
from .stream import StreamWriter
from .targets import Targets

FLUSH = 40
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
MAX_TITLE = 255


@dataclass
class HistoryWriter:
    """Writes versions in batches; ``known`` are numbers of versions in the wiki that an earlier run brought."""

    wiki: Wiki
    targets: Targets

    def known(self, page_ids: list[int]) -> dict[int, set[int]]:
        """The wiki's numbers of the versions that these pages have, by page."""
        rows = VersionNote.objects.filter(
            revision__object_id__in=[str(pk) for pk in page_ids],
            revision__base_content_type=ContentType.objects.get_for_model(Page),
            wiki_revision_id__isnull=False,
        ).values_list("revision__object_id", "wiki_revision_id")
        found: dict[int, set[int]] = {pk: set() for pk in page_ids}
        for object_id, number in rows:
            found[int(object_id)].add(number or 0)
        return found

    def write(self, page: WikiPage, stored: GuidePage, known: set[int]) -> int:
        """The older versions that are not here yet; gives how many there were."""
        missing = {number for number in page.numbers if number not in known}
        if not missing:
            return 0
        content = content_of(stored)
        wanted = (revision for revision in page.history() if not revision.deleted and revision.number in missing)
        count = 0
        self.targets.files.quiet = True
        try:
            for batch in batches(self._versions(wanted, page, stored, content), FLUSH):
                save_versions(batch)
                count += len(batch)
        finally:
            self.targets.files.quiet = False
        return count

    def _versions(
        self, revisions: Iterator[Revision], page: WikiPage, stored: GuidePage, content: dict[str, Any]
    ) -> Iterator[tuple[Version, Revision]]:
        for revision in revisions:
            notes = Notes()
            document = convert_page(replace(page, revision=revision), self.wiki, notes)
            body = StreamWriter(page.title, self.targets, notes).body(document.blocks)
            title = document.title[:MAX_TITLE]
            yield new_version(stored, content, title, body, revision.timestamp), revision


def content_of(page: GuidePage) -> dict[str, Any]:
    """All that a version keeps of a page, but for its text: a version brings its own, and a text takes long to pack."""
    body, page.body = page.body, []  # type: ignore[assignment]  # StreamField reads its stored form
    try:
        content: dict[str, Any] = page.serializable_data()
    finally:
        page.body = body
    return content


def new_version(page: GuidePage, content: dict[str, Any], title: str, body: Stored, moment: datetime | None) -> Version:
    """A version of a page that is not saved yet, with the time that it had in the wiki."""
    return Version(
        content_type=ContentType.objects.get_for_model(GuidePage),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        created_at=moment or LONG_AGO,
        object_str=title,
        content=content | {"title": title, "draft_title": title, "body": json.dumps(body)},
    )


def save_versions(versions: Sequence[tuple[Version, Revision | None]]) -> None:
    """Versions with what the wiki says of them.

    An expression among the values keeps Django from sending whole texts as one array, which escapes every quotation
    mark in Python.
    """
    titles = [version.object_str for version, _revision in versions]
    for version, _revision in versions:
        version.object_str = Value(version.object_str)  # type: ignore[assignment]  # an expression, for one statement
    Version.objects.bulk_create([version for version, _revision in versions])
    for (version, _revision), title in zip(versions, titles, strict=True):
        version.object_str = title
    VersionNote.objects.bulk_create(
        [
            VersionNote(
                revision=version,
                author_name=revision.author[:255],
                summary=revision.comment[:1000],
                minor=revision.minor,
                wiki_revision_id=revision.number or None,
            )
            for version, revision in versions
            if revision is not None
        ]
    )
