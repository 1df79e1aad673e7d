"""What is told about one version of a page: by whom, what changed and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    class Meta:
        verbose_name = _("toelichting bij een versie")
        verbose_name_plural = _("toelichtingen bij versies")

    def __str__(self) -> str:
        return self.summary or f"{self._meta.verbose_name} {self.revision_id}"
