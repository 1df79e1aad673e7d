"""For load balancers: does the process live, and can it serve? Why not is in the log, not in the answer."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .looking import all_checks, look_at
from .shape import State

WORDS = {State.OK: "ok", State.WARNING: "waarschuwing", State.FAULT: "fout"}
# Told beside what serves, and never a reason to send visitors elsewhere (docs/decisions/0212).
BESIDE = ("worker",)


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """503 when something fails that visitors cannot do without: the database, its shape, or the place of the files."""
    serving = [check.name for check in all_checks() if check.serves]
    found = {report.check.name: report.finding.state for report in look_at(*serving, *BESIDE)}
    fine = all(found[name] != State.FAULT for name in serving)
    shown = {name: WORDS[state] for name, state in found.items()}
    return JsonResponse({"status": "ok" if fine else "fout", **shown}, status=200 if fine else 503)
