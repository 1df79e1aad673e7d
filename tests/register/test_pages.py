"""The page of an opgave, a traject, a werkatelier and a paper: what stands on it, and for whom it is there."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.choices import Body, Confidentiality, OpgaveKind, Outcome, ParticipationForm, StukState
from participation.models import Stuk
from samenwerking.accounts.roles import Role
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)
from tests.register.conftest import Seen

pytestmark = pytest.mark.django_db
See = Callable[..., Seen]


def test_an_opgave_says_what_who_and_why(see: See) -> None:
    opgave = OpgaveFactory(
        published=True,
        with_participation=True,
        council=True,
        title="Een levend dorpshart",
        scope_out="De rondweg hoort er niet bij.",
        areas=[AreaFactory(name="Lindedorp")],
        themes=[ThemeFactory(name="Verkeer")],
        portfolio_holder=UserFactory(
            role=Role.COLLEGE, first_name="Anna", last_name="Bakker", function_title="wethouder"
        ),
    )
    page = see(f"opgaven/{opgave.slug}/")
    assert page.soup.h1.get_text() == "Een levend dorpshart"
    assert page.under("Doen inwoners mee?").startswith("Doen inwoners mee? Ja Wie in het gebied woont")
    assert "Besloten door: College, 3 februari 2026" in page.text
    for fact in ("Lindedorp", "Verkeer", "De gemeenteraad", "Anna Bakker, wethouder", "De rondweg hoort er niet bij."):
        assert fact in page.text
    assert str(opgave.client) not in page.html


def test_a_no_is_shown_as_fully_as_a_yes(see: See) -> None:
    opgave = OpgaveFactory(published=True, without_participation=True)
    shown = see(f"opgaven/{opgave.slug}/").under("Doen inwoners mee?")
    assert shown == (
        "Doen inwoners mee? Nee De wet laat geen ruimte voor een keuze. Besloten door: College, 3 februari 2026"
    )


def test_an_opgave_names_only_public_relatives(see: See) -> None:
    shown, hidden = (
        OpgaveFactory(published=True, kind=OpgaveKind.POLICY),
        OpgaveFactory(title="Stil beleid", kind=OpgaveKind.POLICY),
    )
    opgave = OpgaveFactory(published=True)
    opgave.contributes_to.set([shown, hidden])
    TrajectFactory(opgave=opgave, title="Verborgen traject")
    page = see(f"opgaven/{opgave.slug}/")
    assert shown.title in page.under("Draagt bij aan")
    assert "Stil beleid" not in page.html
    assert "Verborgen traject" not in page.html
    assert opgave.title in see(f"opgaven/{shown.slug}/").under("Hieraan dragen bij")


def test_a_traject_says_how_to_take_part(see: See) -> None:
    traject = TrajectFactory(
        published=True,
        participation_form=ParticipationForm.CODECIDE,
        rules_of_play="Iedereen krijgt antwoord.",
        budget=48123,
    )
    PartyFactory(traject=traject, name="Dorpsbelang", commitment="kanarie-inzet")
    ResultFactory(traject=traject, description="Een plan voor het plein", owner=UserFactory(last_name="Kanarieman"))
    WerkatelierFactory(traject=traject, title="Oude avond", published_at=PUBLISHED_AT)
    WerkatelierFactory(
        traject=traject, title="Nieuwe avond", published_at=PUBLISHED_AT, starts_at=timezone.now() + timedelta(days=3)
    )
    page = see(f"trajecten/{traject.slug}/")
    assert "Meebeslissen. U beslist mee, binnen wat vooraf is afgesproken." in page.under("Hoe kunt u meedoen?")
    assert page.under("Waarover u kunt meepraten").endswith("De inrichting van het plein.")
    assert page.under("Wat vaststaat").endswith("Het budget en de grenzen van het gebied.")
    assert page.under("Spelregels").endswith("Iedereen krijgt antwoord.")
    assert "Dorpsbelang Coproducent" in page.under("Wie erbij horen")
    assert "Een plan voor het plein" in page.under("Wat het moet opleveren")
    assert "Nieuwe avond" in page.under("Werkateliers die komen")
    assert "Oude avond" in page.under("Werkateliers die zijn geweest")
    assert page.soup.select_one("[aria-current=step]").get_text(" ", strip=True) == "Verkennen nu"
    for secret in ("48123", "48.123", "kanarie", "Kanarieman"):
        assert secret not in page.html


def test_only_public_current_answers_are_read(see: See) -> None:
    traject = TrajectFactory(published=True)
    AnswerFactory(
        traject=traject, public=True, text="Dit mag iedereen lezen.", author=UserFactory(last_name="Schrijver")
    )
    AnswerFactory(traject=traject, text="Dit blijft binnen.")
    AnswerFactory(traject=traject, public=True, text="Dit was vroeger zo.", is_current=False)
    page = see(f"trajecten/{traject.slug}/")
    assert "Dit mag iedereen lezen." in page.under("Wat we tot nu toe weten")
    for hidden in ("Dit blijft binnen.", "Dit was vroeger zo.", "Schrijver"):
        assert hidden not in page.html


def test_a_werkatelier_before_and_after(see: See) -> None:
    coming = WerkatelierFactory(
        published=True,
        starts_at=timezone.now() + timedelta(days=3),
        capacity=40,
        programme="19.00 inloop",
        online_url="https://overleg.example/geheim",
    )
    page = see(f"werkateliers/{coming.slug}/")
    for fact in (
        "Dorpshuis De Linde, grote zaal",
        "Er is plaats voor 40 deelnemers.",
        "19.00 inloop",
        "Zet in uw agenda",
    ):
        assert fact in page.text
    assert "overleg.example" not in page.html
    past = WerkatelierFactory(
        published=True, report="We spraken over het plein.", outcomes="De bomen blijven.", attendance=63
    )
    page = see(f"werkateliers/{past.slug}/")
    assert page.under("Verslag").endswith("We spraken over het plein.")
    assert page.under("Wat eruit kwam").endswith("De bomen blijven.")
    assert "Er waren 63 deelnemers." in page.text
    assert "Zet in uw agenda" not in page.text


def test_a_werkatelier_that_was_called_off_says_so(see: See) -> None:
    session = WerkatelierFactory(published=True, cancelled_at=PUBLISHED_AT)
    page = see(f"werkateliers/{session.slug}/")
    assert "Dit werkatelier gaat niet door" in page.text
    assert "Afgezegd op 2 maart 2026." in page.text
    assert "Afgezegd" in see("werkateliers/").text


def test_a_werkatelier_has_its_own_timeline(see: See) -> None:
    session = WerkatelierFactory(published=True, title="Avond 1")
    report = StukFactory(owner=session, published=True, title="Verslag avond 1")
    DecisionFactory(stuk=report, date=date(2026, 4, 1))
    StukFactory(owner=session, title="Nog een concept")
    timeline = see(f"werkateliers/{session.slug}/").under("Tijdlijn")
    events = ("College: vastgesteld – Verslag avond 1", "Werkatelier: Avond 1", "Werkatelier op het register")
    order = [timeline.index(words) for words in events]
    assert order == sorted(order)
    assert "concept" not in timeline
    WerkatelierFactory(published=True, title="Afgelast", cancelled_at=PUBLISHED_AT)
    assert "Werkatelier afgezegd" in see("werkateliers/afgelast/").under("Tijdlijn")


def test_a_werkatelier_online_does_not_give_its_link(see: See) -> None:
    session = WerkatelierFactory(published=True, location="", online_url="https://overleg.example/geheim")
    page = see(f"werkateliers/{session.slug}/")
    assert "Op afstand. Wie meedoet, krijgt de link van de gemeente." in page.text
    assert "overleg.example" not in page.html


def test_a_paper_is_its_live_text_with_decisions_and_fingerprint(see: See) -> None:
    stuk = StukFactory(owner=TrajectFactory(published=True), published=True, title="Startnotitie plein")
    Stuk.objects.filter(pk=stuk.pk).update(title="Andere titel")
    stuk.refresh_from_db()
    newer = stuk.save_revision()
    assert newer.pk != stuk.live_revision_id
    DecisionFactory(stuk=stuk, number="B-7", outcome=Outcome.DEFERRED, reason="Eerst tellen.", content_hash="0" * 64)
    text_hash = see(f"stukken/{stuk.slug}/").soup.select_one(".sw-hash").get_text(strip=True)
    DecisionFactory(stuk=stuk, body=Body.COUNCIL, number="R-12", content_hash=text_hash)
    page = see(f"stukken/{stuk.slug}/")
    assert page.soup.h1.get_text() == "Startnotitie plein"
    assert "Andere titel" not in page.html
    assert "Het plein loopt leeg." in page.text
    assert "Dit onderdeel is leeg gebleven." in page.text
    decisions = page.under("Besluiten")
    assert "Eerst tellen. Dossier van dit besluit B-7 Over een eerdere versie van de tekst." in decisions
    assert "R-12 Vastgesteld Dossier van dit besluit R-12" in decisions
    assert decisions.count("Over een eerdere versie") == 1
    assert "Dezelfde code is vastgelegd bij het besluit." in page.text


def test_a_paper_of_a_hidden_traject_hangs_under_its_opgave(see: See) -> None:
    traject = TrajectFactory(opgave__published=True, title="Verborgen traject")
    stuk = StukFactory(owner=traject, published=True)
    for path in (f"stukken/{stuk.slug}/", "stukken/", f"opgaven/{traject.opgave.slug}/", ""):
        page = see(path)
        assert stuk.title in page.text
        assert "Verborgen traject" not in page.html
    assert traject.opgave.title in see(f"stukken/{stuk.slug}/").text


def test_hostile_text_is_text(see: See) -> None:
    hostile = '<script>alert("x")</script>'
    opgave = OpgaveFactory(published=True, title=hostile, slug="vijandig", issue=hostile)
    traject = TrajectFactory(
        opgave=opgave, published_at=PUBLISHED_AT, title=hostile + "t", slug="vijandig", fixed=hostile
    )
    for path in ("opgaven/vijandig/", "trajecten/vijandig/", "opgaven/", "trajecten/", ""):
        assert "<script>alert" not in see(path).html
    assert hostile in see(f"trajecten/{traject.slug}/").text


# --- for whom --------------------------------------------------------------------------------------


def _not_public() -> dict[str, str]:
    """One path per reason not to be on the register."""
    internal, confidential = TrajectFactory(), TrajectFactory(confidential=True)
    unpublished = TrajectFactory(opgave__published=True)
    session = WerkatelierFactory(traject=unpublished, published_at=PUBLISHED_AT)
    taken_off = OpgaveFactory(public=True, unpublished_reason="Toch niet.")
    under_taken_off = StukFactory(owner=TrajectFactory(opgave=taken_off), adopted=True)
    Stuk.objects.filter(pk=under_taken_off.pk).update(unpublished_reason="Toch niet.")
    return {
        "nothing": "opgaven/bestaat-niet/",
        "internal opgave": f"opgaven/{internal.opgave.slug}/",
        "internal traject": f"trajecten/{internal.slug}/",
        "confidential opgave": f"opgaven/{confidential.opgave.slug}/",
        "unpublished traject": f"trajecten/{unpublished.slug}/",
        "werkatelier of an unpublished traject": f"werkateliers/{session.slug}/",
        "taken off": f"opgaven/{taken_off.slug}/",
        "draft": f"stukken/{StukFactory(owner=TrajectFactory(published=True)).slug}/",
        "adopted": f"stukken/{StukFactory(owner=TrajectFactory(published=True), adopted=True).slug}/",
        "live but internal": f"stukken/{StukFactory(owner=internal, published=True).slug}/",
        "withdrawn under what is gone": f"stukken/{under_taken_off.slug}/",
    }


def test_what_is_not_public_is_not_there_for_anybody(see: See, client: Client) -> None:
    readers = [client]
    for role in (Role.COLLEGE, Role.COUNCIL, Role.ADMIN):
        reader = Client()
        reader.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
        readers.append(reader)
    paths = _not_public()
    for reader in readers:
        nothing = see(paths["nothing"], by=reader)
        for reason, path in paths.items():
            page = see(path, by=reader)
            assert page.status == 404, reason
            assert page.main == nothing.main, reason


def test_who_may_see_more_sees_the_same_here(see: See) -> None:
    traject = TrajectFactory(published=True)
    AnswerFactory(traject=traject, text="Dit blijft binnen.")
    stuk = StukFactory(owner=traject, title="Lopend stuk", in_review=True)
    reader = Client()
    reader.force_login(traject.opgave.client, backend="django.contrib.auth.backends.ModelBackend")
    for path in ("", "trajecten/", "stukken/", f"opgaven/{traject.opgave.slug}/", f"trajecten/{traject.slug}/"):
        page = see(path, by=reader)
        assert page.status == 200
        for hidden in ("Dit blijft binnen.", "Lopend stuk", "kanarie-"):
            assert hidden not in page.main.decode()
    assert reader.get(f"/register/stukken/{stuk.slug}/").status_code == 404


def test_a_paper_that_was_taken_off_says_why(see: See, client: Client) -> None:
    stuk = StukFactory(owner=TrajectFactory(published=True), adopted=True, title="Genoemde mensen", slug="oud-stuk")
    Stuk.objects.filter(pk=stuk.pk).update(unpublished_reason="Er stonden namen van bewoners in.")
    page = see("stukken/oud-stuk/")
    assert page.status == 410
    assert "Er stonden namen van bewoners in." in page.text
    assert "Genoemde mensen" not in page.html
    assert client.get("/register/stukken/oud-stuk.pdf").status_code == 404
    assert client.get("/register/stukken/oud-stuk.odt").status_code == 404
    assert client.get("/register/stukken/oud-stuk.txt").status_code == 404
    assert client.get("/register/stukken/oud-stuk.json").status_code == 404
    stuk.opgave.confidentiality, stuk.opgave.published_at = Confidentiality.INTERNAL, None
    stuk.opgave.save()
    assert see("stukken/oud-stuk/").status == 404


@pytest.mark.parametrize("state", [StukState.DRAFT, StukState.RETURNED, StukState.REJECTED, StukState.WITHDRAWN])
def test_a_paper_that_never_was_on_the_register_does_not_say_it_is_gone(see: See, state: StukState) -> None:
    stuk = StukFactory(owner=TrajectFactory(published=True), state=state)
    Stuk.objects.filter(pk=stuk.pk).update(unpublished_reason="Iets anders")
    assert see(f"stukken/{stuk.slug}/").status == 404


def _every_address() -> list[str]:
    session = WerkatelierFactory(published=True)
    stuk = StukFactory(owner=session.traject, published=True)
    lists = ("opgaven", "trajecten", "werkateliers", "stukken")
    return [
        "",
        *(f"{name}/" for name in lists),
        *(f"{name}/export.{kind}" for name in lists for kind in ("csv", "xlsx")),
        f"opgaven/{session.opgave.slug}/",
        f"trajecten/{session.traject.slug}/",
        f"werkateliers/{session.slug}/",
        f"werkateliers/{session.slug}.ics",
        "werkateliers.ics",
        f"stukken/{stuk.slug}/",
        f"stukken/{stuk.slug}.pdf",
        f"stukken/{stuk.slug}.json",
        "atom.xml",
    ]


def test_every_address_answers_get_and_head_and_nothing_else(client: Client) -> None:
    for path in _every_address():
        got: Any = client.get(f"/register/{path}")
        assert got.status_code == 200, path
        assert client.head(f"/register/{path}").status_code == 200, path
        assert client.post(f"/register/{path}").status_code == 405, path
