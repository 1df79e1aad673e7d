"""Which person to look for, by the whole address or the whole name: a part of it would find others."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PersonForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres van de persoon"),
        max_length=254,
        help_text=_("Het hele adres. Een deel zoekt niet, want dan vindt u ook anderen."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul het e-mailadres in."),
            "invalid": _("Dit is geen heel e-mailadres. Een voorbeeld: naam@bewoner.example."),
        },
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Of de hele naam"),
        max_length=120,
        help_text=_("U ziet welke adressen bij deze naam staan, en kiest er een."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul de naam in.")},
    )


class ShowPersonForm(PersonForm):
    """The same address, with the box that says who asks, and in what form to give it."""

    identified = forms.BooleanField(
        label=_("De persoon vraagt dit zelf, en ik heb vastgesteld wie dat is."),
        error_messages={"required": _("Kruis dit aan. Anders geeft u gegevens aan een ander.")},
    )


class ErasePersonForm(PersonForm):
    """The same address once more, with the box that says: I know who asks."""

    asked = forms.BooleanField(
        label=_("Ik weet zeker dat deze persoon dit zelf vraagt, of dat wissen moet."),
        error_messages={"required": _("Kruis dit aan. Wissen kan niet ongedaan worden gemaakt.")},
    )
