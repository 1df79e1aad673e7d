"""What was searched for and not found, for who keeps the guide: no person, no address, no moment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class SearchMiss(models.Model):
    """One question without an answer, in one month.

    ``words`` stays empty until it was asked on several days (docs/decisions/0117): until then only a fingerprint
    is kept, from which the words cannot be read.
    """

    month = models.DateField()
    fingerprint = models.CharField(max_length=64)
    words = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField(default=1)
    days = models.PositiveSmallIntegerField(default=1)
    last_day = models.DateField()

    personal_data = PersonalData(
        label=_("Wat vergeefs is gezocht"),
        fields=("words",),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("Zoekwoorden, zonder wie zocht"),
        purpose=_("Weten wat er in de wijzer ontbreekt"),
        ground=Ground.TASK,
        term=_("Een jaar"),
        seen=Seen.STAFF,
        step="rebuild_search",
    )

    class Meta:
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["month", "fingerprint"], name="search_miss_once_per_month")]

    def __str__(self) -> str:
        return self.words or self.fingerprint[:8]
