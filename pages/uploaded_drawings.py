"""A drawing (SVG) that an editor uploads keeps its shapes and loses what could act, as one from a wiki does."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from pages.importers.mediawiki.write.svg import NotADrawing, clean_svg

ENDING = ".svg"


class ImageForm(BaseImageForm):
    """WAGTAILIMAGES_IMAGE_FORM_BASE: every way to add a picture in Beheer goes by it."""

    def clean_file(self) -> Any:
        """What was uploaded, or for a drawing a clean one in its place; a picture that stays is left alone."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile) or not str(file.name).lower().endswith(ENDING):
            return file
        file.seek(0)
        try:
            return _with_content(file, clean_svg(file.read()))
        except NotADrawing as problem:
            raise ValidationError(_("Deze tekening is niet veilig te lezen. Sla haar opnieuw op als SVG.")) from problem


def _with_content(file: UploadedFile, content: bytes) -> InMemoryUploadedFile:
    cleaned = InMemoryUploadedFile(BytesIO(content), "file", file.name, file.content_type, len(content), None)
    cleaned.image = file.image  # type: ignore[attr-defined]  # Wagtail found out what it is, and asks the file
    return cleaned
