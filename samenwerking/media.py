"""Pictures of the library, and nothing else of the media folder.

Documents go through Wagtail's own view, which asks who may read them (TRAPS: documents are open when
/media/documents/ is). A picture in a private collection is asked about here, because Wagtail does not
(decision 0113). Behind a web server the answer only names the file, and the server sends it; except to a
stranger, whose answer the server keeps for the next one.
"""

import posixpath

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry

from samenwerking.shared_answers import from_stranger

PUBLIC_FOLDERS = ("images/", "original_images/", "avatar_images/")
PORTRAITS = "avatar_images/"
USES_IMAGE = ("choose", "change", "add", "delete")
INTERNAL = "/opgeslagen/"  # an internal location of deploy/nginx/locations.conf

MediaResponse = HttpResponse | FileResponse | HttpResponseNotModified


@require_safe
def public_media(request: HttpRequest, path: str) -> MediaResponse:
    """One file of a public folder; 404 for every other, whether it exists or not."""
    if posixpath.normpath(path) != path or not path.startswith(PUBLIC_FOLDERS):
        raise Http404
    is_open = path.startswith(PORTRAITS) or not CollectionViewRestriction.objects.exists() or _is_open(path)
    if not is_open and not _may_see(request, path):
        raise Http404
    response = _file(request, path, kept=is_open and from_stranger(request))
    setattr(response, "_csp_config", settings.FILE_POLICY)  # noqa: B010 - django-csp reads it from here
    response.headers["Cache-Control"] = "public, max-age=3600" if is_open else "private, no-store"
    return response


def _file(request: HttpRequest, path: str, *, kept: bool) -> MediaResponse:
    """``kept``: the server in front keeps this answer for strangers, so the file itself must be in it."""
    if settings.SERVE_MEDIA and not settings.MEDIA_IN_BUCKET:
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if settings.MEDIA_IN_BUCKET or kept:
        return _from_storage(path)
    response = HttpResponse(headers={"X-Accel-Redirect": f"{INTERNAL}{path}"})
    del response.headers["Content-Type"]  # the server knows it by the name of the file
    return response


def _from_storage(path: str) -> FileResponse:
    """Through us: a bucket knows no readers, and its address stays out of the pages."""
    try:
        return FileResponse(default_storage.open(path))  # its type follows from its name
    except FileNotFoundError as problem:
        raise Http404 from problem


def _images_at(path: str) -> QuerySet[AbstractImage]:
    """The picture of this file, or of the rendition in this file."""
    model = get_image_model()
    found: QuerySet[AbstractImage] = model.objects.filter(file=path) | model.objects.filter(renditions__file=path)
    return found.select_related("collection").distinct()


def _restrictions(collection: Collection) -> QuerySet[CollectionViewRestriction]:
    found: QuerySet[CollectionViewRestriction] = collection.get_view_restrictions()
    return found


def _is_open(path: str) -> bool:
    """A file that no picture of the library knows is not shown while there is something private."""
    image = _images_at(path).first()
    return image is not None and not _restrictions(image.collection).exists()


def _may_see(request: HttpRequest, path: str) -> bool:
    """Who passes every restriction, as with documents; and who works with the picture in Beheer."""
    image = _images_at(path).first()
    if image is None:
        return False
    if all(restriction.accept_request(request) for restriction in _restrictions(image.collection)):
        return True
    policy = policy_registry.get_by_type(get_image_model())
    return bool(policy.user_has_any_permission_for_instance(request.user, USES_IMAGE, image))
