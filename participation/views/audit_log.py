"""The record of events, for who oversees: that things happened, not what was written (DESIGN section 3)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation import policy
from participation.choices import AuditAction
from participation.documents.listings import GEBEURTENISSEN
from participation.forms.audit_log import AuditFilterForm
from participation.services.audit_checks import check_or_queue, last_check
from participation.services.audit_rows import audit_entries, audit_rows, object_choices
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.paging import page_of
from participation.views.tables import table_or_none

PER_PAGE = 50


@signed_in
@require_safe
def audit_log(request: SignedInRequest) -> HttpResponseBase:
    """Events, filtered, and what the last check of the whole chain found."""
    demand(policy.user_can_read_audit(request.user))
    form = AuditFilterForm(request.GET, actions=AuditAction.choices, object_types=object_choices())
    entries = audit_entries(**form.chosen())
    if table := table_or_none(request, GEBEURTENISSEN, entries):
        return table
    page_obj = page_of(request, entries, PER_PAGE)
    context = {
        "form": form,
        "page_obj": page_obj,
        "rows": audit_rows(request.user, page_obj.object_list),
        "formats": GEBEURTENISSEN.formats,
        "check": last_check(),
        "crumbs": [
            {"title": _("Werkplaats"), "url": reverse("werkplaats:home")},
            {"title": _("Verantwoording"), "url": ""},
        ],
    }
    return render(request, "participation/werkplaats/verantwoording/list.html", context)


@signed_in
@require_POST
def check_audit(request: SignedInRequest) -> HttpResponse:
    """Check the whole chain: at once, or by the worker when there are many rows."""
    demand(policy.user_can_read_audit(request.user))
    if check_or_queue() is None:
        messages.info(request, _("De regels worden nagerekend. Kijk over een paar minuten hier weer."))
    return redirect(f"{reverse('werkplaats:audit_log')}#keten-kop")
