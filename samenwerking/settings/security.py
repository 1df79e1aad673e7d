"""Headers: what a browser may do with our pages. docs/decisions/0004 says why Beheer has a policy of its own."""

from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

from . import environment


def tile_origin(template: str) -> list[str]:
    """Where a browser may get pictures of the map: the one server of the template, ``{s}`` being any name before it."""
    parts = urlsplit(template)
    return [f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"] if parts.netloc else []


# Our own pages: no inline script or style, except what carries the nonce of the page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", *tile_origin(environment.MAP_TILES_URL)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    },
}
# Wagtail 8.0.1 writes inline scripts without a nonce (date fields, choosers, inline panels), and inline style.
BEHEER_PREFIX = "/beheer/"
# Nothing of the werkplaats is kept by any browser or proxy.
WERKPLAATS_PREFIX = "/werkplaats/"
BEHEER_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "manifest-src": [SELF],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}
# Uploaded files, opened by themselves: a drawing may carry a script, which never runs.
FILE_POLICY = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"], "sandbox": True}

NO_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
# A security key, to log in with; our own pages only.
OWN_FEATURES = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS_POLICY = ", ".join(
    [*(f"{feature}=()" for feature in NO_FEATURES), *(f"{feature}=(self)" for feature in OWN_FEATURES)]
)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# For browsers that do not know frame-ancestors. Pages allow their own site there, for the previews of Beheer.
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# The other cookies of the site: a known device, how somebody reads, what just happened. production.py gives them the
# marks by which a browser takes no cookie under that name from anywhere else.
DEVICE_COOKIE_NAME = "sw_device"
READING_COOKIE_NAME = "leesinstelling"
MESSAGES_COOKIE_NAME = "messages"
MESSAGE_STORAGE = "samenwerking.notices.NoticeStorage"
CSRF_COOKIE_SAMESITE = "Lax"
