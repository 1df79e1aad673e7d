"""The forms of who wants to hear of changes; for everybody, so kept from robots."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.models import Rhythm
from samenwerking.public_forms import PublicForm, RateLimit

PAGE, BELOW, EVERYTHING = "page", "below", "everything"
WHAT = (
    (PAGE, _("Alleen deze bladzijde")),
    (BELOW, _("Deze bladzijde en alles eronder")),
    (EVERYTHING, _("De hele wijzer")),
)


class SubscribeForm(PublicForm):
    """``what`` is asked only where there is a page to choose."""

    purpose = "subscribe"
    limit = RateLimit(10, timedelta(hours=1))
    mail_limit = RateLimit(10, timedelta(days=1))
    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    what = forms.ChoiceField(label=_("Waarover wilt u bericht?"), choices=WHAT, widget=forms.RadioSelect)
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
        help_text=_("U krijgt alleen een mail als er iets is veranderd."),
    )

    def __init__(self, *args: Any, with_page: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_page:
            del self.fields["what"]
        else:
            self.fields["what"].initial = PAGE


class SendLinkForm(PublicForm):
    """For who lost the mail with the private link."""

    purpose = "subscription-link"
    limit = RateLimit(5, timedelta(hours=1))
    mail_limit = RateLimit(5, timedelta(days=1))
    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(label=_("Hoe vaak?"), choices=Rhythm.choices, widget=forms.RadioSelect)
