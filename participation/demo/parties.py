"""Contact persons of a party, and how deep a team answers the questions: of the three dossiers, through the services."""

from datetime import date
from typing import Any

from participation.choices import LegalGround
from participation.demo.records import Stage, canary
from participation.models import ContactPerson, Traject
from participation.services.contacts import save_contact
from participation.services.trajecten import save_traject
from samenwerking.accounts.models import User

# The traject, then who is spoken to at its first party.
CONTACTS: dict[str, tuple[str, str, str]] = {
    "dorpshart": ("Noor van den Akker", "voorzitter", "noor@dorpsbelang.example"),
    "vastgoed": ("Bram Tuinstra", "beheerder van de gymzaal", "bram@huurders.example"),
    "locatiekeuze": ("Esra Polat", "secretaris", "esra@buurtschap.example"),
}
DEPTHS: dict[str, tuple[int, str]] = {
    "dorpshart": (2, "Het dorp praat al tien jaar over de Brink. Die geschiedenis vraagt om een goed begin."),
    "vastgoed": (1, "Er is weinig tijd, en het gaat om gebouwen die wij goed kennen."),
}
TERM_DAYS = 365


def load_parties(traject: Traject, lead: User, stage: Stage) -> None:
    """What the team of a traject adds beside its parties."""
    if traject.slug in CONTACTS:
        _load_contact(traject, lead, stage.calendar.day(TERM_DAYS))
    if traject.slug in DEPTHS:
        depth, reason = DEPTHS[traject.slug]
        traject.refresh_from_db()
        data: dict[str, Any] = {"question_depth": depth, "depth_reason": reason}
        save_traject(user=lead, traject=traject, data=data, base_version=traject.version)


def _load_contact(traject: Traject, lead: User, until: date) -> None:
    name, function, email = CONTACTS[traject.slug]
    party = traject.parties.first()
    if party is None:
        return
    data = {
        "name": name,
        "function": function,
        "email": email,
        "purpose": f"Uitnodigen voor werkateliers en verslagen sturen ({canary(traject.slug)})",
        "legal_ground": LegalGround.PUBLIC_TASK,
        "retain_until": until,
    }
    save_contact(user=lead, contact=ContactPerson(party=party), data=data)
