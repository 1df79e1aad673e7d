"""A secrecy of the table in each of its states, each on a paper of its own that lies with the client."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from participation.choices import Confidentiality
from participation.models import SecrecyGrant
from participation.services.secrecy import impose_secrecy
from tests.matrix.cells.papers import make_paper
from tests.matrix.cells.parts import Record
from tests.matrix.cells.stage import Dossier, Stage


def of_secrecy(stage: Stage, dossier: Dossier) -> Iterator[Record]:
    if dossier.opgave.confidentiality == Confidentiality.CONFIDENTIAL:
        for state, fields in _states(stage).items():
            yield Record("geheimhouding", dossier.name, state, _secrecy(stage, dossier, state, fields))


def _states(stage: Stage) -> dict[str, dict[str, Any]]:
    now = timezone.now()
    return {
        "wacht op de raad": {},
        "bekrachtigd": {"confirmed_at": now, "confirmed_by": stage["griffie"]},
        "vervallen": {"lapsed_at": now},
        "opgeheven": {"lifted_at": now},
    }


def _secrecy(stage: Stage, dossier: Dossier, state: str, fields: dict[str, Any]) -> SecrecyGrant:
    """Imposed through the service; how it went on is written down, for the meetings of the world are of today."""
    grant = impose_secrecy(
        user=stage["trekker"],
        stuk=make_paper(stage, dossier, "bij opdrachtgever", f"Geheim {state}"),
        members=[stage["kring"], stage["griffie"]],
        basis="Artikel 88 Gemeentewet",
        starts_on=timezone.localdate(),
        ends_on=None,
    )
    for name, value in fields.items():
        setattr(grant, name, value)
    grant.save()
    return grant
