"""A meeting of college or council with the papers on its list, in their order."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from participation.choices import Body
from participation.models.stuk import Stuk


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def of_the_council_itself(self) -> "MeetingQuerySet":
        """Where the council votes and confirms. A committee, which decides nothing, has a name of its own."""
        return self.filter(body=Body.COUNCIL, title="")


class Meeting(models.Model):
    """The college's list or the council's agenda of one day. ``version`` counts changes of the list."""

    body = models.CharField(_("orgaan"), max_length=10, choices=Body.choices)
    date = models.DateField(_("datum"))
    title = models.CharField(_("naam"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")
        ordering = ["-date", "-pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["body", "date", "title"], name="meeting_once")]

    def __str__(self) -> str:
        return f"{self.name}, {date_format(self.date, 'j F Y')}"

    def get_absolute_url(self) -> str:
        return reverse("werkplaats:meeting", args=[self.pk])

    @property
    def name(self) -> str:
        standard = {Body.COLLEGE: _("Vergadering van het college"), Body.COUNCIL: _("Vergadering van de raad")}
        return self.title or str(standard[Body(self.body)])


class MeetingPaper(models.Model):
    """A paper on a list; ``place`` is its number there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="meeting_papers")
    place = models.PositiveSmallIntegerField(_("plaats"))

    class Meta:
        verbose_name = _("stuk op de lijst")
        verbose_name_plural = _("stukken op de lijst")
        ordering = ["place", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["meeting", "stuk"], name="meeting_paper_once")]

    def __str__(self) -> str:
        return f"{self.place}. {self.stuk_id}"
