"""What an import from a wiki left for a person to look at, kept until someone ticks it off."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One import that wrote something; a trial run is never kept."""

    wiki = models.CharField(_("wiki"), max_length=255)
    wiki_name = models.CharField(_("naam van de wiki"), max_length=255, blank=True)
    source = models.CharField(_("bestand"), max_length=255, blank=True)
    started_at = models.DateTimeField(_("begonnen"), auto_now_add=True)
    finished_at = models.DateTimeField(_("klaar"), null=True, blank=True)

    class Meta:
        verbose_name = _("import uit een wiki")
        verbose_name_plural = _("imports uit een wiki")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.wiki_name or self.wiki} {self.started_at:%d-%m-%Y %H:%M}"


class ImportFindingQuerySet(models.QuerySet["ImportFinding"]):
    """Questions that the page in Beheer asks."""

    def waiting(self) -> "ImportFindingQuerySet":
        """What still asks for somebody: in the last import of its page, for a person, and not ticked off."""
        return self.filter(present=True, needs_person=True, done_at=None)

    def seen_in(self, run: ImportRun) -> "ImportFindingQuerySet":
        """The lines that one run reported; those of pages that it did not look at are not among them."""
        return self.filter(wiki=run.wiki, first_run__lte=run, last_run__gte=run)


class ImportFinding(models.Model):
    """One line of a report. The next import of the same page finds it again by its fingerprint and keeps its tick."""

    wiki = models.CharField(_("wiki"), max_length=255)
    fingerprint = models.CharField(_("vingerafdruk"), max_length=64)
    item = models.CharField(
        _("sleutel van de bladzijde"), max_length=64, help_text=_("Hierop vindt de volgende import de regels terug.")
    )
    first_run = models.ForeignKey(
        ImportRun, verbose_name=_("eerste import"), on_delete=models.CASCADE, related_name="new_findings"
    )
    last_run = models.ForeignKey(
        ImportRun, verbose_name=_("laatste import"), on_delete=models.CASCADE, related_name="findings"
    )
    present = models.BooleanField(_("nog in de laatste import"), default=True)
    title = models.CharField(_("titel in de wiki"), max_length=300)
    outcome = models.CharField(_("uitkomst"), max_length=20)
    topic = models.CharField(_("soort"), max_length=40)
    message = models.TextField(_("wat er is"))
    fragment = models.CharField(_("waar het om gaat"), max_length=300, blank=True)
    needs_person = models.BooleanField(_("vraagt om een mens"), default=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_findings",
    )
    file = models.ForeignKey(
        "pages.WikiFile",
        verbose_name=_("bestand"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_findings",
    )
    done_at = models.DateTimeField(_("afgevinkt op"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("afgevinkt door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ImportFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("bevinding van een import")
        verbose_name_plural = _("bevindingen van een import")
        ordering = ["topic", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["wiki", "fingerprint"], name="import_finding_once"),
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False), name="import_finding_done_by_has_moment"
            ),
            models.CheckConstraint(condition=Q(first_run__lte=F("last_run")), name="import_finding_runs_in_order"),
        ]
        indexes = [
            models.Index(fields=["wiki", "item"], name="import_finding_item"),
            models.Index(
                fields=["topic", "title"],
                condition=Q(present=True, needs_person=True, done_at=None),
                name="import_finding_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.message}"
