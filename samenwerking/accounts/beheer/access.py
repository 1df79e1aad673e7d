"""The list of who has what, as a page and as a table, and the signature under it."""

import csv

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from samenwerking.accounts.models import AccessReview
from samenwerking.accounts.review import AccessRow, ListChanged, access_rows, review_is_due, seen, sign_review

from .forms import SignForm
from .guard import for_administrators, me

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest) -> HttpResponse:
    rows = access_rows()
    form = SignForm(request.POST if request.method == "POST" else None, initial={"fingerprint": seen(rows).fingerprint})
    if request.method == "POST" and form.is_valid():
        try:
            signed = form.cleaned_data
            sign_review(by=me(request), fingerprint=signed["fingerprint"], remark=signed["remark"])
        except ListChanged:
            form = SignForm(initial={"fingerprint": seen(rows).fingerprint, "remark": form.cleaned_data["remark"]})
            messages.error(request, _("De lijst is intussen veranderd. Kijk hem opnieuw na en teken dan."))
        else:
            messages.success(request, _("De lijst is getekend."))
            return redirect("accounts_access")
    context = {
        "page_title": _("Wie heeft wat"),
        "header_icon": "group",
        "rows": rows,
        "form": form,
        "due": review_is_due(),
        "reviews": AccessReview.objects.select_related("signed_by")[:5],
        "days": settings.ACCESS_REVIEW_DAYS,
    }
    return render(request, "accounts/beheer/access.html", context)


@for_administrators
@require_safe
def access_table(request: HttpRequest) -> HttpResponse:
    """The same list for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="wie-heeft-wat-{timezone.localdate()}.csv"'
    response.write("\ufeff")
    table = csv.writer(response, delimiter=";")
    table.writerow(
        [
            *(_("Naam"), _("E-mailadres"), _("Rol"), _("Vanaf"), _("Tot en met"), _("Gegeven door")),
            *(_("Laatst ingelogd"), _("Twee stappen"), _("Account open")),
        ]
    )
    for row in access_rows():
        table.writerow([_harmless(value) for value in _cells(row)])
    return response


def _cells(row: AccessRow) -> list[str]:
    last = timezone.localdate(row.last_login).isoformat() if row.last_login else ""
    yes, no = _("ja"), _("nee")
    return [
        str(row.user),
        row.user.email,
        row.label,
        str(row.starts_on or ""),
        str(row.ends_on or ""),
        _given_by(row),
        last,
        yes if row.second_step else no,
        yes if row.user.is_open(timezone.localdate()) else no,
    ]


def _given_by(row: AccessRow) -> str:
    if row.membership is None:
        return _("buiten deze lijst om")
    return str(row.membership.given_by or row.membership.get_source_display())


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value
