"""The log-in form in our own words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext as _


class LoginForm(AllauthLoginForm):
    """The way to a new password stands below the form (account/login.html), so that the Tab key goes from
    the address straight to the password.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mailadres")
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = _("Blijf ingelogd op dit apparaat")
