"""Logbook and files of the three dossiers: through the services, and through the check of files."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from participation.choices import Confidentiality, LogKind, PeopleShown
from participation.demo.records import Stage, canary
from participation.models import LogEntry, Traject
from participation.services.attachments import KeptFile, add_attachment, keep_file
from participation.services.bin import delete_to_bin
from participation.services.logbook import save_log_entry
from samenwerking.accounts.models import User
from samenwerking.files import check_file

PUBLIC, INTERNAL, CONFIDENTIAL = Confidentiality
# Whether the mark of the dossier stands in what must not leave the house.
MARKED = {"dorpshart": INTERNAL, "vastgoed": INTERNAL, "locatiekeuze": CONFIDENTIAL}


@dataclass(frozen=True)
class Entry:
    """One entry of the logbook; ``day`` is seen from the day of the story."""

    day: int
    kind: LogKind
    subject: str
    text: str
    width: Confidentiality = INTERNAL
    gone: bool = False


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "dorpshart": (
        Entry(-62, LogKind.VISIT, "Rondje door het dorp", "Met de winkeliers langs de lege panden gelopen. Zij willen "
              "vooral weten wanneer er iets gebeurt.", PUBLIC),
        Entry(-48, LogKind.MEETING, "Overleg met de basisschool", "De school wil de kinderen laten tekenen hoe het plein "
              "eruit moet zien. De tekeningen hangen op avond 2.", PUBLIC),
        Entry(-33, LogKind.PHONE_CALL, "Gebeld met de busmaatschappij", "De halte kan verplaatst worden als dat voor de "
              "dienstregeling van volgend jaar bekend is. Nog niet naar buiten."),
        Entry(-20, LogKind.LETTER, "Brief van de buurtvereniging", "Zij vragen om meer bankjes en minder hekken."),
        Entry(-9, LogKind.NOTE, "Dubbel genoteerd", "Stond er al.", gone=True),
    ),
    "vastgoed": (Entry(-12, LogKind.MEETING, "Overleg over de panden", "De lijst van panden is nog niet rond."),),
    "locatiekeuze": (Entry(-8, LogKind.MEETING, "Gesprek over de locaties", "Drie locaties vallen af.", CONFIDENTIAL),),
}  # fmt: skip


def load_dossier_parts(traject: Traject, lead: User, stage: Stage) -> None:
    """What is there to read for a traject of the contract; nothing for another."""
    for entry in ENTRIES.get(traject.slug, ()):
        _load_entry(entry, traject, lead, stage)
    if traject.slug in MARKED:
        note = f"Werkafspraken van het team.\n{canary(f'bijlage-{traject.slug}')}\n".encode()
        _attach(traject, lead, "werkafspraken.txt", note, confidentiality=MARKED[traject.slug], title="Werkafspraken")
    if traject.slug == "dorpshart":
        _attach(
            traject,
            lead,
            "plattegrond dorpshart.png",
            _map(),
            title="Plattegrond van het dorpshart",
            confidentiality=PUBLIC,
            rights_holder="Gemeente Voorbeeldpolder",
            people_shown=PeopleShown.NOBODY,
        )


def _load_entry(spec: Entry, traject: Traject, lead: User, stage: Stage) -> None:
    text = spec.text
    if spec.width == MARKED[traject.slug]:
        text += f" {canary(f'logboek-{traject.slug}')}"
    data = {
        "date": stage.calendar.day(spec.day),
        "kind": spec.kind,
        "subject": spec.subject,
        "text": text,
        "confidentiality": spec.width,
    }
    entry = save_log_entry(
        user=lead, entry=LogEntry(traject=traject), data=data, files=_letter() if spec.kind == LogKind.LETTER else ()
    )
    if spec.gone:
        delete_to_bin(user=lead, part=entry)


def _letter() -> tuple[KeptFile, ...]:
    return (_kept("brief buurtvereniging.txt", b"Geacht college,\n\nGraag meer bankjes op het plein.\n"),)


def _attach(traject: Traject, lead: User, name: str, content: bytes, **data: Any) -> None:
    add_attachment(user=lead, dossier=traject, file=_kept(name, content), data=data)


def _kept(name: str, content: bytes) -> KeptFile:
    return keep_file(check_file(name, content))


def _map() -> bytes:
    """A plan of the village centre, drawn here: a square, two streets and a few buildings."""
    plan = Image.new("RGB", (640, 420), "#eef3ea")
    draw = ImageDraw.Draw(plan)
    draw.rectangle((0, 180, 640, 230), fill="#d7d7d7")
    draw.rectangle((290, 0, 340, 420), fill="#d7d7d7")
    draw.rectangle((220, 130, 410, 280), fill="#e8c98f", outline="#8a6d3b", width=3)
    for left, top in ((40, 40), (150, 40), (430, 40), (540, 40), (40, 270), (150, 310), (430, 300), (530, 270)):
        draw.rectangle((left, top, left + 70, top + 80), fill="#b9c7d6", outline="#5b6d80", width=2)
    out = BytesIO()
    plan.save(out, "PNG")
    return out.getvalue()
