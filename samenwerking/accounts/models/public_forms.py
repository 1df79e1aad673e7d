"""Counts of public forms that keep nobody's address."""

from django.db import models


class PublicFormSecret(models.Model):
    """What addresses are hashed with on one day; deleted when the next day begins (``form_counts.py``)."""

    day = models.DateField(unique=True)
    secret = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class PublicFormCount(models.Model):
    """How many forms of one purpose came from one hashed address in one period."""

    purpose = models.CharField(max_length=40)
    address_hash = models.CharField(max_length=64)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "address_hash", "window_start"], name="public_form_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.window_start}"
