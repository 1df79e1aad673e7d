"""The first page of the register: what was decided last comes first, whenever it was put on the register."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from participation.models import Stuk
from tests.factories import PUBLISHED_AT, AreaFactory, DecisionFactory, OpgaveFactory, StukFactory, TrajectFactory
from tests.register.conftest import Seen

pytestmark = pytest.mark.django_db
See = Callable[..., Seen]


def titles(page: Seen) -> list[str]:
    heading = page.soup.find("h2", string="Net vastgesteld")
    return [title.get_text(strip=True) for title in heading.find_parent("section").select("li h3")]


@pytest.fixture
def papers() -> None:
    """Six papers; the later the decision, the earlier they came on the register."""
    opgave = OpgaveFactory(published=True, areas=[AreaFactory(name="Lindedorp")])
    traject = TrajectFactory(opgave=opgave, published_at=PUBLISHED_AT)
    for number in range(6):
        stuk = StukFactory(owner=traject, published=True, title=f"Besluit in 202{number}")
        DecisionFactory(stuk=stuk, date=date(2020 + number, 3, 1))
        Stuk.objects.filter(pk=stuk.pk).update(last_published_at=PUBLISHED_AT - timedelta(days=number))


def test_by_day_of_decision_and_not_of_publication(papers: None, see: See) -> None:
    assert titles(see("")) == [f"Besluit in 202{number}" for number in (5, 4, 3, 2)]


def test_the_last_decision_of_a_paper_counts(papers: None, see: See) -> None:
    """First held over, or first the college and then the council."""
    DecisionFactory(stuk=Stuk.objects.get(slug="besluit-in-2020"), date=date(2025, 3, 1), body="council")
    assert titles(see("")) == [f"Besluit in 202{number}" for number in (0, 5, 4, 3)]


def test_papers_without_a_body_follow(see: See) -> None:
    traject = TrajectFactory(published=True)
    StukFactory(owner=traject, published=True, title="Verslag van een avond")
    DecisionFactory(stuk=StukFactory(owner=traject, published=True, title="Oude nota"), date=date(2019, 1, 1))
    assert titles(see("")) == ["Oude nota", "Verslag van een avond"]


def test_only_public_papers_of_the_chosen_village(papers: None, see: See) -> None:
    elsewhere = OpgaveFactory(published=True, areas=[AreaFactory(name="Kleiwijk")])
    there = StukFactory(owner=TrajectFactory(opgave=elsewhere, published_at=PUBLISHED_AT), published=True, title="Nota")
    hidden = StukFactory(owner=TrajectFactory(), published=True, title="Niet openbaar")
    for stuk in (there, hidden):
        DecisionFactory(stuk=stuk, date=date(2030, 1, 1))
    assert titles(see("", area="kleiwijk")) == ["Nota"]
    assert titles(see("")) == ["Nota", *(f"Besluit in 202{number}" for number in (5, 4, 3))]
