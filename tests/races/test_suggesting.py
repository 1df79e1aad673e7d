"""A button that is pressed twice sends two requests at once; there is one proposal, and one mail to confirm it."""

from django.core import mail

from pages.models import GuidePage, Suggestion, SuggestionContact
from pages.suggestions.sections import find_section
from pages.suggestions.services import Proposal, propose_by_reader
from tests.guide.conftest import add_guide_page, home
from tests.races.racing import Racers

__all__ = ["home"]
ROUNDS = 3


def test_pressing_twice_is_one_proposal(pair: Racers, home: GuidePage) -> None:
    page = add_guide_page(home, "Meedoen", [{"type": "rich_text", "value": "<p>Vooraf.</p>"}])
    section = find_section(page.body, "")
    assert section is not None
    for number in range(ROUNDS):
        proposal = Proposal(section, f"Vooraf {number}.")
        first, second = pair.run(
            [lambda p=proposal: propose_by_reader(email="lezer@elders.example", page=page, proposal=p)] * 2
        )
        assert first == second
    assert Suggestion.objects.count() == SuggestionContact.objects.count() == len(mail.outbox) == ROUNDS
