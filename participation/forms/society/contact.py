"""The fields of somebody outside, shared by the forms of initiatives and of the right to challenge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.services.private_links import ContactData

CONSENT = _("Zonder uw akkoord bewaren wij uw naam en e-mailadres niet.")


def text_input(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": autocomplete})


class ContactFields(forms.Form):
    """Who it is. Mix in before the form; ``contact`` is what was filled in."""

    contact_name = forms.CharField(label=_("Uw naam"), max_length=120, widget=text_input("name"))
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("U krijgt hier een link waarmee u alles zelf bijhoudt."),
    )
    phone = forms.CharField(
        label=_("Uw telefoonnummer"),
        max_length=30,
        required=False,
        widget=text_input("tel"),
        help_text=_("Niet verplicht."),
    )

    @property
    def contact(self) -> ContactData:
        data = self.cleaned_data
        return ContactData(data.get("contact_name", ""), data.get("email", ""), data.get("phone", ""))


class StaffContactForm(ContactFields):
    """The same, entered by a colleague; all may be empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"contact_name": _("Naam"), "email": _("E-mailadres"), "phone": _("Telefoonnummer")}
        for name, label in labels.items():
            field = self.fields[name]
            field.label, field.required, field.help_text = label, False, ""
            field.widget.attrs["autocomplete"] = "off"
        self.fields["email"].help_text = _("Wie een adres heeft, krijgt een eigen link per mail.")
