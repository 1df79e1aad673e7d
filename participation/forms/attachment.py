"""The forms of a file with a dossier: adding one, and what is said about it."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.choices import Confidentiality
from participation.forms.traject import PartForm
from participation.models import Attachment
from participation.services.attachments import KeptFile, keep_file, limit_of, read_token, token_of
from samenwerking.files import ACCEPT, ALLOWED_WORDS, CheckedFile, check_file
from samenwerking.files.checking import check_size
from samenwerking.files.refusal import FileRefused

WHO_READS = gettext_lazy(
    "Openbaar: iedereen, als het dossier op het register staat. Intern: collega’s. Vertrouwelijk: alleen het team, de "
    "portefeuillehouder en de opdrachtgever."
)


def width_choices(limit: str) -> list[tuple[str, Any]]:
    """What a part of a dossier of this width can be."""
    return [(width.value, width.label) for width in policy.widths_within(limit)]


class CheckedFileField(forms.FileField):
    """A file that is looked into before the rest of the form is; gives a CheckedFile. Says beforehand what may come."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, **kwargs: Any) -> None:
        most = settings.ATTACHMENT_MAX_BYTES // 1024**2
        limit = format_lazy(gettext_lazy("{kinds}. Hoogstens {most} MB."), kinds=ALLOWED_WORDS, most=most)
        super().__init__(help_text=limit, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> CheckedFile | None:
        upload: UploadedFile | None = super().clean(data, initial)
        if upload is None:
            return None
        try:
            check_size(upload.size or 0)
            return check_file(upload.name or "", upload.read())
        except FileRefused as refusal:
            raise ValidationError(str(refusal.message)) from refusal


class AttachmentForm(PartForm):
    """What is said about a file."""

    class Meta:
        model = Attachment
        fields = ("title", "confidentiality", "rights_holder", "people_shown")
        widgets = {"confidentiality": forms.RadioSelect, "people_shown": forms.RadioSelect}
        help_texts = {"confidentiality": WHO_READS}

    def limit(self) -> None:
        super().limit()
        choices = width_choices(limit_of(self.instance))
        self.fields["confidentiality"].choices = choices  # type: ignore[attr-defined]  # a field of choices
        if self.instance.pk is None and Confidentiality.INTERNAL.value not in dict(choices):
            self.initial["confidentiality"] = choices[0][0]
        if self.instance.pk is not None and not self.instance.is_picture:
            del self.fields["rights_holder"], self.fields["people_shown"]


class UploadForm(AttachmentForm):
    """A new file. One that passed the check stays chosen when something else in the form is wrong."""

    BOOKKEEPING = (*AttachmentForm.BOOKKEEPING, "file", "kept")

    file = CheckedFileField(label=gettext_lazy("Bestand"), required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def limit(self) -> None:
        super().limit()
        self.order_fields(["file", *(name for name in self.fields if name != "file")])
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Leeg: de naam van het bestand.")
        self.fields["rights_holder"].help_text = _("Alleen bij een foto: wie haar maakte of kocht.")
        self.fields["people_shown"].help_text = _("Alleen bij een foto.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen: CheckedFile | None = data.get("file")
        if chosen is not None:
            data["kept_file"] = keep_file(chosen)
        elif "file" not in self.errors:
            data["kept_file"] = self._kept_before(data.get("kept", ""))
        if data.get("kept_file") is not None:
            self._remember(data["kept_file"])
        elif "file" not in self.errors:
            self.add_error("file", _("Kies een bestand."))
        return data

    def _kept_before(self, token: str) -> KeptFile | None:
        note = read_token(self.user, token) if token else None
        return note[0][0] if note and note[0] else None

    def _remember(self, file: KeptFile) -> None:
        """Shown again, the form says which file it has."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("kept")] = token_of(self.user, [file])
        self.data = data
        received = _("“%(name)s” is al ontvangen. Kies alleen een bestand om het te vervangen.")
        self["file"].help_text = received % {"name": file.name}
