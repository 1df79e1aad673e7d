"""Yes or no, and the remark that may follow."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samenwerking.public_forms import PublicForm, RateLimit

ANSWERS = [("ja", _("Ja")), ("nee", _("Nee"))]
REMARK_MAX = 1_000


class HelpedForm(PublicForm):
    """Stands in every page. One address answers a page a few times an hour at most: a household, not a robot."""

    limit = RateLimit(5, timedelta(hours=1))
    antwoord = forms.ChoiceField(label=_("Hielp deze pagina?"), choices=ANSWERS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, request: HttpRequest, page_id: int, **options: Any) -> None:
        self.purpose = f"helped-{page_id}"  # type: ignore[misc]  # counted for each page by itself
        super().__init__(*args, request=request, **options)


class RemarkForm(PublicForm):
    purpose = "helped-remark"
    limit = RateLimit(10, timedelta(hours=1))
    antwoord = forms.ChoiceField(choices=ANSWERS, widget=forms.HiddenInput)
    opmerking = forms.CharField(
        label=_("Wilt u iets toevoegen?"),
        max_length=REMARK_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Zet hier geen namen of adressen. Wij antwoorden niet op een opmerking en wissen die na een half jaar."
        ),
    )
