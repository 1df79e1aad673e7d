"""Public uploads, where no web server stands in front (development and demo; deploy/nginx.conf does it elsewhere).

Only what the image library made to be shown. Documents go through Wagtail's own view, which asks who may read
them (TRAPS: documents are open when /media/documents/ is); everything else is not served at all.
"""

import posixpath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC_FOLDERS = ("images/", "original_images/", "avatar_images/")


@require_safe
def public_media(request: HttpRequest, path: str) -> HttpResponse | FileResponse | HttpResponseNotModified:
    """One file of a public folder; 404 for every other, whether it exists or not."""
    if posixpath.normpath(path) != path or not path.startswith(PUBLIC_FOLDERS):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    setattr(response, "_csp_config", settings.FILE_POLICY)  # noqa: B010 - django-csp reads it from here
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
