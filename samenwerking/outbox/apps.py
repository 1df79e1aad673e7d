from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "samenwerking.outbox"
    verbose_name = _("uitgaande post")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The summary is a letter of the outbox itself."""
        from . import digests, log_in

        digests.connect()
        log_in.connect()
