"""The council of Voorbeeldpolder: four fractions, with members who have an account and members who have none."""

from datetime import timedelta

from django.utils import timezone

from participation.demo.people import Cast
from participation.models import CouncilMember, Fraction
from participation.services.fractions import save_fraction

# Name, seats, members; a member with an account by the name before the @.
FRACTIONS = (
    ("Dorpen Samen", 7, ("raadslid", "Wietske Bosma", "Gerrit van der Wal")),
    ("Groen en Water", 5, ("raadslid2", "Naima Haddad")),
    ("Polderpartij", 4, ("Klaas Jan Hofstra", "Irene de Graaf")),
    ("Lijst Vooruit", 3, ("Sem Lagerwey",)),
)
SINCE = timedelta(days=500)


def load_fractions(cast: Cast) -> bool:
    if Fraction.objects.exists():
        return False
    since = timezone.localdate() - SINCE
    for name, seats, members in FRACTIONS:
        sitting = [_member(cast, member) for member in members]
        for member in sitting:
            member.starts_on = since
        save_fraction(user=cast["griffie"], fraction=Fraction(name=name, seats=seats, starts_on=since), members=sitting)
    return True


def _member(cast: Cast, name: str) -> CouncilMember:
    if name.startswith("raadslid"):
        return CouncilMember(name=str(cast[name]), account=cast[name])
    return CouncilMember(name=name)
