"""Is the site alive, and can it serve? For load balancers and monitoring; why not is in the log, not in the answer."""

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)
_up_to_date = False


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and has the shape that this code expects; 503 when not."""
    checks = {"database": _database_answers()}
    checks["migrations"] = checks["database"] and _migrations_applied()
    fine = all(checks.values())
    shown = {name: "ok" if value else "fout" for name, value in checks.items()}
    return JsonResponse({"status": "ok" if fine else "fout", **shown}, status=200 if fine else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the reason, the answer is no; the log keeps the reason
        logger.exception("De database antwoordt niet")
        return False
    return True


def _migrations_applied() -> bool:
    """Once true, true for as long as this process runs: its code and the applied migrations do not change under it."""
    global _up_to_date
    if not _up_to_date:
        try:
            executor = MigrationExecutor(connection)
            _up_to_date = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError:
            logger.exception("De migraties zijn niet te lezen")
    return _up_to_date
