"""Public files and public entries of the logbook on the register."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from participation import policy
from participation.models import Traject
from participation.policy import AnyRecord
from participation.selectors.public_fields import PublicView, public_views
from participation.views.file_response import etag_of, file_response

# As with papers: anybody may keep a copy, but asks each time whether it is still there.
CACHE = "public, no-cache"
NEWEST = 50


@require_safe
def attachment_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A public file of something on the register; the same for everybody, whoever is logged in."""
    attachment = get_object_or_404(policy.public_attachments(), pk=pk)
    same = get_conditional_response(request, etag=etag_of(attachment))
    if same is None:
        return file_response(attachment, CACHE)
    same["Cache-Control"] = CACHE
    return same


def public_files(record: AnyRecord) -> list[PublicView]:
    """The public files of one record on the register, oldest first."""
    return public_views(policy.attachments_of(policy.public_attachments(), record).order_by("title", "pk"))


def public_log(traject: Traject) -> list[tuple[PublicView, list[PublicView]]]:
    """The newest public entries of the logbook, each with its public files; two queries."""
    entries = list(policy.public_log_entries().filter(traject=traject)[:NEWEST])
    files: dict[int | None, list[PublicView]] = {}
    for file in policy.public_attachments().filter(log_entry__in=entries) if entries else ():
        files.setdefault(file.log_entry_id, []).append(PublicView(file))
    return [(PublicView(entry), files.get(entry.pk, [])) for entry in entries]
