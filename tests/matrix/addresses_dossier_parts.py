"""Addresses of the bin, attachments and the logbook of a dossier (rules 3, 4 and 5)."""

from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import EDITORS

DOSSIER_PARTS: list[Row] = []
for _slug, _knows in KNOWS.items():
    for _kind in ("opgaven", "trajecten"):
        _bin, _path = f"werkplaats/{_kind}/<slug:slug>/verwijderd/", f"/werkplaats/{_kind}/{_slug}/verwijderd/"
        DOSSIER_PARTS += [
            Row(_bin, _path, get=EDITORS, knows=_knows, login=True),
            # Nothing lies in the bins of the demo under this number: the page says that it is back already or gone.
            Row(f"{_bin}<int:pk>/terugzetten/", f"{_path}999999/terugzetten/", EDITORS, EDITORS, _knows, login=True),
        ]
