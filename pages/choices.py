"""The two axes of the method grid; guide and register share them."""

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
