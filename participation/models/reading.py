"""What one reader keeps for themselves: since when things are new to them, what they read, and their own notes.

Nobody else reads these rows, and no row of the record of events tells of them (docs/decisions/0186).
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.stuk import Stuk
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

LONGEST_NOTE = 8_000


class ReadingVisit(models.Model):
    """One person's way through the werkplaats. What happened after ``new_since`` is new to them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_visit")
    new_since = models.DateTimeField()
    last_active_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bezoek aan de werkplaats")
        verbose_name_plural = _("bezoeken aan de werkplaats")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id}"


class ReadMark(models.Model):
    """This person read this text of a section. ``text_hash`` is of that text: a changed section is unread again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks")
    stuk = models.ForeignKey(Stuk, on_delete=models.CASCADE, related_name="+")
    section_key = models.CharField(max_length=60)
    text_hash = models.CharField(max_length=64)
    marked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("leesteken")
        verbose_name_plural = _("leestekens")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "stuk", "section_key"], name="read_mark_once")]

    def __str__(self) -> str:
        return f"{self.stuk_id}: {self.section_key}"


class PrivateNote(models.Model):
    """What a reader wrote for themselves beside a section, or (without a section) with the whole paper."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="private_notes")
    stuk = models.ForeignKey(Stuk, on_delete=models.CASCADE, related_name="+")
    section_key = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("uw notitie"), max_length=LONGEST_NOTE)
    # Counts changes, so that a note of another window or device is never written over.
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    personal_data = PersonalData(
        label=_("Eigen notities van lezers bij stukken"),
        fields=("text",),
        activity=Activity.DECIDING,
        people=People.COLLEAGUES,
        data=_("Eigen aantekeningen"),
        purpose=_("Zich voorbereiden op een vergadering"),
        ground=Ground.TASK,
        term=_("Zolang het account er is, en 30 dagen erna; de lezer kan ze zelf wissen"),
        seen=Seen.OWNER,
        step="erase_own_reading",
    )

    class Meta:
        verbose_name = _("eigen notitie")
        verbose_name_plural = _("eigen notities")
        ordering = ["stuk_id", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "stuk", "section_key"], name="private_note_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="private_note_says_something"),
        ]

    def __str__(self) -> str:
        """Not the note: a name of a row can end up anywhere."""
        return f"{self.stuk_id}: {self.section_key}"
