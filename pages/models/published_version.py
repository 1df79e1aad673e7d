"""Which versions of a page were published, and when: what the public history, the feed and the digests read."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models.deletion import CASCADE, PROTECT, Collector
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def with_its_page(collector: Collector, field: Any, rows: Any, using: str) -> None:
    """A published version goes with its page and with nothing else: ``purge_revisions`` must leave it."""
    page_goes = any(issubclass(model, Page) for model in collector.data)
    (CASCADE if page_goes else PROTECT)(collector, field, rows, using)


class PublishedVersion(models.Model):
    """A revision that became the text of its page.

    Wagtail knows the current one only; its log can be emptied and tells of schedules as well as of publications.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="published_versions"
    )
    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name=_("versie"), on_delete=with_its_page, related_name="published_version"
    )
    published_at = models.DateTimeField(_("gepubliceerd op"), db_index=True)
    # A version of a page behind a log-in was never public, also when the page is open to everybody later.
    was_public = models.BooleanField(_("was openbaar"), default=False)
    is_first = models.BooleanField(_("eerste versie"), default=False)
    # Whether its files are in ``VersionFile``; that waits until another version takes its place.
    files_listed = models.BooleanField(_("bestanden bekend"), default=False)

    class Meta:
        verbose_name = _("gepubliceerde versie")
        verbose_name_plural = _("gepubliceerde versies")
        indexes = [models.Index(fields=["page", "-published_at"], name="published_version_of_page")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.revision_id}"

    @property
    def day(self) -> date:
        """The day of publication here, for a list by day."""
        return timezone.localdate(self.published_at)
