"""What the editor of a page sees beside its text: suggestions at their section, and how the page is doing.

Page models hold these panels, so nothing here imports them; what is shown is looked up by the templates' tags.
"""

from typing import Any

from django.apps import apps
from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

WAITING = ("open", "taken_over")


class SuggestionsPanel(Panel):
    """Not shown while nobody proposed anything. A script puts each suggestion under the heading it is about."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"heading": _("Voorstellen van lezers"), "icon": "comment", **options})

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/suggestions/panel.html"

        def is_shown(self) -> bool:
            page = self.instance
            waiting = apps.get_model("pages", "Suggestion").objects.filter(page_id=page.pk, state__in=WAITING)
            return bool(super().is_shown() and page.pk and waiting.exists())

        @property
        def media(self) -> Media:
            return Media(
                js=[versioned_static("js/reader-proposals.js")],
                css={"all": [versioned_static("css/beheer-upkeep.css")]},
            )


class UpkeepPanel(Panel):
    """Who looks after the page, when it is to be looked at, and whether it helps readers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"heading": _("Zorg voor deze bladzijde"), "icon": "calendar-check", **options})

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/upkeep/panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)
