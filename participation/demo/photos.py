"""Photos of the first evening of the dorpshart and the report that shows them; one photo still waits for permission.

The two other dossiers of the contract have one photo each, with a mark: who reads it elsewhere reads too much.
"""

from typing import Any

from participation.choices import Confidentiality, PhotoLicence, StukKind, StukState
from participation.demo import drawn_photos
from participation.demo.drawn_photos import drawn
from participation.demo.papers import load_stuk
from participation.demo.records import Stage, canary
from participation.demo.specs import StukSpec
from participation.models import Photo, Traject, Werkatelier
from participation.services.outcomes import is_held
from participation.services.photos import add_permission, add_photos, keep_photo, save_photo
from samenwerking.accounts.models import User
from samenwerking.files import check_file

PUBLIC, INTERNAL, CONFIDENTIAL = Confidentiality
MAKER = {"maker": "Projectteam Voorbeeldpolder", "licence": PhotoLicence.MUNICIPALITY}
EVENING: tuple[dict[str, Any], ...] = (
    {
        "alt": "Handen wijzen plekken aan op een grote kaart van het dorp, die vol ligt met gekleurde briefjes.",
        "caption": "Op de kaart: waar het nu knelt",
        "people_count": 0,
    },
    {
        "alt": "Een volle zaal, van achteren gezien, kijkt naar een grafiek op een scherm.",
        "caption": "De uitkomsten van de rondgang",
        "people_count": 0,
    },
    {
        "alt": "Twee mensen zitten met koffie aan tafel en praten met elkaar.",
        "caption": "Napraten aan tafel",
        "people_count": 2,
    },
    {
        "alt": "Het plein met de oude linde, een bankje en de huizen erachter.",
        "caption": "De linde: die blijft, vond iedereen",
        "people_count": 0,
    },
)
SCENES = (
    drawn_photos.table_with_map,
    drawn_photos.hall_from_behind,
    drawn_photos.two_in_talk,
    drawn_photos.square_with_linden,
)
WAITING = {
    "alt": "Drie mensen staan voor een wand met briefjes.",
    "caption": "Bij de wand met ideeën",
    "people_count": 3,
}
REPORT = StukSpec(
    address="dorpshart-avond-1-verslag",
    title="Verslag van avond 1 over het dorpshart",
    kind=StukKind.WERKATELIERVERSLAG,
    state=StukState.ADOPTED,
    texts={"photos": "<p>De foto’s zijn op de avond gemaakt. Op foto 4 staat de linde waar het gesprek over ging.</p>"},
)


def load_photos(traject: Traject, lead: User, stage: Stage) -> None:
    """For the first evenings of the contract that were held."""
    for session in traject.werkateliers.filter(slug__endswith="-avond-1").select_related("traject__opgave"):
        if not is_held(session):
            continue
        if session.slug == "dorpshart-avond-1":
            _evening(session, lead, stage)
        elif traject.opgave.confidentiality != PUBLIC:
            words = {"alt": f"Een tafel met een kaart. {canary(f'{traject.slug}-foto')}", "people_count": 0}
            width = traject.opgave.confidentiality
            _add(session, lead, "avond.jpg", drawn(drawn_photos.table_with_map), words | {"confidentiality": width})


def _evening(session: Werkatelier, lead: User, stage: Stage) -> None:
    for number, (words, scene) in enumerate(zip(EVENING, SCENES, strict=True), start=1):
        photo = _add(session, lead, f"IMG_{2040 + number}.jpg", drawn(scene), words | {"confidentiality": PUBLIC})
        if words["people_count"]:
            _agreed(photo, lead, stage, "Twee deelnemers aan de koffietafel", words["people_count"])
    load_stuk(REPORT, session, lead, stage)
    waiting = drawn(drawn_photos.three_at_the_wall)
    photo = _add(session, lead, "IMG_2051.jpg", waiting, WAITING | {"confidentiality": PUBLIC})
    _agreed(photo, lead, stage, "Vrouw met bril, links", 1)


def _add(session: Werkatelier, lead: User, name: str, content: bytes, words: dict[str, Any]) -> Photo:
    (photo,) = add_photos(user=lead, werkatelier=session, files=[keep_photo(check_file(name, content))])
    return save_photo(user=lead, photo=photo, data=MAKER | words, base_version=photo.version)


def _agreed(photo: Photo, lead: User, stage: Stage, who: str, people: int) -> None:
    text = f"Ja, deze foto mag op de website van de gemeente en in het verslag. {canary('toestemming-foto')}"
    data = {
        "name": who,
        "people": people,
        "asked_by": lead.get_full_name(),
        "asked_on": stage.calendar.day(-30),
        "purpose": "Op de website en in het verslag van dit werkatelier.",
        "text": text,
    }
    add_permission(user=lead, photo=photo, data=data)
