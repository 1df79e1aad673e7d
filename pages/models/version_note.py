"""What is told about one version of a page: by whom, what changed and why."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class VersionNote(models.Model):
    """What readers see beside a version in the history.

    It hangs on the revision and never on the page: what an editor says of one publication can not come along with
    the next. An imported author is a name here and never an account.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name=_("versie"), on_delete=models.CASCADE, related_name="version_note"
    )
    author_name = models.CharField(_("schrijver"), max_length=255, blank=True)
    summary = models.CharField(_("wat is er veranderd"), max_length=1000, blank=True)
    minor = models.BooleanField(_("kleine wijziging"), default=False)
    wiki_revision_id = models.PositiveBigIntegerField(
        _("nummer van de versie in de wiki"), null=True, blank=True, db_index=True
    )
    # An editor's way to take one version out of sight, whatever the site says of old versions.
    hidden = models.BooleanField(_("niet openbaar"), default=False)
    thanks_name = models.CharField(_("met dank aan"), max_length=255, blank=True)
    # Of a version from the wiki: whether its files are in ``VersionFile``.
    files_listed = models.BooleanField(_("bestanden bekend"), default=False)

    personal_data = PersonalData(
        label=_("“Met dank aan” in de geschiedenis van een bladzijde"),
        fields=("thanks_name", "author_name"),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("De naam waarmee iemand bedankt wil worden, of een schrijversnaam"),
        purpose=_("Iemand bedanken die dat wilde, of de schrijver van een wiki noemen"),
        ground=Ground.CONSENT,
        term=_("Tot iemand vraagt om het weg te halen"),
        seen=Seen.EVERYBODY,
    )

    class Meta:
        verbose_name = _("toelichting bij een versie")
        verbose_name_plural = _("toelichtingen bij versies")
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(wiki_revision_id__isnull=False, files_listed=False),
                name="version_note_files_unknown",
            )
        ]

    def __str__(self) -> str:
        return self.summary or f"{self._meta.verbose_name} {self.revision_id}"


MOST_OF_NAMES = 255


def with_name(names: str, name: str) -> str:
    """Everybody who is thanked, once each; a name that does not fit any more is left out, never cut in two."""
    known = [one for one in names.split(", ") if one]
    together = ", ".join(dict.fromkeys([*known, *([name] if name else [])]))
    return together if len(together) <= MOST_OF_NAMES else names


def forget_name(page_id: int, name: str) -> int:
    """Take a name out of the thanks of every version of a page, published or not; how many versions."""
    if not name:
        return 0
    pages = ContentType.objects.get_for_model(Page)
    notes = VersionNote.objects.filter(
        revision__base_content_type=pages, revision__object_id=str(page_id), thanks_name__contains=name
    )
    count = 0
    for note in notes.only("thanks_name"):
        left = f", {note.thanks_name}, ".replace(f", {name}, ", ", ").strip(", ")
        if left != note.thanks_name:
            count += VersionNote.objects.filter(pk=note.pk).update(thanks_name=left)
    return count


# Where a form leaves what the editor said, for the revision that is about to be made.
NEXT_NOTE = "_note_for_next_revision"


@dataclass(frozen=True)
class NextNote:
    """What the editor said of the version that is being saved."""

    summary: str
    minor: bool

    def keep(self, revision: Revision, thanks_name: str) -> None:
        """Saved with the version; an automatic save of the same version replaces it."""
        values = {"summary": self.summary, "minor": self.minor}
        if VersionNote.objects.filter(revision=revision).update(**values):
            return
        if self.summary or self.minor or thanks_name:
            VersionNote.objects.create(revision=revision, thanks_name=thanks_name, **values)


def draft_note(page: Page) -> VersionNote | None:
    """What was said of the latest version, as long as that is a draft of ours that waits for nothing but its editor.

    A version that is published, or has its date of publication, takes its words along: the next one starts empty.
    """
    if not page.latest_revision_id or page.latest_revision_id == page.live_revision_id:
        return None
    notes = VersionNote.objects.filter(revision_id=page.latest_revision_id, wiki_revision_id=None)
    return notes.filter(revision__published_version=None, revision__approved_go_live_at=None).first()


def forget_in_drafts(page: Page, published: VersionNote) -> None:
    """Drafts that were made while this version waited for its publication carry its words, which are said now."""
    drafts = VersionNote.objects.filter(
        revision__object_id=str(page.pk),
        revision__base_content_type=page.get_base_content_type(),
        revision__published_version=None,
        wiki_revision_id=None,
    ).exclude(pk=published.pk)
    if published.summary:
        drafts.filter(summary=published.summary).update(summary="", minor=False)
    if published.thanks_name:
        drafts.filter(thanks_name=published.thanks_name).update(thanks_name="")
