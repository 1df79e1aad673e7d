"""The fixed lists of every dossier: how far it may be known, who works on it, who decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidentiality(models.TextChoices):
    """How far a dossier may be known (DESIGN section 3)."""

    PUBLIC = "public", _("Openbaar")
    INTERNAL = "internal", _("Intern")
    CONFIDENTIAL = "confidential", _("Vertrouwelijk")


class TeamRole(models.TextChoices):
    """Relation of a person to one dossier, kept as a guardian object permission."""

    LEAD = "lead", _("Trekker")
    MEMBER = "member", _("Teamlid")
    READER = "reader", _("Meelezer")


class Body(models.TextChoices):
    """The bodies that can be competent to decide."""

    COLLEGE = "college", _("College")
    COUNCIL = "council", _("Raad")


class Publicity(models.TextChoices):
    """Publicity of one part; narrower than its dossier or equal, never wider."""

    INTERNAL = "internal", _("Alleen intern")
    PUBLIC = "public", _("Ook openbaar")


class HandoverKind(models.TextChoices):
    """What somebody can have of a dossier and hand over."""

    LEAD = "lead", _("Trekker")
    PORTFOLIO = "portfolio", _("Portefeuillehouder")
    CLIENT = "client", _("Opdrachtgever")
