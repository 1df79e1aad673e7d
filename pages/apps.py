"""Connects what the guide does by itself: roles, search, words, versions."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("wijzer")

    def ready(self) -> None:
        """Give the roles their pages and files whenever the roles are put in step, and let the pages be found."""
        from wagtail.models import ReferenceIndex

        from pages.figures import index as figure_index
        from pages.glossary import signals as glossary_signals
        from pages.models import VersionFile
        from pages.search import signals
        from pages.search.page_source import PageSource
        from pages.search.registry import register_source
        from pages.search.snippet_sources import QuestionSource, TermSource
        from pages.suggestions import publishing
        from pages.upkeep import letters
        from pages.versions import recording
        from samenwerking.accounts.roles import roles_synced

        # A file in an old version counts as used, also where somebody is about to delete it.
        ReferenceIndex.register_model(VersionFile)
        roles_synced.connect(_give_pages_to_roles, dispatch_uid="pages.moderation")
        for source in (PageSource(), QuestionSource(), TermSource()):
            register_source(source, of_guide=True)
        signals.connect(self)
        figure_index.connect()
        publishing.connect()
        letters.connect()
        glossary_signals.connect()
        recording.connect()


def _give_pages_to_roles(**kwargs: Any) -> None:
    from pages.moderation import set_up_moderation

    set_up_moderation()
