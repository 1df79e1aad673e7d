"""What an administrator does to one account with a button: the act, what is said then, and when it was so already."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.closing import close_account, reopen_account
from samenwerking.accounts.invitations import send_again, withdraw
from samenwerking.accounts.memberships import take_loose_groups
from samenwerking.accounts.second_step.reset import reset_second_step

Act = tuple[Callable[..., object], Any, Any]
ACTS: dict[str, Act] = {
    "sluiten": (close_account, _("Het account is gesloten."), _("Het account was al gesloten.")),
    "openen": (reopen_account, _("Het account is weer open."), _("Het account was al open.")),
    "tweede-stap": (
        reset_second_step,
        _("De tweede stap begint opnieuw. De persoon krijgt een e-mail."),
        _("Deze persoon had geen tweede stap."),
    ),
    "opnieuw-uitnodigen": (send_again, _("Er gaat een nieuwe link per e-mail."), ""),
    "uitnodiging-intrekken": (withdraw, _("De uitnodiging is ingetrokken."), ""),
    "losse-rollen": (
        take_loose_groups,
        _("De rollen zonder dagen zijn weggenomen."),
        _("Er waren geen rollen zonder dagen."),
    ),
}
