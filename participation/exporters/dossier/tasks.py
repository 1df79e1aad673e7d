"""Making an export by the worker beside the web server."""

from django_tasks import task

from participation.exporters.dossier.running import make_export


@task(backend="background")
def make_export_later(export_id: int) -> bool:
    return make_export(export_id)
