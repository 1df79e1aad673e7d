"""In the editor: what the choice aid still lacks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from pages.choice_aid.completeness import problems_of
from pages.choice_aid.selectors import instrument_titles


class CompletenessPanel(Panel):
    """Says of the text that was saved last whether it may be published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"heading": _("Is de keuzehulp compleet?"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/choice_aid_check.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            """Adds ``problems``; nothing for a page that was not saved yet."""
            context = super().get_context_data(parent_context)
            saved = self.instance.pk is not None
            aid = self.instance.aid if saved else None
            context["saved"] = saved
            context["problems"] = problems_of(aid, instrument_titles(aid)) if aid else []
            return context
