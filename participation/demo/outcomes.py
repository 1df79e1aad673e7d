"""What came out of the first evening of the story: lines under its programme, and one of each that became more.

Each dossier of the contract has one line with a mark: who reads it elsewhere reads too much.
"""

from datetime import time, timedelta

from django.utils import timezone

from pages.selectors.public import public_pages
from participation.choices import Confidentiality
from participation.models import Traject, Werkatelier
from participation.services.outcomes import (
    add_outcome,
    become_commitment,
    become_contribution,
    become_lesson,
    is_held,
)
from participation.services.programme import save_programme
from samenwerking.accounts.models import User

PROGRAMME = (
    (time(19, 30), time(20, 15), "Rondje langs de kaarten", "Gespreksleiders van het dorpshuis"),
    (time(20, 15), time(21, 0), "Wat moet blijven?", "Projectleider"),
)
LINES = (
    (0, "De oversteek bij de school voelt onveilig.", "contribution"),
    (0, "De gemeente telt een week lang hoeveel auto's er langs komen.", "commitment"),
    (1, "De oude linde blijft staan.", ""),
    (1, "Met grote kaarten op tafel praat iedereen mee, ook wie liever niet voor de zaal staat.", "lesson"),
    (None, "De volgende keer is er ook limonade.", ""),
)
DAYS = 30


def load_outcomes(traject: Traject, lead: User) -> None:
    """For the evenings that were held."""
    for session in traject.werkateliers.filter(slug__endswith="-avond-1").select_related("traject__opgave"):
        if not is_held(session):
            continue
        if session.slug == "dorpshart-avond-1":
            _evening(session, lead)
        if traject.opgave.confidentiality != Confidentiality.PUBLIC:
            add_outcome(user=lead, werkatelier=session, data={"text": f"kanarie-{traject.slug}-uitkomst"})


def _evening(session: Werkatelier, lead: User) -> None:
    rows = [
        {"starts_at": start, "ends_at": end, "title": title, "lead": leader} for start, end, title, leader in PROGRAMME
    ]
    session = save_programme(user=lead, werkatelier=session, rows=rows, base_version=session.version)
    items = list(session.programme_items.all())
    for number, text, becomes in LINES:
        item = None if number is None else items[number]
        line = add_outcome(user=lead, werkatelier=session, data={"programme_item": item, "text": text})
        if becomes == "contribution":
            become_contribution(user=lead, outcome=line)
        elif becomes == "commitment":
            data = {"promise": text, "promised_to": "de deelnemers", "owner": lead}
            data["due_date"] = timezone.localdate() + timedelta(days=DAYS)
            become_commitment(user=lead, outcome=line, data=data)
        elif becomes == "lesson" and (page := public_pages().filter(slug="werkatelier").first()):
            become_lesson(user=lead, outcome=line, text=text, page=page)
