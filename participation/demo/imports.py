"""What came in by file: the borders of the municipality and its villages, and a list that waits for its sender."""

from pathlib import Path

from django.db import transaction

from pages.choices import AreaKind
from participation.choices import ImportState
from participation.demo.records import Stage
from participation.importers.areas.running import receive_areas, try_out, write_areas
from participation.importers.register.running import check_list, choose_columns, receive_list
from participation.models import AreaImport, ListContents, RegisterImport

DATA = Path(__file__).parent / "data"
BORDERS = (("gemeente.geojson", AreaKind.MUNICIPALITY), ("kernen.geojson", AreaKind.VILLAGE))
LIST = """Soort rij;Titel;Hoort bij;Stand;Trekker;Begin;Is er participatie?;Reden van die keuze;Besloten door;Besloten op
Opgave;Wandelen langs de vaart;;Open;teamlid@voorbeeldpolder.example;1-4-{year};Ja;Wandelaars kennen elk pad.;Raad;12-1-{before}
Traject;Samen een wandelroute kiezen;Wandelen langs de vaart;Ontwerpen;oud-collega@voorbeeldpolder.example;3 mei {year};;;;
Opgave;Een nieuwe brug bij de sluis;;Open;;32-1-{year};Nee;;College;{before}-02-03
"""


def load_imports(stage: Stage) -> bool:
    """False when they were there already."""
    if AreaImport.objects.exists() or RegisterImport.objects.exists():
        return False
    with transaction.atomic():
        for name, kind in BORDERS:
            _load_borders(stage, name, kind)
        _load_list(stage)
    return True


def _load_borders(stage: Stage, name: str, kind: AreaKind) -> None:
    user = stage.cast["communicatie"]
    upload = receive_areas(user=user, name=name, content=(DATA / name).read_bytes())
    upload = try_out(user=user, upload=upload, name_property="naam", kind=kind)
    upload = write_areas(user=user, upload=upload)
    assert upload.state == ImportState.DONE, upload.errors


def _load_list(stage: Stage) -> None:
    """With mistakes that people make: a colleague who left, a day that is none, a no without a reason."""
    user, year = stage.cast["projectleider"], stage.calendar.today.year
    content = LIST.format(year=year, before=year - 1)
    upload = receive_list(user=user, name="wandelen-en-bruggen.csv", content=content.encode())
    choose_columns(user=user, upload=upload, contents=ListContents.BOTH, mapping=upload.mapping)
    check_list(upload.pk)
