from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkdaysConfig(AppConfig):
    name = "samenwerking.workdays"
    verbose_name = _("werkdagen")
    default_auto_field = "django.db.models.BigAutoField"
