"""Mijn mail asks about pages of the guide only who gets that mail: role x looks after a page or not."""

import pytest
from django.urls import reverse

from pages.models import GuidePage
from pages.upkeep.care import save_care
from pages.upkeep.mailing import mail_overdue_pages
from samenwerking.accounts.roles import Role
from samenwerking.outbox.choices import MailKind, MailRhythm
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.preferences import choose_rhythms, rhythms_of
from tests.factories import UserFactory
from tests.proposals.conftest import browser_of

pytestmark = pytest.mark.django_db
PAGE = reverse("werkplaats:mail_choices")
LABEL = "Bladzijden van de wijzer die u bijhoudt"
ROLES = [role for role in Role if role != Role.ADMIN]


@pytest.mark.parametrize("owner", [False, True], ids=["no page", "owner"])
@pytest.mark.parametrize("role", ROLES)
def test_who_is_asked(page: GuidePage, role: Role, owner: bool) -> None:
    person, other = UserFactory(role=role), UserFactory(role=Role.PROJECT_LEADER)
    save_care(page, owner=person if owner else other, review_on=None, audience="")
    asked = owner or role == Role.COMMUNICATION
    body = browser_of(person).get(PAGE).content.decode()
    assert (LABEL in body) == asked
    assert "Stukken om te lezen" in body
    # The mail comes to just those people.
    mail_overdue_pages(page.last_published_at.date().replace(year=page.last_published_at.year + 3))
    assert OutgoingMail.objects.filter(kind=MailKind.GUIDE, recipient=person).exists() == asked


def test_a_choice_stays_while_it_is_not_asked(page: GuidePage) -> None:
    """Somebody who is no owner for a while finds back what they chose; sending it along does nothing."""
    member = UserFactory(role=Role.COUNCIL)
    choose_rhythms(member, {MailKind.GUIDE: MailRhythm.WEEKLY})
    browser = browser_of(member)
    chosen = {kind.value: "daily" for kind in MailKind.chosen()} | {"guide": "off"}
    assert browser.post(PAGE, chosen).status_code == 302
    assert rhythms_of(member)[MailKind.GUIDE] == MailRhythm.WEEKLY
    assert rhythms_of(member)[MailKind.READING] == MailRhythm.DAILY
    save_care(page, owner=member, review_on=None, audience="")
    assert browser.post(PAGE, chosen).status_code == 302
    assert rhythms_of(member)[MailKind.GUIDE] == MailRhythm.OFF
