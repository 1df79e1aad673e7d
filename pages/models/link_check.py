"""Links of the guide, where they stand, and whether they still lead somewhere."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_URL = 2000


class LinkState(models.TextChoices):
    WAITING = "waiting", _("Wacht op controle")
    FINE = "fine", _("In orde")
    DOUBT = "doubt", _("Werkte de laatste keer niet")
    BROKEN = "broken", _("Werkt niet")
    SKIPPED = "skipped", _("Niet te controleren")


class CheckedLink(models.Model):
    """One address, however many pages link to it. ``host`` is empty for an address on this site."""

    url = models.CharField(_("adres"), max_length=MAX_URL, unique=True)
    host = models.CharField(_("website"), max_length=255, blank=True, db_index=True)
    state = models.CharField(_("toestand"), max_length=10, choices=LinkState.choices, default=LinkState.WAITING)
    reason = models.CharField(_("reden"), max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(_("keren mislukt"), default=0)
    checked_at = models.DateTimeField(_("gecontroleerd"), null=True, blank=True)
    due_at = models.DateTimeField(_("volgende controle"), default=timezone.now)

    class Meta:
        verbose_name = _("gecontroleerde link")
        verbose_name_plural = _("gecontroleerde links")
        default_permissions = ()
        indexes = [
            models.Index(fields=["due_at"], name="checked_link_outside_due", condition=~Q(host="")),
        ]

    def __str__(self) -> str:
        return self.url


class LinkPlace(models.Model):
    """Where a link stands: page and block, with its words."""

    link = models.ForeignKey(CheckedLink, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    block_id = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("plaats van een link")
        verbose_name_plural = _("plaatsen van links")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.words}"
