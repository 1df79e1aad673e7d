"""Nothing that is not public is found, counted or hinted at: not by a stale row, not after log-in, not elsewhere."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import GuidePage, SearchEntry
from pages.search.registry import sources
from participation.choices import Confidentiality, Publicity
from participation.models import Opgave, Traject
from participation.search.records import RecordSource
from participation.selectors.public_fields import PUBLIC_FIELDS
from participation.services.publication import publish_record, unpublish_record
from samenwerking.accounts.roles import Role
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    OpgaveFactory,
    PartyFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)
from tests.search.conftest import Found

Search = Callable[..., Found]
AddPage = Callable[..., GuidePage]


def nothing(found: Found) -> bool:
    return found.titles == [] and found.filters == [] and "Niets gevonden" in found.text


# --- pages -----------------------------------------------------------------------------------------


def test_drafts_are_not_found(search: Search, add_page: AddPage) -> None:
    add_page("Concept over zeppelins", "zeppelin", live=False)
    page = add_page("Het plein", "Over het plein.")
    page.title = "Zeppelinplein"
    page.save_revision()
    assert nothing(search("zeppelin"))
    assert nothing(search("zeppelinplein"))
    assert search("plein").titles == ["Het plein"]


def test_a_private_page_is_not_found_though_wagtails_own_search_does(search: Search, add_page: AddPage) -> None:
    """TRAPS: ``Page.objects.live().search()`` returns private pages."""
    page = add_page("Zeppelin", "Over de zeppelin.")
    below = add_page("Zeppelinhaven", "Ook over de zeppelin.", under=page)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.pk in {found.pk for found in Page.objects.live().search("zeppelin")}
    assert SearchEntry.objects.filter(object_id__in=[page.pk, below.pk], kind="page").count() == 2
    assert nothing(search("zeppelin"))
    restriction.delete()
    assert search("zeppelin").titles == ["Zeppelin", "Zeppelinhaven"]


def test_the_title_of_a_draft_above_is_not_shown(search: Search, add_page: AddPage) -> None:
    above = add_page("Geheime kop", live=False)
    add_page("Zeppelin", "Over de zeppelin.", under=above)
    assert search("zeppelin").titles == ["Zeppelin"]
    assert "Geheime kop" not in search("zeppelin").html


def test_a_page_that_goes_off_the_site_is_gone_from_the_index(search: Search, add_page: AddPage) -> None:
    page = add_page("Zeppelin", "Over de zeppelin.")
    page.unpublish()
    assert nothing(search("zeppelin"))
    assert not SearchEntry.objects.filter(kind="page", object_id=page.pk).exists()
    page.save_revision().publish()
    assert search("zeppelin").titles == ["Zeppelin"]
    page.delete()
    assert not SearchEntry.objects.filter(kind="page", object_id=page.pk).exists()


def test_an_expired_page_is_not_found(search: Search, add_page: AddPage) -> None:
    page = add_page("Zeppelin", "Over de zeppelin.")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1))
    call_command("publish_scheduled")
    assert nothing(search("zeppelin"))


def test_each_site_finds_its_own_pages(search: Search, add_page: AddPage) -> None:
    other = Page.get_first_root_node().add_child(instance=Page(title="Andere gemeente", slug="andere"))
    Site.objects.create(hostname="andere.example", root_page=other)
    add_page("Zeppelin hier", "zeppelin")
    add_page("Zeppelin daar", "zeppelin", under=other)
    assert search("zeppelin").titles == ["Zeppelin hier"]
    assert search("zeppelin", Client(headers={"host": "andere.example"})).titles == ["Zeppelin daar"]


# --- the register ----------------------------------------------------------------------------------


def hidden_records() -> list[Any]:
    """One of each that is not public, for every reason."""
    theme = ThemeFactory(name="Zeppelinbouw")
    words = {"title": "Zeppelin"}
    internal = {"internal_notes": "zeppelin"}
    return [
        OpgaveFactory(**words, slug="z1", themes=[theme]),
        OpgaveFactory(**words, slug="z2", public=True),
        OpgaveFactory(**words, slug="z3", confidential=True),
        OpgaveFactory(title="Open", slug="z4", published=True, **internal),
        TrajectFactory(**words, slug="z5", published_at=PUBLISHED_AT),
        TrajectFactory(**words, slug="z6", opgave__published=True),
        TrajectFactory(title="Open", slug="z7", published=True, **internal),
        WerkatelierFactory(**words, slug="z8", published_at=PUBLISHED_AT, traject__opgave__published=True),
        WerkatelierFactory(
            title="Open", slug="z9", published=True, online_url="https://zeppelin.example/kamer", **internal
        ),
        StukFactory(**words, slug="z10", adopted=True, owner__published=True),
        StukFactory(**words, slug="z11", published=True, owner__published_at=PUBLISHED_AT),
        StukFactory(title="Open", slug="z12", published=True, owner__published=True, **internal),
    ]


@pytest.mark.parametrize("role", [None, *Role])
def test_nothing_hidden_is_found_by_anyone(search: Search, client: Client, role: Role | None) -> None:
    """Search is about what is public; somebody who may see more finds it in the werkplaats."""
    hidden_records()
    if role is not None:
        client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    for query in ("zeppelin", "zeppelinbouw", "kanarie", "kamer"):
        assert nothing(search(query)), query


def test_a_paper_is_found_by_its_live_text_only(search: Search) -> None:
    stuk = StukFactory(published=True, title="Startnotitie plein", owner__published=True)
    stuk.title = "Startnotitie zeppelin"
    stuk.sections = [{"key": "a", "title": "Zeppelin", "body": "<p>zeppelin</p>", "missing": False}]
    stuk.save_revision(user=stuk.created_by)
    stuk.save()
    assert nothing(search("zeppelin"))
    assert search("bloeiende or avonden").titles == ["Startnotitie plein"]


def test_only_public_fields_are_handed_over() -> None:
    """Who can search in a field can read it. One list says which fields are public."""
    for source in sources():
        if isinstance(source, RecordSource):
            assert {*source.fields, *source.keywords} <= PUBLIC_FIELDS[source.model]


def test_a_stale_row_shows_nothing(search: Search) -> None:
    """Rows changed behind the back of every signal: what is public is asked of the records themselves."""
    traject = TrajectFactory(published=True, title="Zeppelin")
    stuk = StukFactory(published=True, title="Zeppelinnotitie", owner=traject)
    assert search("zeppelin or zeppelinnotitie").titles == ["Zeppelin", "Zeppelinnotitie"]
    Opgave.objects.filter(pk=traject.opgave_id).update(published_at=None, confidentiality=Confidentiality.CONFIDENTIAL)
    assert SearchEntry.objects.filter(object_id=stuk.pk, kind="stuk").exists()
    assert nothing(search("zeppelin or zeppelinnotitie"))


def test_publishing_and_unpublishing_reach_the_index(search: Search) -> None:
    lead = UserFactory(role=Role.PROJECT_LEADER)
    traject = TrajectFactory(public=True, title="Zeppelin", opgave__lead=lead, opgave__title="Luchtvaart")
    assert nothing(search("zeppelin"))
    publish_record(user=lead, record=traject.opgave)
    publish_record(user=lead, record=Traject.objects.get(pk=traject.pk))
    assert search("zeppelin").titles == ["Zeppelin"]
    unpublish_record(user=lead, record=Traject.objects.get(pk=traject.pk), reason="Vergissing.")
    assert nothing(search("zeppelin"))
    assert not SearchEntry.objects.filter(kind="traject", object_id=traject.pk).exists()


def test_what_stands_on_the_page_of_a_traject_is_found_and_what_is_internal_is_not(search: Search) -> None:
    traject = TrajectFactory(published=True, title="Plein")
    party = PartyFactory(traject=traject, name="Luchtvaartclub", commitment="zeppelin")
    ResultFactory(traject=traject, description="Een aanlegmast.")
    answer = AnswerFactory(traject=traject, public=True, text="Vroeger landden hier ballonnen.")
    AnswerFactory(traject=traject, text="Wij denken aan een zeppelin.")
    for word in ("luchtvaartclub", "aanlegmast", "ballon"):
        assert search(word).titles == ["Plein"], word
    assert nothing(search("zeppelin"))
    party.delete()
    answer.publicity = Publicity.INTERNAL
    answer.save()
    assert nothing(search("luchtvaartclub or ballon"))


def test_themes_find_a_published_opgave(search: Search) -> None:
    opgave = OpgaveFactory(published=True, title="Het plein", themes=[ThemeFactory(name="Luchtvaart")])
    assert search("luchtvaart").titles == ["Het plein"]
    opgave.themes.clear()
    assert nothing(search("luchtvaart"))


def test_rebuild_makes_the_same_index_and_sweeps_the_rest(add_page: AddPage) -> None:
    call_command("rebuild_search", verbosity=0)  # the home page was made by a migration, without a signal
    add_page("Het plein", "Over het plein.", tags=["Werkvorm"])
    add_page("Concept", live=False)
    WerkatelierFactory(published=True)
    StukFactory(published=True, owner__published=True)
    hidden_records()
    fields = ("kind", "object_id", "title", "keywords", "text", "plain_words")
    before = set(SearchEntry.objects.values_list(*fields))
    SearchEntry.objects.filter(kind="page").delete()
    SearchEntry.objects.create(kind="traject", object_id=10**9, title="Weg")
    SearchEntry.objects.create(kind="vroeger", object_id=1, title="Weg")
    call_command("rebuild_search", verbosity=0)
    assert set(SearchEntry.objects.values_list(*fields)) == before
    assert len({kind for kind, *_ in before}) == 5
