"""When each piece of periodic work last ran."""

from django.db import models


class PeriodicRun(models.Model):
    """One row per job of ``jobs.JOBS``. The row is the lock: whoever changes ``started_at`` runs the job."""

    name = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ("view",)  # who keeps the site sees how its work goes (health/beheer.py)

    def __str__(self) -> str:
        return self.name
