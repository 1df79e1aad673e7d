"""What waits for the lead on the first page of the werkplaats: the reason of a departure, or an answer to the council.

Rows of the query of ``society_todos``, so that the page asks no more than it did.
"""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from participation.services.expectations import Todo

ASKS = {
    "departure": gettext_lazy("Geef de reden van een afwijking van de stuurkaart"),
    "question": gettext_lazy("Beantwoord een vraag van de raad over een afwijking"),
}


def steering_todo(kind: str, words: str, slug: str, dossier: str, _since: date, _number: int) -> Todo:
    """One row in words, with the way to the card."""
    card = reverse("werkplaats:steering_card", args=[slug])
    return Todo(str(ASKS[kind]), "", None, card, paper=words, dossier=dossier)
