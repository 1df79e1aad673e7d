"""The public history of a page, and what changed from one version to another."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from wagtail.models import Page

from pages.versions.access import Version, as_version, public_versions
from pages.versions.differences import Change, changes_between, only_current
from pages.versions.texts import passages_of

PER_PAGE = 20


@dataclass(frozen=True)
class HistoryPage:
    """One screen of the history; ``changes`` are those of the newest version, when it has an older one."""

    versions: list[Version]
    paginator_page: object
    newest: Version | None
    changes: list[Change]
    compared: bool


def history_of(page: Page, number: str | None, *, old_texts: bool) -> HistoryPage:
    """With old texts closed the change shows only words that stand on the page today."""
    rows = Paginator(public_versions(page, wiki=old_texts), PER_PAGE).get_page(number)
    versions = [as_version(page, row) for row in rows.object_list]
    changes: list[Change] = []
    compared = rows.number == 1 and len(versions) > 1
    if compared:
        changes = what_changed(versions[1], versions[0])
        changes = changes if old_texts else only_current(changes)
    return HistoryPage(versions, rows, versions[0] if rows.number == 1 and versions else None, changes, compared)


def what_changed(old: Version, new: Version) -> list[Change]:
    """Both versions are of one page."""
    model = new.page.specific_class
    if model is None:
        return []
    return changes_between(passages_of(model, old.revision), passages_of(model, new.revision))


def version_before(version: Version) -> Version | None:
    """The version that this one replaced in the eyes of the public."""
    rows = public_versions(version.page, wiki=True)
    row = rows.filter(moment__lte=version.moment).exclude(pk=version.number).first()
    return as_version(version.page, row) if row else None
