"""Old addresses over HTTP: each answers 301 to where its page is now."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import WikiSource
from tests.factories import UserFactory

from .conftest import Imported

pytestmark = pytest.mark.django_db
WELCOME = "/welkom-bij-de-samenwerkingswijzer-voorbeeldpolder/"
ADDRESSES = [
    ("/De_werkwijze", "/de-werkwijze/"),
    ("/De_werkwijze/", "/de-werkwijze/"),
    ("/wiki/De_werkwijze", "/de-werkwijze/"),
    ("/De_werkwijze/Inhoudelijke_opgave", "/de-werkwijze/inhoudelijke-opgave/"),
    ("/Caf%C3%A9_Zuiderwiel", "/cafe-zuiderwiel/"),
    ("/wiki/Caf%C3%A9_Zuiderwiel", "/cafe-zuiderwiel/"),
    ("/Wie_beslist_er_eigenlijk%3F", "/wie-beslist-er-eigenlijk/"),
    ("/Onderzoek_%26_monitoring", "/onderzoek-en-monitoring/"),
    ("/Onderzoek_&_monitoring", "/onderzoek-en-monitoring/"),
    ("/Praktijkvoorbeeld_Dorpshuis_%27t_Trefpunt", "/praktijkvoorbeeld-dorpshuis-t-trefpunt/"),
    ("/Welkom_bij_de_Samenwerkingswijzer_Voorbeeldpolder!", WELCOME),
    ("/Privaat/publiek", "/privaat-publiek/"),
    ("/Hoofdpagina", WELCOME),
    ("/Werkwijze", "/de-werkwijze/"),
    ("/Methode", "/de-werkwijze/"),
    ("/Speelveld", "/de-werkwijze/#Speelveld"),
    ("/index.php?title=De_werkwijze", "/de-werkwijze/"),
    ("/index.php?title=De%20werkwijze&action=edit", "/de-werkwijze/"),
    ("/index.php?title=de_werkwijze", "/de-werkwijze/"),
    ("/index.php?title=Wie_beslist_er_eigenlijk?", "/wie-beslist-er-eigenlijk/"),
    ("/index.php?title=Methode&redirect=no", "/de-werkwijze/"),
    ("/index.php?title=Speelveld", "/de-werkwijze/#Speelveld"),
    ("/index.php?curid=26", "/de-werkwijze/"),
    ("/index.php/De_werkwijze/Actoren", "/de-werkwijze/actoren/"),
    ("/index.php?title=Speciaal:Zoeken&search=plan%20b", "/zoeken/?q=plan%20b"),
    ("/w/index.php?title=De_werkwijze", "/de-werkwijze/"),
    ("/w/index.php?title=Speelveld", "/de-werkwijze/#Speelveld"),
    ("/w/index.php?curid=26", "/de-werkwijze/"),
    ("/w/index.php/De_werkwijze/Actoren", "/de-werkwijze/actoren/"),
]


@pytest.mark.parametrize(("old", "new"), ADDRESSES)
def test_old_address(imported: Imported, client: Client, old: str, new: str) -> None:
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"].removeprefix("http://localhost") == new


def test_a_file_keeps_its_old_address(imported: Imported, client: Client) -> None:
    for old in ("/Bestand:Krachtenveld.png", "/wiki/Bestand:Krachtenveld.png", "/images/b/bd/Krachtenveld.png"):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"].endswith("Krachtenveld.png")


@pytest.mark.parametrize(
    "address",
    ["/index.php", "/index.php?title=", "/index.php?title=Bestaat_niet", "/index.php?curid=x", "/index.php?title=%00",
     "/Kapotte_wegwijzer", "/index.php?title=Kapotte_wegwijzer", "/index.php?title=//kwaad.example",
     "/Overleg:De_werkwijze", "/w/index.php", "/w/index.php?title=Bestaat_niet", "/w/index.php?oldid=999999"],
)  # fmt: skip
def test_what_was_nothing_stays_nothing(imported: Imported, client: Client, address: str) -> None:
    assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize("shut", ["draft", "closed"])
def test_an_old_address_tells_nothing_of_a_page_that_is_not_public(
    imported: Imported, client: Client, shut: str
) -> None:
    """By number or by title, by short and by long address, to the page or to a heading on it."""
    page = WikiSource.objects.get(page_number=26).page
    if shut == "draft":
        Page.objects.filter(pk=page.pk).update(live=False)
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    script = ("curid=26", "curid=26&oldid=0", "curid=\u00b2", "title=De_werkwijze", "title=Speelveld", "title=Methode")
    addresses = [f"{start}index.php?{query}" for query in script for start in ("/", "/w/")]
    addresses += ["/De_werkwijze", "/wiki/De_werkwijze", "/Methode", "/Speelveld", "/w/index.php/Speelveld"]
    for address in addresses:
        answer = client.get(address, follow=True)  # at most to the same address with a slash behind it
        assert answer.status_code == 404, address
        assert not [url for url, _status in answer.redirect_chain if "de-werkwijze" in url], address


def test_who_may_read_a_closed_page_is_led_to_it(imported: Imported, client: Client) -> None:
    page = WikiSource.objects.get(page_number=26).page
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/De_werkwijze", "/w/index.php?title=De_werkwijze"):
        assert client.get(address)["Location"].removeprefix("http://localhost") == "/de-werkwijze/"
    assert client.get("/Speelveld")["Location"] == "/de-werkwijze/#Speelveld"
