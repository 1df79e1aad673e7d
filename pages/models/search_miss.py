"""What was searched for and not found, for who keeps the guide: no person, no address, no moment."""

from django.db import models


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

    class Meta:
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["month", "fingerprint"], name="search_miss_once_per_month")]

    def __str__(self) -> str:
        return self.words or self.fingerprint[:8]
