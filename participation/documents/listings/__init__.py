"""Every list of the register as a table (docs/export.md says which there are and who gets them).

``WORKPLACE`` and ``EVERYBODY`` are the tables over all dossiers, by their word in the address.
"""

from participation.documents.columns import Listing

from .attachments import BIJLAGEN
from .chain import KETEN, OPENBARE_KETEN
from .contributions import BELOOFD, INBRENG, ONDERWERPEN, OPENBARE_INBRENG, TOEZEGGINGEN
from .dossiers import OPGAVEN, TRAJECTEN, WERKATELIERS
from .meetings import VERGADERINGEN, list_of
from .outcomes import UITKOMSTEN
from .overseeing import GEBEURTENISSEN
from .papers import BESLUITEN, STUKKEN
from .people import AANMELDINGEN, CONTACTPERSONEN, ORGANISATIES
from .society import (
    EVALUATIES,
    INITIATIEVEN,
    OPENBAAR_UITDAAGRECHT,
    OPENBARE_INITIATIEVEN,
    UITDAAGRECHT,
    results_table,
)
from .traject_parts import ANTWOORDEN, BEGROTING, KANSEN, LESSEN, LOGBOEK, PARTIJEN, PLANNING, RESULTATEN
from .upkeep import (
    INGELEZEN_GEBIEDEN,
    INGELEZEN_INBRENG,
    INGELEZEN_LIJSTEN,
    OVERDRACHTEN,
    VERVANGING,
    bin_of,
)

__all__ = [
    "AANMELDINGEN",
    "BELOOFD",
    "CONTACTPERSONEN",
    "EVALUATIES",
    "EVERYBODY",
    "GEBEURTENISSEN",
    "INBRENG",
    "INGELEZEN_GEBIEDEN",
    "INGELEZEN_INBRENG",
    "INGELEZEN_LIJSTEN",
    "INITIATIEVEN",
    "KETEN",
    "LOGBOEK",
    "ONDERWERPEN",
    "OPENBAAR_UITDAAGRECHT",
    "OPENBARE_INBRENG",
    "OPENBARE_INITIATIEVEN",
    "OPENBARE_KETEN",
    "OPGAVEN",
    "ORGANISATIES",
    "OVERDRACHTEN",
    "PLANNING",
    "STUKKEN",
    "TOEZEGGINGEN",
    "TRAJECTEN",
    "UITDAAGRECHT",
    "UITKOMSTEN",
    "VERGADERINGEN",
    "VERVANGING",
    "WERKATELIERS",
    "WORKPLACE",
    "Listing",
    "bin_of",
    "list_of",
    "results_table",
]

_OF_A_TRAJECT = (PARTIJEN, RESULTATEN, PLANNING, BEGROTING, ANTWOORDEN, LOGBOEK)
WORKPLACE = {
    listing.name: listing
    for listing in (
        *(OPGAVEN, TRAJECTEN, WERKATELIERS, STUKKEN, BESLUITEN),
        *(INBRENG, ONDERWERPEN, KETEN, TOEZEGGINGEN, UITKOMSTEN, LESSEN, EVALUATIES),
        *(*_OF_A_TRAJECT, KANSEN, BIJLAGEN),
        *(INITIATIEVEN, UITDAAGRECHT),
    )
}
EVERYBODY = {
    listing.name: listing
    for listing in (
        OPENBARE_INBRENG,
        OPENBARE_KETEN,
        BELOOFD,
        BESLUITEN.for_everybody(),
        *(listing.for_everybody() for listing in _OF_A_TRAJECT),
        OPENBARE_INITIATIEVEN,
        OPENBAAR_UITDAAGRECHT,
    )
}
