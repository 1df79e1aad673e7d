"""A member says of a paper for information: seen, or no objection. In the werkplaats, or by a link in a mail."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from participation.choices import AcknowledgementKind
from participation.models.opgave import Opgave
from participation.models.stuk import Stuk


class Acknowledgement(models.Model):
    """One a member for each time the paper lay before the body for information; it decides nothing."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="acknowledgements")
    task_state = models.ForeignKey(TaskState, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acknowledgements")
    kind = models.CharField(_("wat"), max_length=12, choices=AcknowledgementKind.choices)
    by_mail = models.BooleanField(_("via een link in een mail"), default=False)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("kennisneming")
        verbose_name_plural = _("kennisnemingen")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["task_state", "person"], name="acknowledged_once_a_step")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def opgave(self) -> Opgave:
        return self.stuk.opgave


class MailLink(models.Model):
    """A link in a mail with which one person does one thing once. The address holds this number, signed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    stuk = models.ForeignKey(Stuk, on_delete=models.CASCADE, related_name="+")
    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=AcknowledgementKind.choices)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link in een mail")
        verbose_name_plural = _("links in mails")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["task_state", "person", "kind"], name="one_mail_link_for_one_thing")
        ]
        indexes = [models.Index(fields=["expires_at"], name="mail_link_expires")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def opgave(self) -> Opgave:
        return self.stuk.opgave
