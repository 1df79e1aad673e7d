"""Owner, date and readers of a page; the mail of the month; answers of readers; and what is erased in time."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from freezegun import freeze_time

from pages.models import (
    GuidePage,
    HelpedCount,
    HelpedRemark,
    HomePage,
    PageCare,
    Suggestion,
    SuggestionContact,
    SuggestionOrigin,
    SuggestionState,
)  # fmt: skip
from pages.upkeep.mailing import mail_overdue_pages
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page
from tests.guide_alive.conftest import Send

pytestmark = pytest.mark.django_db
LIST = "/beheer/wijzer/beoordelen/"


def _titles(editor: Client, query: str = "") -> list[str]:
    return [row.title for row in editor.get(f"{LIST}{query}").context["rows"]]


def test_every_page_has_a_date_and_an_owner_from_its_first_day(page: GuidePage, officer: User, editor: Client) -> None:
    GuidePage.objects.update(owner=officer)
    assert "Meedoen" not in _titles(editor)
    assert "Meedoen" in _titles(editor, "?show=all")
    published = timezone.now() - timedelta(days=400)
    GuidePage.objects.update(last_published_at=published)
    assert "Meedoen" in _titles(editor)
    assert str(officer) in editor.get(LIST).content.decode()
    assert _titles(editor, "?mine=on") == ["Meedoen"]
    assert _titles(editor, "?q=bestaat-niet") == []
    PageCare.objects.create(page=page, review_on=timezone.localdate() + timedelta(days=30))
    assert "Meedoen" not in _titles(editor)
    assert "Meedoen" in _titles(editor, "?show=soon")


def test_reviewed_needs_no_publication_and_an_old_draft_brings_nothing_back(page: GuidePage, editor: Client) -> None:
    old = page.get_latest_revision()
    PageCare.objects.create(page=page, review_on=date(2020, 1, 1), audience="projectleiders")
    path = f"{LIST}{page.pk}/beoordeeld/"
    assert editor.post(path, {"review_on": "2020-01-01"}).status_code == 422
    later = timezone.localdate() + timedelta(days=200)
    assert editor.post(path, {"review_on": later.isoformat()}).status_code == 302
    old.publish()
    care = PageCare.objects.get()
    assert (care.review_on, care.audience) == (later, "projectleiders")
    assert page.revisions.count() == 1


def test_readers_see_for_whom_it_is_and_a_notice_after_a_year(page: GuidePage, editor: Client, client: Client) -> None:
    owner = UserFactory(role=Role.PROJECT_LEADER)
    data = {"owner": owner.pk, "review_on": (timezone.localdate() - timedelta(days=360)).isoformat()}
    assert editor.post(f"{LIST}{page.pk}/zorg/", data | {"audience": "inwoners met een plan."}).status_code == 302
    shown = client.get("/meedoen/").content.decode()
    assert "Bedoeld voor inwoners met een plan<" in shown
    assert "lang niet nagekeken" not in shown
    assert owner.last_name not in shown, "readers are not told who the owner is"
    PageCare.objects.update(review_on=timezone.localdate() - timedelta(days=366))
    assert "lang niet nagekeken" in client.get("/meedoen/").content.decode()


def test_the_mail_of_the_month_goes_once_to_owner_and_communication(page: GuidePage, officer: User) -> None:
    owner, gone = UserFactory(role=Role.PROJECT_LEADER), UserFactory(inactive=True)
    assert mail_overdue_pages(date(2026, 5, 1)) == 0, "silent when nothing is overdue"
    PageCare.objects.create(page=page, owner=owner, review_on=date(2026, 4, 1))
    assert mail_overdue_pages(date(2026, 5, 1)) == 2
    send_due()
    assert {message.to[0] for message in mail.outbox} == {owner.email, officer.email}
    assert all("Meedoen" in message.body for message in mail.outbox)
    assert mail_overdue_pages(date(2026, 5, 20)) == 0, "once a month"
    PageCare.objects.update(owner=gone)
    assert mail_overdue_pages(date(2026, 6, 1)) == 1


def test_helped_counts_per_version_and_month_without_a_cookie(page: GuidePage, client: Client, send: Send) -> None:
    path = f"/bladzijden/{page.pk}/hielp/"
    for answer in ("ja", "nee", "nee"):
        assert send(client, path, antwoord=answer).status_code == 302
    row = HelpedCount.objects.get()
    assert (row.yes, row.no, row.version) == (1, 2, page.live_revision_id)
    assert not client.cookies
    assert send(client, path, antwoord="misschien").status_code == 422
    assert send(client, f"{path}bedankt/", antwoord="nee", opmerking="Te lang.").status_code == 302
    assert HelpedRemark.objects.get().text == "Te lang."
    assert not client.cookies


def test_a_robot_and_a_form_of_another_site_are_not_counted(page: GuidePage, client: Client, send: Send) -> None:
    path = f"/bladzijden/{page.pk}/hielp/"
    assert send(client, path, antwoord="ja", website="x").status_code == 422
    assert client.post(path, {"antwoord": "ja"}).status_code == 422
    assert client.post(path, {"antwoord": "ja"}, headers={"Origin": "https://elders.example"}).status_code == 403
    assert [send(client, path, antwoord="ja").status_code for _ in range(6)][-1] == 429
    assert HelpedCount.objects.get().yes == 5


def test_the_answer_stands_in_the_page_and_in_beheer(
    page: GuidePage, client: Client, editor: Client, send: Send
) -> None:
    shown = client.get("/meedoen/")
    assert f'action="/bladzijden/{page.pk}/hielp/"' in shown.content.decode()
    assert "csrfmiddlewaretoken" not in shown.content.decode()
    assert not client.cookies
    send(client, f"/bladzijden/{page.pk}/hielp/", antwoord="nee")
    send(client, f"/bladzijden/{page.pk}/hielp/bedankt/", antwoord="nee", opmerking="Te lang.")
    assert "Meedoen" in editor.get("/beheer/wijzer/hielp/").content.decode()
    assert "Te lang." in editor.get(f"/beheer/wijzer/hielp/{page.pk}/").content.decode()
    assert "0 keer ja, 1 keer nee" in editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()


def test_what_readers_gave_is_erased_in_time(page: GuidePage) -> None:
    today = date(2026, 5, 4)
    for state, erase_on in [
        (SuggestionState.UNCONFIRMED, today - timedelta(days=1)),
        (SuggestionState.UNCONFIRMED, today),
        (SuggestionState.DECLINED, today - timedelta(days=1)),
        (SuggestionState.OPEN, None),
    ]:
        row = Suggestion.objects.create(
            page=page, proposed_text="x", origin=SuggestionOrigin.RESIDENT, state=state, anchor=str(erase_on)
        )
        SuggestionContact.objects.create(suggestion=row, email="a@b.example", erase_on=erase_on)
    HelpedRemark.objects.create(page=page, helped=True, text="oud", erase_on=today - timedelta(days=1))
    HelpedRemark.objects.create(page=page, helped=True, text="nieuw", erase_on=today)
    with freeze_time("2026-05-04 12:00"):
        for _twice in range(2):
            call_command("erase_reader_data", verbosity=0)
    rows = Suggestion.objects.order_by("state")
    assert [(row.state, not SuggestionContact.objects.filter(suggestion=row).exists()) for row in rows] == [
        (SuggestionState.DECLINED, True),
        (SuggestionState.OPEN, False),
        (SuggestionState.UNCONFIRMED, False),
    ]
    assert [remark.text for remark in HelpedRemark.objects.all()] == ["nieuw"]


def test_the_lists_of_beheer_cost_as_much_with_many_rows_as_with_few(
    home: HomePage, page: GuidePage, editor: Client
) -> None:
    def cost() -> list[int]:
        counts = []
        for path in (f"{LIST}?show=all", "/beheer/wijzer/voorstellen/", "/beheer/wijzer/hielp/"):
            with CaptureQueriesContext(connection) as captured:
                assert editor.get(path).status_code == 200
            counts.append(len(captured))
        return counts

    def fill(page: GuidePage) -> None:
        Suggestion.objects.create(page=page, proposed_text="x", origin=SuggestionOrigin.STAFF)
        HelpedCount.objects.create(page=page, month=date(2026, 5, 1), yes=1)

    fill(page)
    cost()
    few = cost()
    for number in range(5):
        fill(add_guide_page(home, f"Bladzijde {number}"))
    assert cost() == few
