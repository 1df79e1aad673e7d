"""Geheimhouding: who reads a paper of a confidential dossier, from and until when, and what ended it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.models.stuk import Stuk


class SecrecyGrantQuerySet(models.QuerySet["SecrecyGrant"]):
    def standing(self) -> "SecrecyGrantQuerySet":
        """Not over, not lifted and not lapsed; one that begins later counts."""
        on = timezone.localdate()
        goes_on = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on)
        return self.filter(goes_on, lifted_at__isnull=True, lapsed_at__isnull=True)

    def in_force(self) -> "SecrecyGrantQuerySet":
        """Standing, and begun: today the circle reads the paper."""
        return self.standing().filter(starts_on__lte=timezone.localdate())

    def awaiting_council(self) -> "SecrecyGrantQuerySet":
        """The council has to confirm it, and did not yet."""
        return self.filter(needs_confirmation=True, confirmed_at__isnull=True)


class SecrecyGrant(models.Model):
    """A paper of a confidential dossier, offered to named people under recorded secrecy (rule 4)."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="secrecy_grants")
    basis = models.CharField(_("grondslag"), max_length=200)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name=_("kring"), related_name="secrecy_grants")
    imposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # Ended before its time: the circle stops seeing the paper at once, and what the grant said stays on record.
    lifted_at = models.DateTimeField(_("opgeheven op"), null=True, blank=True, editable=False)
    # May the circle take the paper along as a file, or only read it here?
    downloads_allowed = models.BooleanField(_("downloaden mag"), default=False, db_default=False)
    # Imposed by the college on what goes to the council: confirmed by the council at its next meeting, or it lapses.
    needs_confirmation = models.BooleanField(_("de raad moet bekrachtigen"), default=False, db_default=False)
    confirmed_at = models.DateTimeField(_("bekrachtigd"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    confirmed_meeting = models.ForeignKey(
        "participation.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    lapsed_at = models.DateTimeField(_("vervallen op"), null=True, blank=True, editable=False)

    objects = SecrecyGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("geheimhouding")
        verbose_name_plural = _("geheimhoudingen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="secrecy_ends_after_start",
            ),
            models.CheckConstraint(condition=~models.Q(basis=""), name="secrecy_has_a_basis"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(lapsed_at__isnull=True),
                name="secrecy_confirmed_or_lapsed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stuk} ({self.basis})"

    @property
    def is_over(self) -> bool:
        """Lifted, lapsed, or past its last day."""
        past = self.ends_on is not None and self.ends_on < timezone.localdate()
        return past or self.lifted_at is not None or self.lapsed_at is not None
