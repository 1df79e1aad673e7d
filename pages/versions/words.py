"""A change in one sentence, the same on the page of changes, in the feed and in a mail."""

from django.utils.translation import gettext as _

from pages.models import PublishedVersion, VersionNote


def change_text(change: PublishedVersion) -> str:
    """What the editor said; without words, what is certain."""
    note: VersionNote | None = getattr(change.revision, "version_note", None)
    summary = note.summary if note and note.wiki_revision_id is None else ""
    if summary:
        return summary
    return _("Nieuwe bladzijde.") if change.is_first else _("De bladzijde is gewijzigd.")
