"""What every table of people outside has in common: who, why we keep it, how long, and their private link (AVG)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PrivateContact(models.Model):
    """One person. ``link_hash`` is the SHA-256 (hex) of the secret in the private link; a new serial, a new link.

    Erased, nothing is left but that there was somebody, and the link works no more.
    """

    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    link_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    link_serial = models.PositiveIntegerField(default=0, editable=False)
    purpose = models.CharField(_("doel"), max_length=200, editable=False)
    legal_ground = models.CharField(_("grondslag"), max_length=200, editable=False)
    retain_until = models.DateField(_("bewaren tot"), db_index=True, editable=False)
    erased_at = models.DateTimeField(_("gewist op"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True)
                | models.Q(name="", email="", phone="", link_hash__isnull=True),
                name="%(class)s_erased_is_unknown",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_known(self) -> bool:
        return bool(self.name or self.email or self.phone)
