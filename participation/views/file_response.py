"""Sending a private file: always to be saved, never shown as a page of this site."""

from django.conf import settings
from django.http import FileResponse, Http404

from participation.files.storage import open_file
from participation.models import Attachment


def file_response(attachment: Attachment, cache: str) -> FileResponse:
    """The file under the name it was given. Whoever calls this has asked the policy. Raises Http404 for a lost file."""
    try:
        content = open_file(attachment.sha256)
    except FileNotFoundError as problem:
        raise Http404 from problem
    response = FileResponse(
        content, as_attachment=True, filename=attachment.original_name, content_type=_type_of(attachment)
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = cache
    response["ETag"] = etag_of(attachment)
    setattr(response, "_csp_config", settings.FILE_POLICY)  # noqa: B010 - django-csp reads it from here
    return response


def etag_of(attachment: Attachment) -> str:
    """The same for the same bytes."""
    return f'"{attachment.sha256[:40]}"'


def _type_of(attachment: Attachment) -> str:
    """Text was kept as UTF-8."""
    is_text = attachment.media_type.startswith("text/")
    return f"{attachment.media_type}; charset=utf-8" if is_text else attachment.media_type
