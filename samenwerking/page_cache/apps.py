from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from .writes import watch_writes


class PageCacheConfig(AppConfig):
    name = "samenwerking.page_cache"
    verbose_name = _("bewaarde bladzijden")

    def ready(self) -> None:
        connection_created.connect(watch_writes, dispatch_uid="page_cache.watch_writes")
