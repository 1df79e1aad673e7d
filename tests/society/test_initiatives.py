"""Initiatives: proposed, judged, kept up by a private link, and taken back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from participation.choices import InitiativeAction as A
from participation.choices import InitiativeState as S
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import AuditEntry, Initiative, InitiativeContact
from participation.policy import initiatives as rules
from participation.services.initiatives.contacts import ask_initiators
from participation.services.initiatives.moderating import judge_change, judge_initiative
from participation.services.initiatives.writing import change_own_initiative, save_initiative
from participation.services.private_contacts import erase_expired
from tests.society.conftest import TEXTS, anyone, browser_of
from tests.werkplaats.conftest import MakeWorld

pytestmark = pytest.mark.django_db
Proposed = tuple[Initiative, str]
HANDLERS = {"communication", "project_leader"}
# Which action starts from which state; everything else is refused.
TABLE = {A.SHOW: {S.PROPOSED, S.REFUSED, S.HIDDEN}, A.REFUSE: {S.PROPOSED}, A.HIDE: {S.SHOWN}}
ENDS = {A.SHOW: S.SHOWN, A.REFUSE: S.REFUSED, A.HIDE: S.HIDDEN}


def _in_state(initiative: Initiative, state: S) -> Initiative:
    reason = "Reden" if state in (S.REFUSED, S.HIDDEN) else ""
    values = {"state": state, "state_reason": reason, "municipality_role": "cooperate"}
    Initiative.objects.filter(pk=initiative.pk).update(**values)
    return Initiative.objects.get(pk=initiative.pk)


def _shown(initiative: Initiative, user: Any) -> Initiative:
    return judge_initiative(
        user=user, initiative=initiative, action=A.SHOW, base_version=initiative.version, municipality_role="cooperate"
    )


def test_every_role_state_and_action(proposed: Proposed, staff: dict[str, Any]) -> None:
    initiative, _secret = proposed
    for action, sources in TABLE.items():
        for state in S:
            for role, user in staff.items():
                now = _in_state(initiative, state)
                call = {"user": user, "initiative": now, "action": action, "base_version": now.version}
                if role not in HANDLERS:
                    with pytest.raises(NotAllowed):
                        judge_initiative(**call, reason="Omdat")
                elif state not in sources:
                    with pytest.raises(ParticipationError):
                        judge_initiative(**call, reason="Omdat")
                else:
                    assert judge_initiative(**call, reason="Omdat").state == ENDS[action]


def test_lists_and_objects_agree(proposed: Proposed, staff: dict[str, Any]) -> None:
    initiative, _secret = proposed
    readers = {"communication", "project_leader", "manager", "college", "secretariat", "clerk", "auditor"}
    for state in S:
        now = _in_state(initiative, state)
        for role, user in staff.items():
            seen = rules.visible_initiatives(user).filter(pk=now.pk).exists()
            assert seen == (role in readers or state == S.SHOWN), (role, state)
            status = browser_of(user).get(reverse("werkplaats:initiative", args=[now.slug])).status_code
            assert status == (200 if seen else 404)
        public = anyone().get(reverse("register:initiative", args=[now.slug])).status_code
        assert public == (200 if state == S.SHOWN else 404), state


def test_a_refusal_asks_a_reason_and_an_old_version_is_refused(proposed: Proposed, staff: dict[str, Any]) -> None:
    initiative, _secret = proposed
    user = staff["communication"]
    with pytest.raises(ReasonRequired):
        judge_initiative(user=user, initiative=initiative, action=A.REFUSE, base_version=initiative.version)
    with pytest.raises(ParticipationError, match="Kies wat de gemeente"):
        judge_initiative(user=user, initiative=initiative, action=A.SHOW, base_version=initiative.version)
    with pytest.raises(StaleVersion):
        judge_initiative(user=user, initiative=initiative, action=A.REFUSE, base_version=99, reason="Nee")


def test_a_change_of_what_everybody_reads_waits(proposed: Proposed, staff: dict[str, Any]) -> None:
    user = staff["project_leader"]
    initiative = _shown(proposed[0], user)
    contact = InitiativeContact.objects.select_related("initiative").get()
    assert change_own_initiative(
        contact=contact, data={**TEXTS, "story": "Nieuw verhaal"}, base_version=initiative.version
    )
    page = reverse("register:initiative", args=[initiative.slug])
    assert "Nieuw verhaal" not in anyone().get(page).content.decode()
    assert (
        "Nieuw verhaal"
        in browser_of(user).get(reverse("werkplaats:initiative_change", args=[initiative.slug])).content.decode()
    )
    seen = {"made_at": initiative.change.made_at.isoformat()}
    with pytest.raises(NotAllowed):
        judge_change(user=staff["council"], initiative=initiative, show=True, seen=seen)
    with pytest.raises(ReasonRequired):
        judge_change(user=user, initiative=initiative, show=False, seen=seen)
    with pytest.raises(ParticipationError, match="intussen iets anders"):
        judge_change(user=user, initiative=initiative, show=True, seen={"made_at": "gisteren"})
    judge_change(user=user, initiative=initiative, show=True, seen=seen)
    assert "Nieuw verhaal" in anyone().get(page).content.decode()
    with pytest.raises(ParticipationError, match="al beoordeeld"):
        judge_change(user=user, initiative=initiative, show=True, seen=seen)


def test_the_form_mails_a_link_that_keeps_it_up(
    staff: dict[str, Any], django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenwerking.public_forms.PublicForm.minimum_time", timedelta(0))
    visitor = anyone()
    address = reverse("register:initiative_propose")
    stamp = re.search(r'name="stempel" value="([^"]+)"', visitor.get(address).content.decode())
    assert stamp
    data = {**TEXTS, "contact_name": "Jan Jansen", "email": "jan@bewoner.example", "stempel": stamp[1]}
    refused = visitor.post(address, data)
    assert refused.status_code == 422
    assert "Wij maken van het trapveld" in refused.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        sent = visitor.post(address, {**data, "consent": "on"})
    assert sent.status_code == 302, sent.content.decode()
    initiative = Initiative.objects.get()
    assert initiative.state == S.PROPOSED
    contact = initiative.contact
    secret = sent["Location"].split("/initiatief/")[1].split("/")[0]
    assert contact.link_hash
    assert secret not in contact.link_hash
    own = reverse("register:initiative_private", args=[secret])
    page = visitor.get(own)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    _shown(initiative, staff["communication"])
    public = visitor.get(reverse("register:initiative", args=[initiative.slug])).content.decode()
    assert "Jan Jansen" not in public
    assert "jan@bewoner.example" not in public
    InitiativeContact.objects.update(is_public=True)
    assert "Jan Jansen" in visitor.get(reverse("register:initiative", args=[initiative.slug])).content.decode()
    assert visitor.post(own + "klopt/").status_code == 302
    renewed = visitor.post(own + "nieuwe-link/")
    assert visitor.get(own).status_code == 404
    newer = renewed["Location"].split("?")[0]
    for part in ("", "wijzigen/", "gegevens/", "nieuwe-link/", "gegevens-wissen/", "intrekken/"):
        assert visitor.get(newer + part).status_code == 200, part
    assert visitor.post(newer + "intrekken/").status_code == 302
    gone = Initiative.objects.get()
    assert (gone.state, gone.story, gone.initiator) == (S.WITHDRAWN, "", "")
    assert gone.contact.email == ""
    assert visitor.get(newer).status_code == 404
    assert not AuditEntry.objects.filter(data__icontains="jan").exists()


def test_a_year_later_one_mail_asks_whether_it_is_right(proposed: Proposed, staff: dict[str, Any]) -> None:
    _shown(proposed[0], staff["communication"])
    today = timezone.localdate()
    assert ask_initiators(today + timedelta(days=100)) == 0
    later = today + timedelta(days=366)
    assert (ask_initiators(later), ask_initiators(later), ask_initiators(later + timedelta(days=1))) == (1, 0, 0)
    assert ask_initiators(later + timedelta(days=366)) == 1


def test_contacts_are_erased_in_time(proposed: Proposed) -> None:
    until = InitiativeContact.objects.get().retain_until
    assert (erase_expired(Initiative, until), erase_expired(Initiative, until + timedelta(days=1))) == (0, 1)
    contact = InitiativeContact.objects.get()
    assert (contact.name, contact.email, contact.link_hash) == ("", "", None)


def test_staff_keeps_links_to_opgaven_it_may_not_know(
    proposed: Proposed, staff: dict[str, Any], make_world: MakeWorld
) -> None:
    initiative = _shown(proposed[0], staff["communication"])
    secret = make_world(confidential=True).opgave
    initiative.opgaven.add(secret)
    data = {**TEXTS, "municipality_role": "facilitate", "opgaven": []}
    save_initiative(user=staff["communication"], initiative=initiative, data=data, base_version=initiative.version)
    assert list(initiative.opgaven.all()) == [secret]
    for user in (None, staff["communication"], staff["council"]):
        face = "register" if user is None else "werkplaats"
        page = browser_of(user).get(reverse(f"{face}:initiative", args=[initiative.slug])).content.decode()
        assert secret.title not in page


def test_the_pages_of_the_staff_answer_in_few_queries(
    proposed: Proposed, staff: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    initiative, _secret = proposed
    browser = browser_of(staff["communication"])
    base = reverse("werkplaats:initiatives")
    one = f"{base}{initiative.slug}/"
    pages = ["bewerken/", "contact/", "nieuwe-link/", "gegevens-wissen/", "plaatsen/", "niet-plaatsen/"]
    for page in [base + "nieuw/", *(one + page for page in pages)]:
        assert browser.get(page).status_code == 200, page
    assert browser_of(staff["manager"]).get(one + "bewerken/").status_code == 403
    assert browser_of(staff["manager"]).post(one + "plaatsen/", {}).status_code == 403
    for address in (base, one, reverse("register:initiatives")):
        with django_assert_max_num_queries(15):
            assert browser.get(address).status_code == 200
    made = browser.post(base + "nieuw/", {**TEXTS, "municipality_role": "leave_alone", "once": "a" * 32})
    again = browser.post(base + "nieuw/", {**TEXTS, "municipality_role": "leave_alone", "once": "a" * 32})
    assert made["Location"] == again["Location"]
    assert Initiative.objects.count() == 2
    assert len(mail.outbox) == 0
