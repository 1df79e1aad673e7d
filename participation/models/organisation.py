"""A party as it is known across trajecten, and the people we speak to there.

``Party`` says what an organisation or group is in one traject; ``Organisation`` says that the parties of several
trajecten are one and the same (decision 0150). People stand apart, with purpose, ground and term (AVG).
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import LegalGround
from participation.models.opgave import Opgave
from participation.models.traject import Party
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

CONTACT_DAYS = 365


class Organisation(models.Model):
    """An organisation or group. Who may know of it follows from its parties, so the name here is nobody's secret."""

    name = models.CharField(_("naam"), max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("organisatie of groep")
        verbose_name_plural = _("organisaties en groepen")
        ordering = ["name", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class OrganisationMerge(models.Model):
    """Two that turned out to be one. ``party_ids`` came from the source, so that it can be undone."""

    source = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="merged_into")
    target = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="merged_from")
    party_ids = models.JSONField(default=list)
    merged_at = models.DateTimeField(_("samengevoegd op"), default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("samengevoegd door"), on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        ordering = ["-merged_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="merge_of_two_organisations")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def last_day(self) -> date:
        """The last day on which it can be undone."""
        return timezone.localdate(self.merged_at + timedelta(days=settings.BIN_DAYS))


def contact_term() -> date:
    """A year from now, unless the writer says otherwise."""
    return timezone.localdate() + timedelta(days=CONTACT_DAYS)


class ContactPerson(models.Model):
    """Whom the team speaks to at a party. For the team only; never in revisions, audit rows or the search index."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("naam"), max_length=120)
    function = models.CharField(_("functie"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    purpose = models.CharField(_("waarvoor"), max_length=200)
    legal_ground = models.CharField(
        _("grondslag"), max_length=20, choices=LegalGround.choices, default=LegalGround.PUBLIC_TASK
    )
    retain_until = models.DateField(_("bewaren tot en met"), default=contact_term, db_index=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    personal_data = PersonalData(
        label=_("Contactpersonen van partijen"),
        fields=("name", "email", "phone"),
        activity=Activity.PARTIES,
        people=People.OUTSIDE,
        data=_("Naam, functie, e-mailadres en telefoonnummer"),
        purpose=_("Staat bij elke persoon"),
        ground=Ground.PER_PERSON,
        term=_("Staat bij elke persoon; anders een jaar"),
        seen=Seen.TEAM,
        step="erase_contacts",
    )

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        ordering = ["name", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def opgave(self) -> Opgave:
        return self.party.traject.opgave
