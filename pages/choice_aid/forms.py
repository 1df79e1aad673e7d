"""The form of the editor: a draft may be half finished, what is published is complete."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pages.choice_aid.completeness import problems_of
from pages.choice_aid.content import read_aid
from pages.choice_aid.selectors import instrument_titles
from pages.models.page_form import GuidePageForm


class ChoiceAidForm(GuidePageForm):
    """Asks for completeness when the page is published or submitted."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        streams = [data.get(name) for name in ("questions", "levels", "forms")]
        if self.is_deferred_validation or any(stream is None for stream in streams):
            return data
        aid = read_aid(*streams)
        problems = problems_of(aid, instrument_titles(aid))
        if problems:
            first = _("De keuzehulp is nog niet compleet. Bewaar haar als concept, of los dit eerst op:")
            self.add_error(None, ValidationError([first, *problems]))
        return data
