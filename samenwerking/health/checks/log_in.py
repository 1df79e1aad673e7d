"""The municipality's own log-in answers, where it is switched on."""

import requests
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.health.shape import Check, Finding, Gauge, fine, warning

WELL_KNOWN = ".well-known/openid-configuration"
PATIENCE = 3.0


def look() -> Finding | None:
    """None without such a log-in."""
    server: str = settings.OIDC_SERVER_URL
    if not server:
        return None
    address = server if WELL_KNOWN in server else f"{server.rstrip('/')}/{WELL_KNOWN}"
    try:
        answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
    except requests.RequestException:
        return warning(_("De inlogdienst van de gemeente antwoordt niet."), 0)
    if answer.status_code != 200:
        return warning(_("De inlogdienst van de gemeente geeft een fout."), 0)
    return fine(_("De inlogdienst van de gemeente antwoordt."), 1)


CHECK = Check(
    name="log_in",
    title=gettext_lazy("Inloggen via de gemeente"),
    meaning=gettext_lazy("Wie met het account van de gemeente inlogt, heeft die inlogdienst nodig."),
    advice=gettext_lazy("Vraag wie de inlogdienst beheert. Inloggen met een wachtwoord werkt intussen gewoon."),
    look=look,
    gauges=(Gauge("log_in_provider_up", "1 als de inlogdienst van de gemeente antwoordt"),),
    keep=300.0,
    needs_database=False,
)
