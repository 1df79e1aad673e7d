"""The forms of a photo: sending several at once, what is on it, and the permission of who is on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import PhotoGone
from participation.forms.attachment import width_choices
from participation.forms.traject import PartForm
from participation.forms.versioned import Group
from participation.models import Photo, PhotoPermission
from participation.services.photos import NewPhoto, keep_photo
from samenwerking.files.checking import check_file, check_size
from samenwerking.files.kinds import PICTURES
from samenwerking.files.refusal import FileRefused

MOST_AT_ONCE = 30
ACCEPT = ",".join(f".{extension}" for kind in PICTURES for extension in kind.extensions)
MEDIA_TYPES = frozenset(kind.media_type for kind in PICTURES)


@dataclass
class PhotoBatch:
    """What came in with one form: pictures that were kept, and per other file its name and why not."""

    kept: list[NewPhoto] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def most_megabytes() -> int:
    return int(settings.ATTACHMENT_MAX_BYTES // 1024**2)


def read_photos(files: Iterable[UploadedFile]) -> PhotoBatch:
    """Each file by itself: one that may not come in keeps none of the others out."""
    batch = PhotoBatch()
    for number, upload in enumerate(files):
        try:
            if number >= MOST_AT_ONCE:
                raise FileRefused(_("Stuur hoogstens %(most)s foto’s tegelijk.") % {"most": MOST_AT_ONCE})
            batch.kept.append(_read(upload))
        except FileRefused as refusal:
            batch.refused.append((_shown_name(upload.name or ""), str(refusal.message)))
    return batch


def _read(upload: UploadedFile) -> NewPhoto:
    check_size(upload.size or 0)
    file = check_file(upload.name or "", upload.read())
    if file.media_type not in MEDIA_TYPES:
        raise FileRefused(_("Dit is geen foto. Voeg andere bestanden toe bij Bijlagen."))
    return keep_photo(file)


def _shown_name(name: str) -> str:
    """The last part, without anything that is no name, and not long."""
    return "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())[:80] or "?"


class PhotoForm(PartForm):
    """What is on a photo, whose it is, who is on it, and who may see it."""

    GROUPS = (
        Group(
            gettext_lazy("Wat is er te zien?"),
            gettext_lazy("Wie de foto niet ziet, krijgt deze woorden: op de pagina en in de pdf."),
            ("alt", "decorative", "caption"),
        ),
        Group(gettext_lazy("Van wie is de foto?"), "", ("maker", "licence", "rights_text")),
        Group(
            gettext_lazy("Wie staan erop?"),
            gettext_lazy(
                "Herkenbaar is ook: van opzij, aan kleding of aan de plek. Voor elk van hen legt u hierna de "
                "toestemming vast. Zonder toestemming ziet alleen het team de foto."
            ),
            ("people_count",),
        ),
        Group(gettext_lazy("Waar staat de foto?"), "", ("confidentiality", "in_report")),
    )

    class Meta:
        model = Photo
        fields = (
            "alt", "decorative", "caption", "maker", "licence", "rights_text", "people_count", "confidentiality",
            "in_report",
        )  # fmt: skip
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2}),
            "licence": forms.RadioSelect,
            "confidentiality": forms.RadioSelect,
            "people_count": forms.TextInput(attrs={"inputmode": "numeric"}),
        }
        help_texts = {
            "alt": gettext_lazy("Eén zin, zonder “foto van”. Bijvoorbeeld: mensen wijzen plekken aan op een kaart."),
            "decorative": gettext_lazy("De foto voegt niets toe aan de tekst. Voorleeshulp slaat haar over."),
            "caption": gettext_lazy("Staat onder de foto. Mag leeg blijven. Schrijf geen namen op."),
            "people_count": gettext_lazy("Niemand: vul 0 in. Leeg: nog niet nagegaan."),
            "rights_text": gettext_lazy("Bijvoorbeeld: alleen voor dit werkatelier. Mag leeg blijven."),
            "in_report": gettext_lazy("Het verslag neemt de foto over als zij compleet is."),
        }

    def limit(self) -> None:
        super().limit()
        choices = width_choices(self.instance.opgave.confidentiality)
        self.fields["confidentiality"].choices = choices  # type: ignore[attr-defined]  # a choice field


class PermissionForm(forms.ModelForm):
    """What somebody on the photo agreed to."""

    class Meta:
        model = PhotoPermission
        fields = ("name", "email", "people", "asked_by", "asked_on", "purpose", "text")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "asked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "people": forms.TextInput(attrs={"inputmode": "numeric"}),
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {
            "name": gettext_lazy("Naam, of hoe u deze persoon terugkent: “man met groene pet, links”."),
            "email": gettext_lazy("Alleen als u later iets moet kunnen vragen. Mag leeg blijven."),
            "people": gettext_lazy("Een ouder kan voor de kinderen toestemmen, een begeleider voor een groep."),
            "text": gettext_lazy("De woorden waarmee iemand ja zei, of de zin van het formulier dat is getekend."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("asked_on", timezone.localdate())
        self.initial.setdefault("purpose", _("Op de website en in het verslag van dit werkatelier."))


class TakeAwayForm(forms.Form):
    """Why a photo goes for good, and that this is sure."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom gaat de foto weg?"),
        choices=PhotoGone.choices,
        widget=forms.RadioSelect,
        initial=PhotoGone.PERMISSION,
        help_text=gettext_lazy("Stond de foto in een verslag, dan leest iedereen dit op die plek."),
    )
