"""What strangers put in addresses and forms of the guide: an answer in words, never a fault and never their markup."""

from urllib.parse import quote, urlencode

import pytest
from django.core import mail
from django.test import Client

from pages.models import ChoiceAidPage, GlossaryTerm, HomePage, InstrumentPage, Suggestion
from tests.glossary.conftest import guide, guide_of_module

pytestmark = pytest.mark.django_db
__all__ = ["guide", "guide_of_module"]

VALUES = [
    "a\x00b", "²", "-1", "9" * 15, "9" * 5000, "a" * 3000, "é\u202e\ufeff", "\ue000x\ue001", "\"'\\", "a:*&|!<->()'",
    "<script>alert(1)</script>", "\"><img src=x onerror=a>", "javascript:alert(1)", "//elders.example", "%00%", "{{x}}",
    "a\r\nX-Kop: b",
]  # fmt: skip
NAMES = {
    "/zoeken/": ("q", "soort", "page"),
    "/zoeken/suggesties/": ("q",),
    "/wijzigingen/": ("onder", "klein", "page"),
    "/werkbladen/": ("proces", "laag"),
    "/werkbladen/werkblad.odt": ("laag", "vraag"),
    "/verantwoording-figuren/": ("page",),
    "/index.php": ("title", "oldid", "diff", "curid", "search", "direction"),
    "/begrip/{term}/": ("page",),
    "{aid}": ("k", "stap"),
    "/bladzijden/{page}/toegepast-in/": ("page",),
    "/bladzijden/{page}/wijzigingen/": ("page",),
    "/bladzijden/{page}/versies/vergelijken/": ("van", "naar"),
    "/bladzijden/{page}/verbeteren/": ("onderdeel",),
    "/bladzijden/{page}/hielp/bedankt/": ("antwoord", "bewaard"),
    "/abonnementen/mijn/x/": ("bevestigd",),
}
FIELDS = (
    "text", "explanation", "thanks_name", "email", "seen", "stempel", "website", "antwoord", "opmerking", "what",
    "rhythm", "stop",
)  # fmt: skip
PLACES = [
    "/begrip/{}/", "/bladzijden/{}/", "/bladzijden/{}/volgen/", "/bladzijden/{}/hielp/", "/bladzijden/voorstel/{}/",
    "/abonnementen/mijn/{}/", "/abonnementen/afmelden/{}/", "/abonnementen/bevestigen/{}/", "/index.php/{}",
    "/bladzijden/1/versies/{}/", "/en/{}/",
]  # fmt: skip


@pytest.fixture
def filled(guide: HomePage) -> dict[str, object]:
    page = InstrumentPage.objects.live().first()
    aid = ChoiceAidPage.objects.live().first()
    term = GlossaryTerm.objects.first()
    assert page is not None
    assert aid is not None
    assert term is not None
    return {"page": page.pk, "aid": aid.url, "term": term.anchor}


def said(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code < 500, address
    assert "X-Kop" not in response.headers
    assert not response.get("Location", "").startswith(("//", "javascript:", "https://elders", "http://elders")), (
        address
    )
    if response.get("Content-Type", "").startswith("text/html"):
        html = response.content.decode()
        assert "<script>alert(1)" not in html, address
        assert "<img src=x" not in html, address


@pytest.mark.parametrize("path", NAMES)
def test_questions_behind_an_address(filled: dict[str, object], client: Client, path: str) -> None:
    for value in VALUES:
        said(client, f"{path.format(**filled)}?{urlencode(dict.fromkeys(NAMES[path], value))}")


@pytest.mark.parametrize("path", PLACES)
def test_parts_of_an_address(guide: HomePage, client: Client, path: str) -> None:
    for value in VALUES:
        said(client, path.format(quote(value, safe="")))


@pytest.mark.parametrize(
    "path",
    ["/bladzijden/{page}/verbeteren/?onderdeel=", "/bladzijden/{page}/hielp/", "/bladzijden/{page}/hielp/bedankt/",
     "/bladzijden/{page}/volgen/", "/wijzigingen/volgen/", "/abonnementen/", "/abonnementen/mijn/x/",
     "/bladzijden/voorstel/x/"],
)  # fmt: skip
def test_forms(filled: dict[str, object], client: Client, path: str) -> None:
    before = Suggestion.objects.count()
    for value in VALUES:
        response = client.post(path.format(**filled), dict.fromkeys(FIELDS, value))
        assert response.status_code in {404, 422}, (path, value[:20])
    assert mail.outbox == []
    assert Suggestion.objects.count() == before
