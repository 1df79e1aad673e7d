from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "participation"
    verbose_name = _("register")

    def ready(self) -> None:
        """Hand the states of the register to the badges, and its public records to search and sitemap."""
        from pages.badges import register_badges
        from participation import search_source
        from participation.badges import STATE_BADGES

        register_badges(STATE_BADGES)
        search_source.connect()
