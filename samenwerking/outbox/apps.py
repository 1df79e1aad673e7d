from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "samenwerking.outbox"
    verbose_name = _("uitgaande post")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The summary and what is about an account are letters of the outbox itself."""
        from . import account_letters, digests, log_in

        account_letters.connect()
        digests.connect()
        log_in.connect()
