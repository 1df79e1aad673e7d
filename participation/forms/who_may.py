"""The question of "Wie mag wat": who, and about what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.roles import Role


class WhoMayForm(forms.Form):
    """Names, not numbers: what fits more than once is asked again."""

    role = forms.ChoiceField(label=_("Als wie?"), required=False)
    person = forms.CharField(
        label=_("Welke persoon?"),
        max_length=120,
        required=False,
        help_text=_("Naam of e-mailadres. Alleen nodig als u bij “Als wie?” een persoon kiest."),
    )
    record = forms.CharField(
        label=_("Waarvan?"),
        max_length=300,
        required=False,
        help_text=_("Een deel van de naam, of het adres van de pagina. Leeg: wat niet aan een dossier hangt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without = _("%(role)s, zonder relatie met het dossier")
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", _("Een persoon")),
            ("bezoeker", _("Een bezoeker die niet is ingelogd")),
            *[(role.value, without % {"role": role.label}) for role in Role],
        ]
