"""What the council itself keeps: how far an amendment or a motion came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    TABLED = "tabled", _("Ingediend")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    ADOPTED = "adopted", _("Aangenomen")
    REJECTED = "rejected", _("Verworpen")
