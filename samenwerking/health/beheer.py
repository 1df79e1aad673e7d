"""The page "Gezondheid" of Beheer: what the checks found, in words, for who keeps the site."""

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from .checks.jobs import job_rows
from .looking import Report, look_at_all
from .shape import State
from .versions import versions

PERMISSION = "background.view_periodicrun"


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Raises PermissionDenied for who does not keep the site."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    reports = look_at_all()
    context = {
        "page_title": _("Gezondheid"),
        "summary": summary(reports),
        "rows": [(report, reverse(report.check.page) if report.check.page else "") for report in _worst_first(reports)],
        "jobs": job_rows(),
        "versions": _named_versions(),
        "database_bytes": _database_bytes(),
        "looked_at": timezone.now(),
    }
    return render(request, "health/beheer/health.html", context)


def summary(reports: list[Report]) -> str:
    faults = sum(report.finding.state == State.FAULT for report in reports)
    warnings = sum(report.finding.state == State.WARNING for report in reports)
    if faults:
        return ngettext("Er is %(n)d fout.", "Er zijn %(n)d fouten.", faults) % {"n": faults}
    if warnings:
        return ngettext("Er is %(n)d punt om op te letten.", "Er zijn %(n)d punten om op te letten.", warnings) % {
            "n": warnings
        }
    return _("Alles is in orde.")


def _worst_first(reports: list[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: -report.finding.state.weight)


def _named_versions() -> list[tuple[str, str]]:
    known = versions()
    names = {"version": _("Samenwerkingswijzer"), "python": "Python", "django": "Django", "wagtail": "Wagtail"}
    connection.ensure_connection()
    major, minor = divmod(getattr(connection, "pg_version", 0), 10_000)
    return [*((names[name], value) for name, value in known.items()), ("PostgreSQL", f"{major}.{minor}")]


def _database_bytes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
