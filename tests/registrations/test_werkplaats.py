"""What the team does in the werkplaats, and what others do not see there."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from participation.choices import TeamRole
from participation.models import Invitee, ProgrammeItem, Registration, RegistrationPerson, Werkatelier
from participation.policy import grant_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PartyFactory, UserFactory
from tests.registrations.conftest import join, make_session, states
from tests.werkplaats.forms import form_on, text_of

Capture = Any


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def base(session: Werkatelier) -> str:
    return f"/werkplaats/werkateliers/{session.slug}/"


# Written by hand: who gets which answer (rule: names are for lead and member; the rest of the house sees counts).
WHO: list[tuple[str, dict[str, int]]] = [
    ("lead", {"aanmeldingen/": 200, "aanmeldingen/deelnemers.pdf": 200, "aanmeldingen/instellen/": 200}),
    ("member", {"aanmeldingen/": 200, "aanmeldingen/naamkaartjes.pdf": 200, "aanmeldingen/uitnodigen/": 200}),
    ("reader", {"aanmeldingen/": 200, "aanmeldingen/deelnemers.pdf": 403, "aanmeldingen/nieuw/": 403}),
    ("manager", {"aanmeldingen/": 200, "aanmeldingen/deelnemers.pdf": 403, "programma/": 403}),
    ("council", {"aanmeldingen/": 403, "aanmeldingen/naamkaartjes.pdf": 403, "kopie/": 403, "reeks/": 403}),
]


@pytest.mark.parametrize(("who", "answers"), WHO, ids=[row[0] for row in WHO])
def test_names_are_for_the_team(lead: User, session: Werkatelier, who: str, answers: dict[str, int]) -> None:
    join(session, "Anna Kanarie", email="anna.kanarie@bewoner.example", needs_note="Hulphond")
    people = {"lead": lead, "manager": UserFactory(role=Role.MANAGER), "council": UserFactory(role=Role.COUNCIL)}
    for role in (TeamRole.MEMBER, TeamRole.READER):
        people[role.value] = UserFactory()
        grant_team_role(people[role.value], session.traject, role)
    client = client_of(people[who])
    for path, status in answers.items():
        answer = client.get(base(session) + path)
        assert answer.status_code == status, path
        if path == "aanmeldingen/" and status == 200:
            named = who in ("lead", "member")
            assert [word in answer.content.decode() for word in ("Anna Kanarie", "Hulphond")] == [named, named]
    shown = client.get(base(session)).content.decode()
    assert "Kanarie" not in shown


def test_lists_take_few_queries(lead: User, session: Werkatelier, django_assert_max_num_queries: Any) -> None:
    client = client_of(lead)
    for name in ("anna", "bart", "carla", "dirk", "eva"):
        join(session, name)
    client.get(f"{base(session)}aanmeldingen/")
    with django_assert_max_num_queries(15):
        client.get(f"{base(session)}aanmeldingen/")


def test_the_team_sets_the_form_and_registers_who_calls(lead: User, session: Werkatelier) -> None:
    client, path = client_of(lead), f"{base(session)}aanmeldingen/instellen/"
    stale = form_on(client, path)
    data = stale | {"retention_days": "30", "closes_at": ""}
    assert client.post(path, data).status_code == 302
    session.registration_setup.refresh_from_db()
    assert session.registration_setup.retention_days == 30
    assert client.post(path, stale | {"retention_days": "60"}).status_code == 409, "over somebody else's version"
    late = form_on(client, path) | {"closes_at": (session.starts_at + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")}
    assert "al begonnen" in text_of(client.post(path, late).content)
    new = f"{base(session)}aanmeldingen/nieuw/"
    form = form_on(client, new) | {"name": "Opa", "consent": "on"}
    assert client.post(new, form).status_code == client.post(new, form).status_code == 302
    assert states(session) == ["registered"], "the same form twice is one person"
    assert "Vul een e-mailadres in" in text_of(
        client.post(new, form_on(client, new) | {"name": "Oma", "consent": "on", "wants_report": "on"}).content
    )


def test_cancelling_for_somebody_asks_first_and_not_for_another_session(lead: User, session: Werkatelier) -> None:
    client, anna = client_of(lead), join(session, "anna")
    other = make_session(lead, traject=session.traject)
    assert client.get(f"{base(other)}aanmeldingen/{anna.pk}/afmelden/").status_code == 404
    assert client.post(f"{base(other)}aanmeldingen/{anna.pk}/afmelden/").status_code == 404
    path = f"{base(session)}aanmeldingen/{anna.pk}/afmelden/"
    assert "anna afmelden?" in text_of(client.get(path).content)
    assert states(session) == ["registered"]
    assert client.post(path).status_code == client.post(path).status_code == 302
    assert states(session) == ["cancelled"]


def test_inviting_mails_each_address_once(
    lead: User, session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    client, path = client_of(lead), f"{base(session)}aanmeldingen/uitnodigen/"
    wrong = client.post(path, form_on(client, path) | {"emails": "an@x.example\nfout", "message": "Kom!"})
    assert "Dit is geen e-mailadres: fout" in text_of(wrong.content)
    assert b"Kom!" in wrong.content
    data = form_on(client, path) | {"emails": "An@x.example, bo@x.example;an@x.example", "message": "Kom!"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path, data).status_code == client.post(path, data).status_code == 302
    assert sorted(message.to[0] for message in mail.outbox) == ["an@x.example", "bo@x.example"]
    body = mail.outbox[0].body
    assert f"/register/werkateliers/{session.slug}/aanmelden/" in body
    assert "Kom!" in body
    assert "vergadering.example" not in body
    assert mail.outbox[0].attachments[0].get_param("method") == "PUBLISH"
    assert Invitee.objects.exclude(sent_at=None).count() == 2
    session.registration_setup.is_open = False
    session.registration_setup.save()
    assert "Open eerst de aanmelding" in text_of(client.post(path, data | {"emails": "cor@x.example"}).content)


def rows(*items: tuple[str, str, str]) -> dict[str, str]:
    data = {"rij-TOTAL_FORMS": str(len(items)), "rij-INITIAL_FORMS": "0"}
    for number, (pk, starts_at, title) in enumerate(items):
        data |= {f"rij-{number}-pk": pk, f"rij-{number}-starts_at": starts_at, f"rij-{number}-title": title}
    return data


def test_the_programme_keeps_its_items_and_says_what_is_wrong(lead: User, session: Werkatelier) -> None:
    client, path = client_of(lead), f"{base(session)}programma/"
    first = {"base_version": str(session.version)}
    assert client.post(path, first | rows(("", "19:30", "Kiezen"), ("", "19:00", "Inloop"), ("", "", ""))).url
    inloop, kiezen = ProgrammeItem.objects.all()
    assert (inloop.title, kiezen.title) == ("Inloop", "Kiezen")
    session.refresh_from_db()
    assert session.calendar_sequence == 1
    stale = client.post(path, first | rows(("", "20:00", "Pauze")))
    assert stale.status_code == 409
    assert b"Pauze" in stale.content
    now = {"base_version": str(session.version)}
    half = client.post(path, now | rows((str(inloop.pk), "19:00", ""), ("", "", "Zonder tijd")))
    assert "Vul in wat u dan doet" in text_of(half.content)
    assert "Vul in hoe laat dit begint" in text_of(half.content)
    client.post(path, now | rows((str(inloop.pk), "18:45", "Inloop en koffie"), ("99999", "20:00", "Nieuw")))
    assert [(item.pk == inloop.pk, item.title) for item in ProgrammeItem.objects.all()] == [
        (True, "Inloop en koffie"),
        (False, "Nieuw"),
    ]
    page = text_of(Client().get(f"/register/werkateliers/{session.slug}/").content)
    assert "18.45" in page
    assert "Inloop en koffie" in page


def test_a_copy_takes_the_plan_and_not_the_people(lead: User, session: Werkatelier) -> None:
    session.target_parties.add(PartyFactory(traject=session.traject))
    ProgrammeItem.objects.create(werkatelier=session, starts_at="19:00", title="Inloop")
    join(session, "anna")
    client, path = client_of(lead), f"{base(session)}kopie/"
    form = form_on(client, path)
    assert client.post(path, form).url == client.post(path, form).url
    copy = Werkatelier.objects.exclude(pk=session.pk).get()
    assert copy.starts_at.date() == (session.starts_at + timedelta(weeks=1)).date()
    assert (copy.published_at, copy.capacity, copy.registrations.count()) == (None, 2, 0)
    assert (copy.programme_items.count(), copy.target_parties.count()) == (1, 1)
    assert copy.registration_setup.consent_text == "Wij wissen alles."


def test_a_series_with_one_day_moved_and_one_left_out(lead: User, session: Werkatelier) -> None:
    client, path = client_of(lead), f"{base(session)}reeks/"
    proposed = form_on(client, f"{path}?rhythm=weekly&count=3")
    assert Werkatelier.objects.count() == 1, "looking makes nothing"
    moved = (timezone.localtime(session.starts_at) + timedelta(days=8)).strftime("%Y-%m-%dT%H:%M")
    data = proposed | {"dag-0-starts_at": moved, "dag-2-starts_at": ""}
    twice = client.post(path, data | {"dag-1-starts_at": moved})
    assert "Twee keer hetzelfde moment" in text_of(twice.content)
    assert client.post(path, data).status_code == client.post(path, data).status_code == 302
    first = timezone.localtime(session.starts_at).date()
    starts = Werkatelier.objects.order_by("starts_at").values_list("starts_at", flat=True)
    assert [(timezone.localtime(start).date() - first).days for start in starts] == [0, 8, 14]
    assert Werkatelier.objects.values("series").distinct().count() == 1
    assert "Andere dagen van deze reeks" in text_of(client.get(base(session)).content)


def test_on_paper(lead: User, session: Werkatelier) -> None:
    for name in ("Anna de Vries", "Bart 😀", "Carla Wacht"):
        join(session, name, email=f"{name[:4].strip()}@bewoner.example", needs=["wheelchair"])
    client = client_of(lead)
    texts = {}
    for name in ("deelnemers", "naamkaartjes"):
        answer = client.get(f"{base(session)}aanmeldingen/{name}.pdf")
        reader = pypdf.PdfReader(BytesIO(answer.content))
        assert "pdfuaid:part" in str(reader.xmp_metadata.stream.get_data()) if reader.xmp_metadata else False
        texts[name] = " ".join(page.extract_text() for page in reader.pages)
    assert "Carla" in texts["deelnemers"]
    assert "rolstoel" in texts["deelnemers"]
    assert "Anna" in texts["naamkaartjes"]
    assert "Carla" not in texts["naamkaartjes"], "who waits has no badge"
    assert "rolstoel" not in texts["naamkaartjes"]
    Registration.objects.all().delete()
    assert not RegistrationPerson.objects.exists()
    for name in ("deelnemers", "naamkaartjes"):
        assert client.get(f"{base(session)}aanmeldingen/{name}.pdf").status_code == 200
