from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HealthConfig(AppConfig):
    name = "samenwerking.health"
    verbose_name = _("gezondheid")

    def ready(self) -> None:
        from . import checks, connections  # noqa: F401 - connections registers itself

        checks.connect()
