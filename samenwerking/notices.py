"""What just happened, told on the next page: Django's messages, in a cookie with a name of our own."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class NamedCookieStorage(CookieStorage):
    @property
    def cookie_name(self) -> str:  # type: ignore[override]  # Django has one name for every environment
        return str(settings.MESSAGES_COOKIE_NAME)


class NoticeStorage(FallbackStorage):
    """What does not fit in the cookie goes into the visit, as with Django's own."""

    storage_classes = (NamedCookieStorage, SessionStorage)
