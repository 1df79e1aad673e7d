from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    name = "samenwerking.background"
    verbose_name = _("achtergrond")

    def ready(self) -> None:
        from . import log_lines

        log_lines.connect()
