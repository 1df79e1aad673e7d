"""A picture that an editor uploads goes by the virus scanner; a drawing (SVG) loses what could act."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from pages.importers.mediawiki.write.svg import NotADrawing, clean_svg
from samenwerking.files import FileRefused
from samenwerking.files.antivirus import scan
from samenwerking.files.uploads import content_of, replace_content

ENDING = ".svg"


class ImageForm(BaseImageForm):
    """WAGTAILIMAGES_IMAGE_FORM_BASE: every way to add a picture in Beheer goes by it."""

    def clean_file(self) -> Any:
        """What was uploaded, a drawing without what could act; a picture that stays is left alone."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            content = content_of(file)
            try:
                scan(content)
                if str(file.name).lower().endswith(ENDING):
                    replace_content(file, clean_svg(content))
            except FileRefused as refusal:
                raise ValidationError(str(refusal.message)) from refusal
            except NotADrawing as problem:
                unsafe = _("Deze tekening is niet veilig te lezen. Sla haar opnieuw op als SVG.")
                raise ValidationError(unsafe) from problem
        return file
