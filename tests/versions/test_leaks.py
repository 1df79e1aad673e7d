"""Drafts, closed and unpublished pages, versions that were never public and old texts show through nowhere."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from pages.models import GuidePage, HomePage, PublishedVersion, VersionNote
from pages.versions.recording import record_publication
from tests.guide.conftest import add_guide_page
from tests.versions.conftest import close, draft, open_old_texts, publish

SECRETS = ("Geheim voornemen", "Geheime toelichting")


def channels(page: GuidePage) -> list[str]:
    """Every address that tells of this page, with every version there is."""
    number = page.pk
    versions = [f"/bladzijden/{number}/versies/{row.pk}/" for row in Revision.objects.for_instance(page)]
    pairs = [f"/bladzijden/{number}/versies/vergelijken/?naar={row.pk}" for row in Revision.objects.for_instance(page)]
    return [
        "/wijzigingen/", "/wijzigingen/?klein=1", f"/wijzigingen/?onder={number}", "/wijzigingen/atom.xml",
        f"/bladzijden/{number}/", f"/bladzijden/{number}/wijzigingen/", f"/bladzijden/{number}/citeren/",
        f"/bladzijden/{number}/volgen/", *versions, *pairs,
    ]  # fmt: skip


def read_all(client: Client, page: GuidePage) -> str:
    return "\n".join(client.get(path, follow=True).content.decode() for path in channels(page))


@pytest.mark.parametrize("old_texts", [False, True])
def test_a_draft_shows_through_nowhere(client: Client, page: GuidePage, old_texts: bool) -> None:
    if old_texts:
        open_old_texts()
    html = read_all(client, page)
    assert "Rust toegevoegd." in html
    assert not [secret for secret in SECRETS if secret in html]
    assert client.get(f"/bladzijden/{page.pk}/versies/{page.latest_revision_id}/").status_code == 404


def test_old_texts_stay_closed_unless_the_site_opens_them(client: Client, page: GuidePage) -> None:
    old = PublishedVersion.objects.get(revision__version_note__summary="Zin erbij over tijd.").revision_id
    address = f"/bladzijden/{page.pk}/versies/{old}/"
    html = read_all(client, page)
    assert "Zin erbij over tijd." in html
    assert "Tijdelijk zinnetje" not in html
    assert "praten uit" not in html
    answer = client.get(address)
    assert answer.status_code == 410
    assert f'href="{page.url}">{page.title}</a>' in answer.content.decode()
    open_old_texts()
    assert "Tijdelijk zinnetje" in client.get(address).content.decode()
    assert client.get(f"/bladzijden/{page.pk}/versies/{page.live_revision_id}/").status_code == 200


@pytest.mark.parametrize(
    "shut",
    [
        lambda page: page.unpublish(),
        close,
        lambda page: close(page.get_parent().specific),
    ],
    ids=["unpublished", "restricted", "below a restricted page"],
)
def test_a_page_that_is_not_public_has_no_history(client: Client, page: GuidePage, shut: Callable) -> None:
    open_old_texts()
    paths = [path for path in channels(page) if f"/{page.pk}" in path or f"={page.pk}" in path]
    shut(page)
    assert {client.get(path).status_code for path in paths} == {404}
    for path in ("/wijzigingen/", "/wijzigingen/?klein=1", "/wijzigingen/atom.xml"):
        assert "Spelregels" not in client.get(path).content.decode()


def test_a_version_of_a_closed_time_stays_closed(client: Client, home: HomePage) -> None:
    """Published behind a log-in, and replaced before the page was opened."""
    open_old_texts()
    page = add_guide_page(home, "Wisseling", live=False)
    restriction = close(page)
    inside = publish(page, "Alleen voor medewerkers.", summary="Intern begin.")
    publish(page, "Voor iedereen.", summary="Open tekst.")
    restriction.delete()
    page.refresh_from_db()
    html = read_all(client, page)
    assert "Open tekst." in html
    assert "Intern begin." not in html
    assert "Alleen voor medewerkers" not in html
    assert client.get(f"/bladzijden/{page.pk}/versies/{inside.pk}/").status_code == 404


def test_what_was_open_before_the_next_version_stays_open(client: Client, home: HomePage) -> None:
    open_old_texts()
    page = add_guide_page(home, "Wisseling", live=False)
    restriction = close(page)
    first = publish(page, "Eerst intern, daarna open.")
    restriction.delete()
    publish(page, "Nieuwe tekst.")
    assert client.get(f"/bladzijden/{page.pk}/versies/{first.pk}/").status_code == 200


def test_a_version_out_of_sight_is_told_of_nowhere(client: Client, page: GuidePage) -> None:
    open_old_texts()
    note = VersionNote.objects.get(summary="Zin erbij over tijd.")
    VersionNote.objects.filter(pk=note.pk).update(hidden=True)
    html = read_all(client, page)
    assert "Zin erbij over tijd." not in html
    assert "Tijdelijk zinnetje" not in html
    assert client.get(f"/bladzijden/{page.pk}/versies/{note.revision_id}/").status_code == 410


def test_a_version_of_another_page_is_not_found(client: Client, page: GuidePage, home: HomePage) -> None:
    other = add_guide_page(home, "Elders", live=False)
    foreign = publish(other, "Tekst van elders.")
    assert client.get(f"/bladzijden/{page.pk}/versies/{foreign.pk}/").status_code == 404
    open_old_texts()
    compare = f"/bladzijden/{page.pk}/versies/vergelijken/"
    assert client.get(f"{compare}?van={foreign.pk}&naar={page.live_revision_id}").status_code == 404
    for wrong in ("", "?naar=", "?naar=x", "?naar=²", "?naar=99999999999999999999"):
        assert client.get(compare + wrong).status_code == 404


def test_a_page_that_waits_for_its_date_is_not_published(client: Client, home: HomePage) -> None:
    """Wagtail sends its signal of publication for it (trap)."""
    page = add_guide_page(home, "Straks", live=False)
    page.go_live_at = timezone.now() + timedelta(days=3)
    revision = page.save_revision()
    revision.publish()
    assert not PublishedVersion.objects.filter(page=page).exists()
    page.refresh_from_db()
    assert not page.live


def test_an_alias_has_no_versions_of_its_own(client: Client, page: GuidePage, home: HomePage) -> None:
    """Wagtail sends its signal with the revision of the other page (trap)."""
    alias = page.create_alias(parent=home, update_slug="spiegel")
    publish(page, "Nog een tekst.", summary="Voor allebei.")
    assert not PublishedVersion.objects.filter(page=alias).exists()
    assert f"/bladzijden/{page.pk}/wijzigingen/" in client.get(alias.url).content.decode()


def test_clearing_old_revisions_leaves_published_ones(page: GuidePage) -> None:
    """``purge_revisions`` is Wagtail's; deleting the page still takes all."""
    draft(page, "Weg ermee.")
    before = set(PublishedVersion.objects.values_list("revision_id", flat=True))
    call_command("purge_revisions")
    assert set(PublishedVersion.objects.values_list("revision_id", flat=True)) == before
    page.delete()
    assert not PublishedVersion.objects.filter(page=page.pk).exists()
    assert not Revision.objects.filter(pk__in=before).exists()


def test_publishing_the_same_version_again_is_no_news(page: GuidePage) -> None:
    count = PublishedVersion.objects.count()
    record_publication(page, page.live_revision)
    assert PublishedVersion.objects.count() == count
