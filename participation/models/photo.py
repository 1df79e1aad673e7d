"""Photos of a werkatelier: the picture, the permission of who is on it, and a photo as it stands in a paper."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, PhotoGone, PhotoLicence
from participation.models.opgave import Opgave
from participation.models.werkatelier import Werkatelier
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

MOST_PEOPLE = 500


class Photo(models.Model):
    """One picture. ``cleared`` says that it may be shown to who may read it: described, rights known, permission given.

    ``people_count`` is how many people can be recognised; None when nobody looked yet. The file stands in private
    storage under ``sha256``; width and height are of the file as it is kept.
    """

    werkatelier = models.ForeignKey(Werkatelier, on_delete=models.CASCADE, related_name="photos", editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    original_name = models.CharField(_("bestandsnaam"), max_length=120, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    alt = models.CharField(_("wat is er te zien?"), max_length=300, blank=True)
    decorative = models.BooleanField(_("deze foto is alleen versiering"), default=False)
    caption = models.CharField(_("bijschrift"), max_length=300, blank=True)
    maker = models.CharField(_("wie maakte de foto?"), max_length=120, blank=True)
    licence = models.CharField(_("wat mag ermee?"), max_length=16, choices=PhotoLicence.choices, blank=True)
    rights_text = models.CharField(_("toelichting op de rechten"), max_length=200, blank=True)
    people_count = models.PositiveSmallIntegerField(
        _("hoeveel mensen zijn herkenbaar?"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_PEOPLE)],
    )
    confidentiality = models.CharField(
        _("wie mag deze foto zien?"), max_length=12, choices=Confidentiality.choices, default=Confidentiality.INTERNAL
    )
    in_report = models.BooleanField(_("ook in het verslag"), default=True)
    cleared = models.BooleanField(default=False, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    personal_data = PersonalData(
        label=_("Foto’s van werkateliers"),
        fields=("original_name", "maker", "alt", "caption", "rights_text"),
        activity=Activity.PICTURES,
        people=People.BOTH,
        data=_("De foto zelf, de naam van de maker en het bijschrift"),
        purpose=_("De maker van een foto noemen (Auteurswet)"),
        ground=Ground.DUTY,
        term=_("Zolang de foto te zien is"),
        seen=Seen.EVERYBODY,
        step="empty_bins",
    )

    class Meta:
        verbose_name = _("foto")
        verbose_name_plural = _("foto’s")
        ordering = ["position", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="photo_fingerprint"),
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""),
                name="photo_decorative_says_nothing",
                violation_error_message=_("Kies één van beide: een beschrijving, of alleen versiering."),
            ),
            models.CheckConstraint(
                condition=Q(cleared=False) | (Q(people_count__isnull=False) & ~Q(maker="") & ~Q(licence="")),
                name="photo_cleared_is_known",
            ),
            models.UniqueConstraint(fields=["werkatelier", "sha256"], name="photo_once"),
        ]

    def __str__(self) -> str:
        """By its number: a name or a caption may name somebody, and this goes into the bin and messages."""
        return str(_("Foto %(number)s") % {"number": self.pk})

    @property
    def opgave(self) -> Opgave:
        return self.werkatelier.opgave

    @property
    def credit(self) -> str:
        """Who made it and what may be done with it, on one line."""
        licence = str(PhotoLicence(self.licence).line) if self.licence else ""
        return ". ".join(part for part in (self.maker, licence, self.rights_text) if part)

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:photo", args=[self.werkatelier.slug, self.pk])


class PhotoPermission(models.Model):
    """What somebody on a photo agreed to. Personal data: it goes with the photo, and at once when it is withdrawn."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="permissions", editable=False)
    name = models.CharField(_("van wie?"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    people = models.PositiveSmallIntegerField(
        _("voor hoeveel mensen op de foto?"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    asked_on = models.DateField(_("gevraagd op"))
    asked_by = models.CharField(_("gevraagd door"), max_length=120)
    purpose = models.CharField(_("waarvoor?"), max_length=200)
    text = models.TextField(_("tekst van de toestemming"), max_length=2000)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    personal_data = PersonalData(
        label=_("Toestemming van wie op een foto staat"),
        fields=("name", "email", "asked_by", "text"),
        activity=Activity.PICTURES,
        people=People.OUTSIDE,
        data=_("Naam, e-mailadres, en waarvoor toestemming is gegeven"),
        purpose=_("Kunnen laten zien dat de foto mag"),
        ground=Ground.CONSENT,
        term=_("Zolang de foto te zien is; trekt iemand de toestemming in, dan meteen weg, met de foto"),
        seen=Seen.TEAM,
        step="empty_bins",
    )

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="photo_permission_of_somebody")]

    def __str__(self) -> str:
        return f"{self.pk}"


class PhotoEdition(models.Model):
    """A photo as a paper shows it: picture and words, bound to the paper by ``key`` and ``fingerprint`` (0173).

    The paper itself, with its versions and their hash, holds only those two. Taken away, nothing is left here but that
    there was a photo. ``salt`` keeps anybody from guessing the words back out of the fingerprint.
    """

    photo = models.ForeignKey(Photo, on_delete=models.SET_NULL, null=True, related_name="editions")
    key = models.CharField(max_length=32, unique=True)
    salt = models.CharField(max_length=32, blank=True)
    fingerprint = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_because = models.CharField(max_length=12, choices=PhotoGone.choices, blank=True)

    personal_data = PersonalData(
        label=_("Foto’s in verslagen"),
        fields=("alt", "caption", "credit"),
        activity=Activity.PICTURES,
        people=People.BOTH,
        data=_("Bijschrift en naam van de maker"),
        purpose=_("Een verslag tonen zoals het is vastgesteld"),
        ground=Ground.TASK,
        term=_("Zolang de foto te zien is; daarna leeg"),
        seen=Seen.EVERYBODY,
        step="empty_bins",
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(gone_at__isnull=True, gone_because="")
                | Q(gone_at__isnull=False, photo__isnull=True, salt="", sha256="", alt="", caption="", credit=""),
                name="photo_edition_gone_is_empty",
            )
        ]

    def __str__(self) -> str:
        return self.key
