"""The form of which mails a person wants, and how often."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenwerking.outbox.choices import MailKind, MailRhythm

HELP = {
    MailKind.ASKED: _("Een stuk dat op u wacht, een vraag aan u, een toezegging die u nakomt. Dit kan niet uit."),
    MailKind.READING: _("Een stuk dat aan college of raad is aangeboden."),
    MailKind.RESULT: _("Vastgesteld, aangehouden of verworpen."),
    MailKind.ANSWER: _("Iemand gaf antwoord op wat u vroeg of voorstelde."),
    MailKind.DEPARTURE: _("Iets gaat anders dan de raad bij een opgave wilde, met de reden."),
    MailKind.OVERDUE: _("Een stap, toezegging of vraag van een ander waar u iets aan kunt doen."),
    MailKind.TEAM: _("U vervangt iemand, of u krijgt een plaats in een team."),
    MailKind.GUIDE: _("Een bladzijde die opnieuw bekeken moet worden."),
}


class MailChoicesForm(forms.Form):
    """One list for each kind of mail in ``chosen``."""

    def __init__(self, *args: Any, chosen: Mapping[MailKind, MailRhythm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, rhythm in chosen.items():
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                choices=[(rhythm.value, rhythm.label) for rhythm in kind.rhythms],
                initial=rhythm,
                help_text=HELP[kind],
            )

    def chosen(self) -> dict[MailKind, MailRhythm]:
        return {MailKind(name): MailRhythm(value) for name, value in self.cleaned_data.items()}
