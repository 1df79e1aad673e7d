"""Who gave a contribution: personal data, apart from the text, with purpose, ground and term (AVG)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.contribution import Contribution
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class ContributionGiver(models.Model):
    """Name and address of one giver. ``link_hash`` is the SHA-256 (hex) of the secret in the private link.

    Who withdraws the data keeps the link, which then belongs to nobody we know.
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="giver")
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    link_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    purpose = models.CharField(_("doel"), max_length=200)
    legal_ground = models.CharField(_("grondslag"), max_length=200)
    retain_until = models.DateField(_("bewaren tot"), db_index=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        label=_("Wie inbreng gaf"),
        fields=("name", "email", "link_hash"),
        activity=Activity.CONTRIBUTIONS,
        people=People.OUTSIDE,
        data=_("Naam en e-mailadres"),
        purpose=_("Antwoord geven op de bijdrage"),
        ground=Ground.EITHER,
        term=_("Zoals ingesteld bij het traject; anders een jaar"),
        seen=Seen.TEAM,
        step="erase_contribution_data",
    )

    class Meta:
        verbose_name = _("gever")
        verbose_name_plural = _("gevers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(name="", email=""),
                name="giver_withdrawn_is_unknown",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
