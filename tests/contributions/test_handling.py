"""Who may do what with contributions, and what becomes of them: groups, answers, splits, merges, personal data."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from participation.approval import publish_stuk
from participation.choices import Moderation, ResponseOutcome, StukKind
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.gates import gate_of
from participation.models import Contribution, ContributionGiver, MarkedPassage, Response, ResponseNotice
from participation.policy import public_contributions
from participation.selectors.contributions import response_to, unanswered_before, unanswered_contributions
from participation.services.contributions.duplicates import near_sets, near_to
from participation.services.contributions.entering import add_contribution, save_contribution
from participation.services.contributions.grouping import group_contributions
from participation.services.contributions.moderation import (
    moderate_contributions,
    remove_contribution,
    skip_contributions,
)
from participation.services.contributions.notices import send_waiting_notices
from participation.services.contributions.origins import (
    merge_contributions,
    split_contribution,
    undo_merge,
    undo_split,
)
from participation.services.contributions.passages import mark_passage, put_back, remove_passages
from participation.services.contributions.responses import save_response, tell_givers
from tests.contributions.conftest import Give, fresh
from tests.factories import StukFactory, TrajectFactory
from tests.werkplaats.conftest import MakeWorld, World, browser_of

pytestmark = pytest.mark.django_db
USED = {"outcome": ResponseOutcome.USED, "reason": "Dat doen wij."}
WHO = ("lead", "member", "reader", "colleague", "council", "admin")
POSTS = (
    "", "nieuw/", "samenvoegen/", "{pk}/bewerken/", "{pk}/antwoord/", "{pk}/splitsen/", "{pk}/verwijderen/",
    "{pk}/ongedaan/", "{pk}/wel-antwoorden/", "{pk}/gegevens/markeren/", "{pk}/gegevens/verwijderen/",
    "{pk}/gever/wissen/", "inlezen/",
)  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_only_the_team_handles_contributions(world: World, give: Give, who: str) -> None:
    one = give()
    browser = browser_of(getattr(world, who))
    base = reverse("werkplaats:contributions", args=["plein"])
    for path in POSTS:
        status = browser.post(base + path.format(pk=one.pk)).status_code
        assert (status != 403) == (who in ("lead", "member")), path
    assert (browser.post(f"{base}formulier/").status_code != 403) == (who == "lead")
    assert (browser.get(base).status_code == 200) == (who not in ("council", "admin"))


def test_names_of_givers_are_for_the_team(world: World, give: Give) -> None:
    one = give(name="Jan Geheim", email="jan@bewoner.example")
    url = one.get_workspace_url()
    assert "Jan Geheim" in browser_of(world.member).get(url).content.decode()
    assert "Jan Geheim" not in browser_of(world.colleague).get(url).content.decode()


def test_a_confidential_dossier_keeps_its_contributions(make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    data = {"text": "Stil", "channel": "letter", "received_on": "2026-01-05", "publicity": "public"}
    with pytest.raises(ValidationError):
        add_contribution(user=world.lead, traject=world.traject, data=data)
    one = add_contribution(user=world.lead, traject=world.traject, data=data | {"publicity": "internal"})
    assert browser_of(world.colleague).get(one.get_workspace_url()).status_code == 404
    assert browser_of(world.lead).get(one.get_workspace_url()).status_code == 200


def test_a_contribution_of_another_traject_does_not_exist_here(world: World, give: Give) -> None:
    one = give()
    other = TrajectFactory(opgave=world.opgave, slug="ander", title="Ander")
    browser = browser_of(world.lead)
    for end in ("", "bewerken/", "antwoord/", "splitsen/"):
        assert browser.get(f"/werkplaats/trajecten/{other.slug}/inbreng/{one.pk}/{end}").status_code == 404
    foreign = StukFactory(owner=other)
    with pytest.raises(ValidationError):
        save_response(user=world.lead, target=one, data=USED | {"stuk": foreign})
    with pytest.raises(ParticipationError):
        group_contributions(user=world.lead, traject=other, ids=[one.pk], title="Bomen")


@pytest.mark.parametrize(
    ("public", "state", "shown"),
    [
        (True, Moderation.SHOWN, True),
        (False, Moderation.SHOWN, False),
        (True, Moderation.WAITING, False),
        (True, Moderation.REFUSED, False),
        (True, Moderation.REMOVED, False),
    ],
)
def test_only_what_is_judged_and_meant_to_be_public_is_public(
    world: World, give: Give, public: bool, state: Moderation, shown: bool
) -> None:
    one = give("Een heel bijzonder woord: kwikstaart.", public=public)
    Contribution.objects.filter(pk=one.pk).update(state=state, state_reason="reden")
    fresh(one).save()
    assert public_contributions().filter(pk=one.pk).exists() is shown
    for url in (
        reverse("register:contributions", args=["plein"]),
        reverse("register:contributions_feed", args=["plein"]),
        reverse("register:contributions_export", kwargs={"slug": "plein", "file_format": "csv"}),
        "/zoeken/?q=kwikstaart",
    ):
        response = browser_of(None).get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert (b"heel bijzonder" in body) is shown, url


def test_an_answer_of_the_group_serves_all_and_an_own_one_goes_first(world: World, give: Give) -> None:
    one, two = give(email="a@bewoner.example"), give("Iets anders", email="b@bewoner.example")
    group = group_contributions(user=world.lead, traject=world.traject, ids=[one.pk, two.pk], title="Samen")
    assert group is not None
    shared = save_response(user=world.lead, target=group, data=USED)
    own = save_response(user=world.lead, target=two, data=USED | {"reason": "Alleen voor u."})
    assert (response_to(fresh(one)), response_to(fresh(two))) == (shared, own)
    assert not unanswered_contributions(world.traject).exists()
    assert tell_givers(user=world.member, response=shared, how="", base_version=1) == 1
    assert tell_givers(user=world.member, response=shared, how="", base_version=1) == 0
    assert send_waiting_notices() == 1
    assert send_waiting_notices() == 0
    (sent,) = mail.outbox
    assert sent.to == ["a@bewoner.example"]
    link = next(line for line in sent.body.splitlines() if "/register/inbreng/" in line)
    page = browser_of(None).get(link[link.index("/register/") :]).content.decode()
    assert "Dat doen wij." in page
    assert "Alleen voor u." not in page
    shared.refresh_from_db()
    assert shared.told_by == world.member


def test_a_changed_answer_is_told_again_and_an_old_mail_is_not_sent(world: World, give: Give) -> None:
    one = give(email="a@bewoner.example")
    response = save_response(user=world.lead, target=one, data=USED)
    tell_givers(user=world.lead, response=response, how="", base_version=1)
    again = save_response(user=world.lead, target=one, data=USED | {"reason": "Toch anders."}, base_version=1)
    assert again.told_at is None
    assert send_waiting_notices() == 0
    assert not ResponseNotice.objects.exists()
    with pytest.raises(StaleVersion):
        save_response(user=world.lead, target=one, data=USED, base_version=1)
    with pytest.raises(StaleVersion):
        tell_givers(user=world.lead, response=again, how="", base_version=1)


def test_a_stale_answer_shows_both_and_a_double_one_is_one(world: World, give: Give) -> None:
    one = give()
    browser = browser_of(world.lead)
    url = reverse("werkplaats:contribution_answer", args=["plein", one.pk])
    sent = {"outcome": "used", "reason": "Eerste"}
    assert browser.post(url, sent).status_code == 302
    assert browser.post(url, sent).status_code == 302
    assert Response.objects.count() == 1
    other = browser.post(url, sent | {"reason": "Tweede", "base_version": "0"})
    assert other.status_code == 409
    assert "Eerste" in other.content.decode()
    assert "Tweede" in other.content.decode()


def test_nobody_to_mail_asks_how_they_were_told(world: World, give: Give) -> None:
    response = save_response(user=world.lead, target=give(), data=USED)
    with pytest.raises(ParticipationError):
        tell_givers(user=world.lead, response=response, how=" ", base_version=1)
    assert tell_givers(user=world.lead, response=response, how="Aan de deur", base_version=1) == 0


def test_split_and_back(world: World, give: Give) -> None:
    one = give("Eerst dit. Dan dat.")
    first, second = split_contribution(user=world.lead, contribution=one, texts=["Eerst dit.", "Dan dat."])
    assert [fresh(one).is_current, first.split_from, second.channel] == [False, one, one.channel]
    assert undo_split(user=world.lead, contribution=one).is_current
    assert world.traject.contributions.count() == 1
    first, _second = split_contribution(user=world.lead, contribution=fresh(one), texts=["Eerst dit.", "Dan dat."])
    save_response(user=world.lead, target=first, data=USED)
    with pytest.raises(ParticipationError):
        undo_split(user=world.lead, contribution=one)
    with pytest.raises(ParticipationError):
        split_contribution(user=world.lead, contribution=first, texts=["a", "b"])


def test_merge_is_no_wider_than_its_parts_and_reaches_every_giver(world: World, give: Give) -> None:
    one, two = give(email="a@bewoner.example"), give("Meer bomen!", public=False, email="b@bewoner.example")
    merged = merge_contributions(user=world.lead, traject=world.traject, ids=[one.pk, two.pk], text="Meer bomen.")
    assert merged.publicity == "internal"
    assert {source.pk for source in undo_merge(user=world.lead, contribution=merged)} == {one.pk, two.pk}
    merged = merge_contributions(user=world.lead, traject=world.traject, ids=[one.pk, two.pk], text="Meer bomen.")
    response = save_response(user=world.lead, target=merged, data=USED)
    assert tell_givers(user=world.lead, response=response, how="", base_version=1) == 2
    with pytest.raises(ParticipationError):
        undo_merge(user=world.lead, contribution=merged)


def test_personal_data_leaves_every_text_of_the_family(world: World, give: Give) -> None:
    one = give("Bel Jan Jansen. Graag bomen.")
    part, _other = split_contribution(user=world.lead, contribution=one, texts=["Bel Jan Jansen.", "Graag bomen."])
    assert mark_passage(user=world.lead, contribution=part, passage="Jan Jansen") == 2
    assert not Contribution.objects.filter(text__contains="Jansen").exists()
    with pytest.raises(ParticipationError):
        mark_passage(user=world.lead, contribution=part, passage="Piet")
    put_back(user=world.lead, passage=MarkedPassage.objects.get(contribution=part))
    assert fresh(part).text == "Bel Jan Jansen."
    mark_passage(user=world.lead, contribution=part, passage="Jan Jansen")
    assert remove_passages(user=world.lead, contribution=part) == 2
    assert fresh(part).text == "Bel [persoonsgegevens verwijderd]."
    assert not MarkedPassage.objects.exclude(passage="").exists()


def test_removed_is_gone_with_its_giver(world: World, give: Give) -> None:
    one = give("Weg ermee", email="weg@bewoner.example")
    with pytest.raises(ReasonRequired):
        remove_contribution(user=world.lead, contribution=one, reason=" ")
    remove_contribution(user=world.lead, contribution=one, reason="Op verzoek")
    assert (fresh(one).text, fresh(one).state_reason) == ("", "Op verzoek")
    assert not ContributionGiver.objects.exists()
    assert not unanswered_contributions(world.traject).exists()


def test_an_eindverslag_waits_for_answers_or_reasons(world: World, give: Give) -> None:
    one, two, three = give(), give("Twee dingen"), give("Drie dingen")
    report = StukFactory(owner=world.traject, kind=StukKind.EINDVERSLAG, state="adopted")
    world.traject.process = "realise"
    assert unanswered_before(report) == 3
    with pytest.raises(ParticipationError, match="3 bijdragen zonder antwoord"):
        publish_stuk(stuk=report, user=world.lead)
    gate = gate_of(world.traject)
    assert gate is not None
    assert (gate.unanswered, gate.met) == (3, False)
    save_response(user=world.lead, target=one, data=USED)
    skip_contributions(user=world.lead, traject=world.traject, ids=[two.pk], reason="Bedankje")
    moderate_contributions(
        user=world.lead, traject=world.traject, ids=[three.pk], state=Moderation.REFUSED, reason="Scheldwoorden"
    )
    assert unanswered_before(report) == 0
    gate = gate_of(world.traject)
    assert gate is not None
    assert (gate.unanswered, gate.met) == (0, True)
    assert unanswered_before(StukFactory(owner=world.traject)) == 0


def test_a_motivering_waits_for_answers_too(world: World, give: Give) -> None:
    one = give()
    reasoning = StukFactory(owner=world.traject, kind=StukKind.MOTIVERING, state="adopted")
    with pytest.raises(ParticipationError, match="1 bijdrage zonder antwoord"):
        publish_stuk(stuk=reasoning, user=world.lead)
    save_response(user=world.lead, target=one, data=USED)
    assert unanswered_before(reasoning) == 0


def test_near_equal_texts_are_found(world: World, give: Give) -> None:
    one = give("De oversteek bij de Kerkstraat is gevaarlijk, maak daar een zebrapad")
    two = give("De oversteek bij de Kerkstraat is gevaarlijk! Maak daar een zebrapad.")
    give("Zet bankjes in de schaduw van de kerk")
    assert [near.contribution for near in near_to(one)] == [two]
    assert [[found.pk for found in near] for near in near_sets(world.traject)] == [[one.pk, two.pk]]


def test_many_at_once_keep_what_was_ticked_when_a_reason_lacks(world: World, give: Give) -> None:
    one = give()
    browser = browser_of(world.lead)
    url = reverse("werkplaats:contributions", args=["plein"])
    refused = browser.post(url, {"action": "refuse", "chosen": [one.pk], "reason": ""})
    assert refused.status_code == 422
    assert f'value="{one.pk}" id="kies-{one.pk}" checked' in refused.content.decode()
    assert browser.post(url, {"action": "show", "chosen": ["x", "9" * 30]}).status_code == 422
    assert browser.post(url, {"action": "group", "chosen": [one.pk], "title": "Bomen"}).status_code == 302
    assert str(fresh(one).group) == "Bomen"
    assert browser.post(url, {"action": "skip", "chosen": [one.pk], "reason": "Nee"}).status_code == 302


def test_a_stale_text_is_refused(world: World, give: Give) -> None:
    one = give()
    data = {"text": "Nieuw"}
    save_contribution(user=world.lead, contribution=one, data=data, base_version=1)
    with pytest.raises(StaleVersion):
        save_contribution(user=world.lead, contribution=one, data=data, base_version=1)
    with pytest.raises(NotAllowed):
        save_contribution(user=world.reader, contribution=one, data=data, base_version=2)


def test_the_list_asks_as_much_for_many_as_for_few(
    world: World, give: Give, django_assert_max_num_queries: object
) -> None:
    browser = browser_of(world.lead)
    give()
    public, inside = (
        reverse("register:contributions", args=["plein"]),
        reverse("werkplaats:contributions", args=["plein"]),
    )
    for number in range(12):
        save_response(user=world.lead, target=give(f"Tekst {number}"), data=USED)
    with django_assert_max_num_queries(24):  # type: ignore[operator]  # with those of the session
        browser.get(inside)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        browser_of(None).get(public)
