"""The form for everybody, the private link, and the end of what we know of a giver."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from pages.models import SearchEntry
from participation.choices import Moderation
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, Contribution, ContributionGiver
from participation.services.contributions.givers import open_link, secret_of
from participation.services.contributions.notices import send_receipt
from samenwerking.log_privacy import scrub
from samenwerking.public_forms import STAMP_FIELD, PublicForm
from tests.contributions.conftest import Give, open_form
from tests.werkplaats.conftest import MakeWorld, World, browser_of

pytestmark = pytest.mark.django_db
GIVE = "/register/trajecten/plein/inbreng/geven/"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a test."""
    monkeypatch.setattr(PublicForm, "minimum_time", timedelta(0))


def send(**changes: str) -> object:
    browser = browser_of(None)
    page = browser.get(GIVE)
    data = {STAMP_FIELD: page.context["form"][STAMP_FIELD].value(), "text": "Meer groen", "publicity": "public"}
    return browser.post(GIVE, data | changes)


def narrow(world: World, confidentiality: str) -> None:
    """The dossier leaves the register."""
    world.opgave.confidentiality, world.opgave.published_at = confidentiality, None
    world.opgave.save()


def test_somebody_gives_and_follows_the_link(world: World) -> None:
    open_form(world)
    answer = send(name="Roos", email="roos@bewoner.example", consent="on")
    assert answer.status_code == 302  # type: ignore[attr-defined]  # an answer of the test client
    assert not answer.cookies  # type: ignore[attr-defined]  # an answer of the test client
    one = Contribution.objects.get()
    assert (one.state, one.channel, one.created_by) == (Moderation.WAITING, "web_form", None)
    giver = ContributionGiver.objects.get()
    assert send_receipt.func(giver.pk)
    assert secret_of(giver) in mail.outbox[0].body
    url = answer["Location"]  # type: ignore[index]  # an answer of the test client
    page = browser_of(None).get(url)
    assert "Dank u wel" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert browser_of(None).post(reverse("register:contribution_withdraw", args=[secret_of(giver)])).status_code == 302
    giver.refresh_from_db()
    assert (giver.name, giver.email, bool(giver.withdrawn_at)) == ("", "", True)
    assert browser_of(None).get(url).status_code == 200
    assert "roos" not in " ".join(str(entry.data) for entry in AuditEntry.objects.all())
    assert not SearchEntry.objects.filter(text__icontains="roos").exists()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "x" * 8_001}, 422),
        ({"publicity": "secret"}, 422),
        ({"publicity": ""}, 422),
        ({"email": "geen adres"}, 422),
        ({"name": "Roos"}, 422),
        ({"website": "https://spam.example"}, 422),
        ({STAMP_FIELD: "nagemaakt"}, 422),
    ],
)
def test_what_is_refused_is_not_kept_and_not_lost(world: World, changes: dict[str, str], status: int) -> None:
    open_form(world)
    answer = send(**changes)
    assert answer.status_code == status  # type: ignore[attr-defined]  # an answer of the test client
    assert not Contribution.objects.exists()
    if "text" not in changes:
        assert "Meer groen" in answer.content.decode()  # type: ignore[attr-defined]  # an answer of the test client


def test_a_foreign_page_sends_nothing_and_one_address_not_too_much(world: World) -> None:
    open_form(world, max_per_address=2)
    assert browser_of(None).post(GIVE, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    statuses = [send().status_code for _time in range(3)]  # type: ignore[attr-defined]  # an answer of the test client
    assert statuses[:2] == [302, 302]
    assert statuses[2] in (422, 429)


@pytest.mark.parametrize(("opens", "closes", "is_open"), [(-2, -1, False), (1, 2, False), (0, 0, True)])
def test_open_between_the_days(world: World, opens: int, closes: int, is_open: bool) -> None:
    today = timezone.localdate()
    open_form(world, opens_on=today + timedelta(days=opens), closes_on=today + timedelta(days=closes))
    page = browser_of(None).get(GIVE)
    assert page.status_code == 200
    assert (page.context["form"] is not None) is is_open
    if not is_open:
        browser_of(None).post(GIVE, {"text": "Toch", "publicity": "public"})
        assert not Contribution.objects.exists()


def test_only_the_lead_opens_and_only_what_is_public(world: World, make_world: MakeWorld) -> None:
    with pytest.raises(NotAllowed):
        open_form(World(**{**world.__dict__, "lead": world.member}))
    assert browser_of(None).get(GIVE).status_code == 404
    narrow(world, "internal")
    with pytest.raises(ParticipationError):
        open_form(world)


def test_a_link_tells_nothing_of_a_dossier_that_is_not_public(world: World, give: Give) -> None:
    give(email="a@bewoner.example")
    giver = ContributionGiver.objects.get()
    url = reverse("register:contribution_private", args=[open_link(giver)])
    assert world.traject.title in browser_of(None).get(url).content.decode()
    narrow(world, "confidential")
    page = browser_of(None).get(url)
    assert page.status_code == 200
    assert world.traject.title not in page.content.decode()
    assert "geheim" not in scrub("GET /register/inbreng/geheim/")


def test_the_term_ends(world: World, give: Give) -> None:
    give(email="oud@bewoner.example")
    ContributionGiver.objects.update(retain_until=timezone.localdate() - timedelta(days=1))
    call_command("erase_contribution_data", verbosity=0)
    call_command("send_contribution_answers", verbosity=0)
    assert not ContributionGiver.objects.exists()
    assert Contribution.objects.count() == 1
    assert AuditEntry.objects.filter(action="giver_erased", data__count=1).exists()
