"""The fixed lists of what goes in and out as a file, photos among them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """How far the reading of an uploaded sheet is."""

    UPLOADED = "uploaded", _("Bestand ontvangen")
    CHECKING = "checking", _("Wordt gecontroleerd")
    CHECKED = "checked", _("Gecontroleerd")
    WRITING = "writing", _("Wordt ingelezen")
    DONE = "done", _("Ingelezen")
    FAILED = "failed", _("Mislukt")
    UNDONE = "undone", _("Teruggedraaid")


class ExportState(models.TextChoices):
    """How far an export of a dossier is."""

    WAITING = "waiting", _("Wacht op de achtergrond")
    RUNNING = "running", _("Wordt gemaakt")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
    REMOVED = "removed", _("Verwijderd")


class PeopleShown(models.TextChoices):
    """Whether somebody can be recognised in a picture, and agreed to that."""

    UNKNOWN = "unknown", _("Nog niet nagegaan")
    NOBODY = "nobody", _("Nee, niemand is herkenbaar")
    AGREED = "agreed", _("Ja, en zij gaven toestemming")


class PhotoLicence(models.TextChoices):
    """What may be done with a photo of a werkatelier."""

    MUNICIPALITY = "municipality", _("De gemeente heeft alle rechten")
    THIS_SITE = "this_site", _("De maker gaf toestemming voor deze website en het verslag")
    CC_BY = "cc_by", _("Creative Commons, naamsvermelding (CC BY 4.0)")
    CC0 = "cc0", _("Vrij van rechten (CC0)")

    @property
    def line(self) -> object:
        """How it stands beneath a photo."""
        return {
            "municipality": _("Rechten: gemeente"),
            "this_site": _("Gebruikt met toestemming van de maker"),
            "cc_by": "CC BY 4.0",
            "cc0": "CC0",
        }[self.value]


class PhotoGone(models.TextChoices):
    """Why a photo was taken away for good. The words are read by everybody, where the photo stood in a paper."""

    PERMISSION = "permission", _("Iemand op de foto trok de toestemming in")
    RIGHTS = "rights", _("Er is een vraag over de rechten op de foto")
    MISTAKE = "mistake", _("De foto hoorde hier niet")
