"""The register of processing (AVG, article 30) and what goes the coming night. Both name tables and never a person."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation.documents.listings.processing import VERWERKINGEN
from participation.models import AuditEntry
from participation.policy.overseeing import user_can_read_audit
from participation.retention.night import coming_night, rehearse
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.tables import table_or_none
from samenwerking.personal_data import places

FOLDER = "participation/werkplaats/processing"


@signed_in
@require_safe
def register(request: SignedInRequest) -> HttpResponseBase:
    """For the administrator and who oversees: a page to print, and a table to take along."""
    demand(user_can_read_audit(request.user))
    if table := table_or_none(request, VERWERKINGEN, AuditEntry.objects.none()):
        return table
    context = {
        "places": places(),
        "site": settings_for(request),
        "formats": VERWERKINGEN.formats,
        "crumbs": crumbs.start(_("Verwerkingsregister")),
    }
    return render(request, f"{FOLDER}/register.html", context)


@signed_in
@require_safe
def tonight(request: SignedInRequest) -> HttpResponseBase:
    """How many rows each step of the coming night would find, and what becomes of them. Erases nothing."""
    demand(user_can_read_audit(request.user))
    moment = coming_night(timezone.now())
    trail = [*crumbs.start(), {"title": _("Verwerkingsregister"), "url": reverse("werkplaats:processing")}]
    trail.append({"title": _("Wat vannacht wordt gewist"), "url": ""})
    findings = rehearse(moment)
    context = {
        "moment": moment,
        "due": [one for one in findings if one.count],
        "nothing": [one for one in findings if not one.count],
        "crumbs": trail,
    }
    return render(request, f"{FOLDER}/tonight.html", context)
