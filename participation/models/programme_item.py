"""The programme of a werkatelier: what happens when, and who leads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.opgave import Opgave
from participation.models.werkatelier import Werkatelier
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class ProgrammeItem(models.Model):
    """One part of a session. ``lead`` is the name or the office with which somebody stands on the register."""

    werkatelier = models.ForeignKey(Werkatelier, on_delete=models.CASCADE, related_name="programme_items")
    starts_at = models.TimeField(_("begint om"))
    ends_at = models.TimeField(_("eindigt om"), null=True, blank=True)
    title = models.CharField(_("onderdeel"), max_length=200, help_text=_("Wat doet u dan samen?"))
    lead = models.CharField(
        _("wie leidt dit"), max_length=120, blank=True, help_text=_("Een naam of functie. Dit staat op het register.")
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    personal_data = PersonalData(
        label=_("Wie een onderdeel van een werkatelier leidt"),
        fields=("lead",),
        activity=Activity.MEETINGS,
        people=People.BOTH,
        data=_("Naam of functie"),
        purpose=_("Deelnemers laten weten wie er spreekt"),
        ground=Ground.TASK,
        term=_("Zolang het werkatelier op het register staat"),
        seen=Seen.EVERYBODY,
    )

    class Meta:
        verbose_name = _("onderdeel van het programma")
        verbose_name_plural = _("onderdelen van het programma")
        ordering = ["starts_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.starts_at:%H.%M} {self.title}"

    @property
    def opgave(self) -> Opgave:
        return self.werkatelier.opgave
