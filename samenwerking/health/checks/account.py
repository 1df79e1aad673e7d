"""Whether the site is logged in with an account that could change the record of what happened (decision 0227)."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.database.rights.own_account import can_change_the_record
from samenwerking.health.shape import Check, Finding, fine, warning


def look() -> Finding | None:
    """None in the demo. A warning and no fault: a small municipality may choose for one account."""
    if settings.DEMO:
        return None
    if can_change_the_record():
        return warning(
            _("De site kan het verslag van gebeurtenissen wijzigen, want de tabellen zijn van haar account.")
        )
    return fine(_("De site kan het verslag van gebeurtenissen alleen aanvullen."))


CHECK = Check(
    name="account",
    title=gettext_lazy("Account van de database"),
    meaning=gettext_lazy(
        "Met een eigen account kan de site het verslag alleen aanvullen, ook als iemand in de site inbreekt."
    ),
    advice=gettext_lazy(
        "Vraag wie de server beheert om een eigen account voor de site: manage.py grant_site. Het moet niet."
    ),
    look=look,
    # As long as this process runs: it keeps its account.
    keep=float("inf"),
)
