"""Forms that anyone may send: kept from robots without captcha, cookie or tracking (decision 0095).

A form is refused, with what was typed kept in it, when a field that people do not see is filled in, when it comes back
faster than anyone types or much later than it was shown, when one address sends too many in a short time, or when the
e-mail address in it got too many mails already, whoever asked for them.

    class SubscribeForm(PublicForm):
        purpose = "subscribe"
        limit = RateLimit(5, timedelta(hours=1))
        mail_limit = RateLimit(5, timedelta(days=1))
        email = forms.EmailField(...)

    form = SubscribeForm(request.POST or None, request=request)     # the view carries @without_cookie
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar

import structlog
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from samenwerking.accounts.form_counts import count_form
from samenwerking.accounts.lockout import client_address
from samenwerking.addresses import parts_of

logger = structlog.get_logger(__name__)
TRAP_FIELD = "website"
STAMP_FIELD = "stempel"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
SAME_SITE = {"same-origin", "none", ""}

TRAPPED = _("Het verborgen veld was ingevuld, zoals een computer dat doet. Het is weer leeg. Verstuur opnieuw.")
TOO_FAST = _("Dat ging erg snel. Wacht een paar tellen en verstuur opnieuw.")
STALE = _("Dit formulier stond lang open. Uw tekst staat er nog. Controleer de tekst en verstuur opnieuw.")
MAILED_ENOUGH = _(
    "Dit e-mailadres kreeg vandaag al vaak bericht van ons. Kijk in uw mail, of probeer het morgen opnieuw."
)
TOO_MANY = _("Er is vanaf uw adres te vaak iets verstuurd. Uw tekst staat er nog. Probeer het later opnieuw.")
# As the log calls them; it says nothing of who sent the form.
REFUSALS = {TRAPPED: "trap", TOO_FAST: "too_fast", STALE: "stale", MAILED_ENOUGH: "mailed_enough", TOO_MANY: "too_many"}


@dataclass(frozen=True)
class RateLimit:
    """At most so many forms of one purpose from one address in a period of at most a day."""

    count: int
    period: timedelta


class TrapInput(forms.TextInput):
    """Out of sight and out of the tab order; a robot that fills in every field fills it in too."""

    template_name = "components/trap_input.html"
    is_hidden = True  # drawn with the hidden fields, without a row of its own


class PublicForm(forms.Form):
    """Mix into a form, before ``ModelForm`` where there is one; ``purpose`` names what is counted."""

    purpose: ClassVar[str] = ""
    minimum_time: ClassVar[timedelta] = timedelta(seconds=2)
    maximum_age: ClassVar[timedelta] = timedelta(hours=12)
    limit: ClassVar[RateLimit] = RateLimit(10, timedelta(hours=1))
    # Of a form that makes us send mail: how often to the address in ``email``, from wherever the form is sent.
    mail_limit: ClassVar[RateLimit | None] = None

    def __init__(self, data: Any = None, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        self.limited = False
        received = data or {}
        self._stamp = str(received.get(STAMP_FIELD, ""))
        self._trap = str(received.get(TRAP_FIELD, ""))
        super().__init__(self._shown_again(data) if data else data, *args, **kwargs)
        self.fields[TRAP_FIELD] = forms.CharField(
            required=False,
            label=_("Laat dit veld leeg"),
            widget=TrapInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.fields[STAMP_FIELD] = forms.CharField(
            required=False, initial=self._new_stamp, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
        )

    @property
    def status(self) -> int:
        """The HTTP status of an answer that shows this form."""
        if not self.is_bound or self.is_valid():
            return 200
        return 429 if self.limited else 422

    def full_clean(self) -> None:
        """After the form's own rules: only what would be accepted is counted."""
        super().full_clean()
        if not self.is_bound:
            return
        refusal = self._refusal()
        if refusal is not None:
            logger.info("public_form_refused", purpose=self.purpose, why=REFUSALS[refusal])
            self.add_error(None, forms.ValidationError(refusal))
        elif not self.errors:
            full = self._full()
            if full is not None:
                self.limited = True
                logger.warning("public_form_refused", purpose=self.purpose, why=REFUSALS[full])
                self.add_error(None, forms.ValidationError(full))

    def _full(self) -> Any:
        """Why there is no room for one more, or None."""
        if not self._within_limit():
            return TOO_MANY
        return None if self._may_mail() else MAILED_ENOUGH

    def _within_limit(self) -> bool:
        sent = count_form(self.purpose, client_address(self.request) or "", self.limit.period)
        return sent <= self.limit.count

    def _may_mail(self) -> bool:
        """Counted the same for addresses that we know and that we do not, so it tells nothing of them."""
        email = str(self.cleaned_data.get("email") or "").strip().lower()
        if self.mail_limit is None or not email:
            return True
        return count_form(f"mail-{self.purpose}", email, self.mail_limit.period) <= self.mail_limit.count

    def _refusal(self) -> Any:
        if self._trap:
            return TRAPPED
        age = self._age()
        if age is None or age > self.maximum_age:
            return STALE
        return TOO_FAST if age < self.minimum_time else None

    def _signer(self) -> Signer:
        return Signer(salt=f"samenwerking.public_forms.{self.purpose}")

    def _new_stamp(self) -> str:
        return self._signer().sign(str(int(timezone.now().timestamp())))

    def _age(self) -> timedelta | None:
        """How long ago the form was shown; None when the stamp is not ours."""
        try:
            shown = int(self._signer().unsign(self._stamp))
        except (BadSignature, ValueError):
            return None
        return timedelta(seconds=timezone.now().timestamp() - shown)

    def _shown_again(self, data: Any) -> dict[str, Any] | Any:
        """The data as a refused form shows it again: an empty trap, and a stamp that is good for a second try."""
        shown = data.copy()
        shown[TRAP_FIELD] = ""
        age = self._age()
        if age is None or age > self.maximum_age:
            shown[STAMP_FIELD] = self._new_stamp()
        return shown


def from_own_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of ours; one that says nothing sends no origin at all.

    Every browser of today sends Sec-Fetch-Site or Origin with a form, and no page can forge them.
    """
    if request.headers.get("Sec-Fetch-Site", "") not in SAME_SITE:
        return False
    origin = request.headers.get("Origin", "")
    parts = parts_of(origin)
    return parts is not None and (not origin or parts.netloc == request.get_host())


def without_cookie(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose form works for who has no cookie, and must not get one: Django's token needs a cookie.

    A form from a page that is not ours is refused, so nobody can make a visitor send one (decision 0095).
    """

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE_METHODS and not from_own_page(request):
            raise PermissionDenied
        # What cannot be read is refused here (400), before the view has done anything.
        _read = request.POST
        return view(request, *args, **kwargs)

    return checked
