"""/.well-known/security.txt (RFC 9116; required by BIO2): where somebody reports a weakness."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for

# The standard asks for an end within a year; the text is made on request, so it never runs out unseen.
VALID = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The contact from SECURITY_CONTACT, else from the settings of the site; 404 when there is neither: no dead end."""
    contact = settings.SECURITY_CONTACT or settings_for(request).security_address
    if not contact:
        raise Http404
    expires = (timezone.now() + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {_as_address(contact)}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _as_address(contact: str) -> str:
    """RFC 9116 asks for an address with its scheme."""
    return contact if contact.startswith(("https:", "mailto:", "tel:")) else f"mailto:{contact}"
