"""A full export of the dorpshart, made as the worker makes it and ready to be fetched."""

from participation.demo.records import Stage
from participation.exporters.dossier.running import make_export
from participation.models import DossierExport, Traject
from participation.services.dossier_exports.asking import ask_export
from participation.services.dossier_exports.keeping import remove_strays

SLUG = "dorpshart"


def load_dossier_export(stage: Stage) -> bool:
    """False when it was there already. Asked and made apart, each in its own transaction, as on a site that runs."""
    if DossierExport.objects.exists():
        return False
    remove_strays()  # of an earlier demo in this folder
    traject = Traject.objects.get(slug=SLUG)
    export, _is_new = ask_export(user=stage.cast["projectleider"], dossier=traject)
    return make_export(export.pk)
