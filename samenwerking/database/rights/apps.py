from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    name = "samenwerking.database.rights"
    label = "database_rights"
    verbose_name = _("rechten in de database")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers itself
