from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# A session begins and ends, and closes for who wants to come (registration_moment in policy/participants.py).
MOMENTS = (
    ("participation.Werkatelier", "starts_at"),
    ("participation.Werkatelier", "ends_at"),
    ("participation.RegistrationSetup", "closes_at"),
)


class ParticipationConfig(AppConfig):
    name = "participation"
    verbose_name = _("register")

    def ready(self) -> None:
        """Hand the guide what it shows of the register: states, public records for search and sitemap, its lists."""
        from pages.badges import register_badges
        from participation import after_migrate, applied_source, checks, choice_aid_start, guide_lists, health, search
        from participation.audit import accounts as audit_of_accounts
        from participation.badges import STATE_BADGES
        from participation.notifications import letters
        from participation.services import outside_mails
        from participation.views import grid_progress
        from samenwerking.page_cache.moments import changes_pages

        register_badges(STATE_BADGES)
        after_migrate.connect(self)
        audit_of_accounts.connect()
        checks.connect()
        health.connect()
        letters.connect()
        outside_mails.connect()
        search.connect()
        applied_source.connect()
        choice_aid_start.connect()
        guide_lists.connect()
        grid_progress.connect()
        changes_pages(MOMENTS)
