"""Answers of readers to "Hielp deze pagina?": counts, and remarks that are kept apart for a while (decision 0098)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class HelpedCount(models.Model):
    """How many readers said yes and no to one version of a page in one month. Who they were is kept nowhere."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="helped_counts")
    # The number of the revision; a plain number, so that a version that is cleaned up keeps its counts. 0: none.
    version = models.PositiveBigIntegerField(_("versie"), default=0)
    month = models.DateField(_("maand"))
    yes = models.PositiveIntegerField(_("ja"), default=0)
    no = models.PositiveIntegerField(_("nee"), default=0)

    class Meta:
        verbose_name = _("telling")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "version", "month"], name="helped_count_once")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.month:%Y-%m}"


class HelpedRemark(models.Model):
    """A remark with an answer. It may hold anything that somebody types, so it goes after its term."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="helped_remarks")
    version = models.PositiveBigIntegerField(_("versie"), default=0)
    helped = models.BooleanField(_("hielp"))
    text = models.TextField(_("opmerking"), max_length=1000)
    created_at = models.DateTimeField(_("op"), auto_now_add=True)
    erase_on = models.DateField(_("wissen op"), db_index=True)

    personal_data = PersonalData(
        label=_("Opmerkingen bij “Hielp deze pagina?”"),
        fields=("text",),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("Opmerkingen in eigen woorden, zonder naam"),
        purpose=_("De wijzer verbeteren"),
        ground=Ground.CONSENT,
        term=_("180 dagen"),
        seen=Seen.STAFF,
        step="erase_reader_data",
    )

    class Meta:
        verbose_name = _("opmerking")
        verbose_name_plural = _("opmerkingen")
        default_permissions = ()
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
