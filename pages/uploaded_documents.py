"""A document that an editor uploads passes the door of every file (decision 0228)."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from samenwerking.files import FileRefused
from samenwerking.files.uploads import check_upload


class DocumentForm(BaseDocumentForm):
    """WAGTAILDOCS_DOCUMENT_FORM_BASE: every way to add or replace a document in Beheer goes by it."""

    def clean_file(self) -> Any:
        """What was uploaded, as it is to be kept; a document that stays is left alone.

        Of an ending that is not in the list Wagtail says which there are, so that one is left to it.
        """
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and _ending(file) in settings.WAGTAILDOCS_EXTENSIONS:
            try:
                check_upload(file)
            except FileRefused as refusal:
                # Not raised: Wagtail looks at the ending next, and would complain of a file that is not there.
                self.add_error("file", ValidationError(str(refusal.message)))
        return file

    def _update_errors(self, errors: ValidationError) -> None:
        """Wagtail asks the ending also where the form has no file: of one that waited for a better title."""
        if "file" not in self.fields:
            errors.error_dict.pop("file", None)
        super()._update_errors(errors)


def _ending(file: UploadedFile) -> str:
    return PurePath(str(file.name)).suffix.removeprefix(".").lower()
