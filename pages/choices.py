"""Lists that guide and register share: the two axes of the method grid, and what the choice aid leads to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Process(models.TextChoices):
    """The four processes of the method, in order."""

    EXPLORE = "explore", _("Verkennen")
    DESIGN = "design", _("Ontwerpen")
    REALISE = "realise", _("Realiseren")
    EVALUATE = "evaluate", _("Evalueren")


class Element(models.TextChoices):
    """The three elements that each process looks at."""

    CONTENT = "content", _("Inhoudelijke opgave")
    ACTORS = "actors", _("Actoren")
    PROCESS = "process", _("Proces")


class Impact(models.IntegerChoices):
    """How large the consequences are for who lives with them. The register has the same scale (decision 0103)."""

    NONE = 0, _("0 – geen merkbare gevolgen")
    SMALL = 1, _("1 – klein")
    MEDIUM = 2, _("2 – middelgroot")
    LARGE = 3, _("3 – groot")


class Influence(models.TextChoices):
    """Ways to take part, from little to much influence. The register has the same list (decision 0103)."""

    INFORM = "inform", _("Informeren")
    CONSULT = "consult", _("Raadplegen")
    ADVISE = "advise", _("Adviseren")
    COPRODUCE = "coproduce", _("Coproduceren")
    CODECIDE = "codecide", _("Meebeslissen")


class AreaKind(models.TextChoices):
    """How large an area is, from the whole municipality down."""

    MUNICIPALITY = "municipality", _("Gemeente")
    VILLAGE = "village", _("Dorp of kern")
    DISTRICT = "district", _("Wijk")
    NEIGHBOURHOOD = "neighbourhood", _("Buurt")
    OTHER = "other", _("Ander gebied")
