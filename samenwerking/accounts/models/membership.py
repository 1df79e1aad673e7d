"""Who has which role, from when until when, and who gave it. The groups of Django follow it (``memberships.py``)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.roles import Role


class Source(models.TextChoices):
    HAND = "hand", _("beheerder")
    PROVIDER = "provider", _("groep van de gemeente")


class RoleMembershipQuerySet(models.QuerySet["RoleMembership"]):
    def in_force(self, on: date) -> "RoleMembershipQuerySet":
        """Those that give the role on this day."""
        begun = self.filter(ended_at=None, starts_on__lte=on)
        return begun.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on))

    def not_over(self, on: date) -> "RoleMembershipQuerySet":
        """Those in force and those still to begin."""
        return self.filter(ended_at=None).filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on))


class RoleMembership(models.Model):
    """A role for a period. Never removed: what somebody was then stays known."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_memberships")
    role = models.CharField(_("rol"), max_length=40, choices=[(role.value, role.value) for role in Role])
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    # Set when it was taken away, or when its last day had passed.
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RoleMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "source"], condition=models.Q(ended_at=None), name="role_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.starts_on}"

    @property
    def label(self) -> str:
        return Role(self.role).label
