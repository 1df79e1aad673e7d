"""Who looks after a page, for whom it is and when it is to be looked at again (decision 0096)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PageCare(models.Model):
    """Facts about the page and not about a version of it: publishing an old draft must not bring back an old owner."""

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("bladzijde"), on_delete=models.CASCADE, related_name="care"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("eigenaar"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    review_on = models.DateField(_("opnieuw beoordelen op"), null=True, blank=True, db_index=True)
    audience = models.CharField(_("bedoeld voor"), max_length=200, blank=True)
    reviewed_at = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("beoordeeld door"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("zorg voor een bladzijde")
        verbose_name_plural = _("zorg voor bladzijden")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.page_id}"


class UpkeepMailing(models.Model):
    """That a person had the mail of a month, so that nobody gets it twice."""

    month = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["month", "recipient"], name="upkeep_mail_once_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.recipient_id}"
