"""Making and writing opgaven, trajecten and werkateliers: what is kept, what is refused, and in which words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from participation import policy
from participation.choices import OpgaveKind, ParticipationChoice, TeamRole
from participation.models import AuditEntry, Opgave, Traject, Werkatelier
from participation.services.opgaven import save_opgave
from samenwerking.accounts.roles import Role
from tests.factories import AreaFactory, OpgaveFactory, ThemeFactory, UserFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db


def test_a_project_leader_makes_an_opgave_a_traject_and_a_werkatelier() -> None:
    leader, manager, alderman = (UserFactory(role=r) for r in (Role.PROJECT_LEADER, Role.MANAGER, Role.COLLEGE))
    theme, area = ThemeFactory(), AreaFactory()
    browser = browser_of(leader)
    path = reverse("werkplaats:opgave_new")
    filled = {
        **form_on(browser, path),
        "title": "Een haven voor iedereen",
        "issue": "De haven slibt dicht.",
        "ambition_fixed": "on",
        "themes": [theme.pk],
        "areas": [area.pk],
        "start_date": "2026-01-05",
        "end_date": "2027-06-30",
        "client": manager.pk,
        "portfolio_holder": alderman.pk,
        "competent_body": "council",
        "confidentiality": "public",
        "participation": "yes",
        "participation_reason": "Wie er vaart, weet wat er speelt.",
        "participation_body": "college",
        "participation_date": "2026-01-04",
    }
    answer = browser.post(path, filled, follow=True)
    opgave = Opgave.objects.get()
    assert answer.redirect_chain == [("/werkplaats/opgaven/een-haven-voor-iedereen/", 302)]
    assert (opgave.client, opgave.portfolio_holder, opgave.ambition_fixed) == (manager, alderman, True)
    assert (list(opgave.themes.all()), list(opgave.areas.all())) == ([theme], [area])
    assert (opgave.start_date, opgave.end_date) == (date(2026, 1, 5), date(2027, 6, 30))
    assert policy.team_of(opgave) == [(leader, TeamRole.LEAD)]
    assert "De opgave is gemaakt" in text_of(answer.content)

    path = reverse("werkplaats:traject_new", args=[opgave.slug])
    answer = browser.post(path, {**form_on(browser, path), "title": "Praten over de haven", "budget": "1250.50"})
    traject = Traject.objects.get()
    assert answer.url == "/werkplaats/trajecten/praten-over-de-haven/"
    assert (traject.opgave, traject.budget, traject.process) == (opgave, 1250.5, "explore")

    path = reverse("werkplaats:werkatelier_new", args=[traject.slug])
    data = {"title": "Avond aan de kade", "starts_at": "2026-05-06T19:30", "ends_at": "2026-05-06T21:30"}
    answer = browser.post(path, {**form_on(browser, path), **data, "online_url": "praat.example/haven"})
    werkatelier = Werkatelier.objects.get()
    assert answer.url == "/werkplaats/werkateliers/avond-aan-de-kade/"
    assert werkatelier.traject == traject
    assert werkatelier.online_url == "https://praat.example/haven"
    assert AuditEntry.objects.filter(action="created").count() == 3


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROJECT_LEADER, Role.MANAGER)])
def test_other_roles_make_no_opgave(role: Role) -> None:
    browser = browser_of(UserFactory(role=role))
    assert browser.get(reverse("werkplaats:opgave_new")).status_code == 403
    assert browser.post(reverse("werkplaats:opgave_new"), {"title": "x"}).status_code == 403
    assert not Opgave.objects.exists()


def test_the_same_form_sent_twice_makes_one_opgave() -> None:
    browser = browser_of(UserFactory(role=Role.PROJECT_LEADER))
    path = reverse("werkplaats:opgave_new")
    filled = {**form_on(browser, path), "title": "Eén keer"}
    first, second = browser.post(path, filled), browser.post(path, filled, follow=True)
    assert first.url == second.redirect_chain[0][0]
    assert "Dit had u al bewaard." in text_of(second.content)
    assert Opgave.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Dit is een verplicht veld."),
        ({"title": "x" * 201}, "200 tekens"),
        ({"end_date": "2020-01-01", "start_date": "2021-01-01"}, "Het einde ligt voor het begin."),
        ({"start_date": "morgen"}, "Voer een geldige datum in."),
        ({"participation": "no"}, "Schrijf op waarom. Ook een nee heeft een reden nodig."),
        ({"participation": "yes"}, "Kies wie dit heeft besloten."),
        ({"client": "999999"}, "Selecteer een geldige keuze."),
        ({"confidentiality": "geheim"}, "Selecteer een geldige keuze."),
        ({"base_version": ""}, "Dit is een verplicht veld."),
        ({"issue": "a\x00b"}, "Null-tekens zijn niet toegestaan."),
    ],
)
def test_what_is_wrong_in_an_opgave_is_said_and_nothing_is_lost(
    changes: dict[str, str], message: str, world: World
) -> None:
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    answer = browser.post(path, {**form_on(browser, path), "cause": "Mijn nieuwe tekst", **changes})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert message in text
    assert "Mijn nieuwe tekst" in text
    assert "<title>Fout: " in text
    world.opgave.refresh_from_db()
    assert world.opgave.version == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ends_at": "2026-03-16T09:00", "starts_at": "2026-03-16T10:00"}, "eindigt later dan het begint"),
        ({"location": ""}, "Vul een plaats in, of een link"),
        ({"capacity": "0"}, "minstens 1 is"),
        ({"attendance": "-3"}, "minstens 0 is"),
        ({"online_url": "javascript:alert(1)"}, "Voer een geldige URL in."),
        ({"starts_at": ""}, "Dit is een verplicht veld."),
    ],
)
def test_what_is_wrong_in_a_werkatelier_is_said(changes: dict[str, str], message: str, world: World) -> None:
    browser = browser_of(world.lead)
    path = reverse("werkplaats:werkatelier_edit", args=["plein"])
    answer = browser.post(path, {**form_on(browser, path), **changes})
    assert answer.status_code == 200
    assert message in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"budget": "-1"}, "minstens 0 is"),
        ({"budget": "veel"}, "Voer een getal in."),
        ({"impact_level": "7"}, "Selecteer een geldige keuze."),
        ({"end_date": "2020-01-01", "start_date": "2021-01-01"}, "Het einde ligt voor het begin."),
    ],
)
def test_what_is_wrong_in_a_traject_is_said(changes: dict[str, str], message: str, world: World) -> None:
    browser = browser_of(world.lead)
    path = reverse("werkplaats:traject_edit", args=["plein"])
    answer = browser.post(path, {**form_on(browser, path), **changes})
    assert answer.status_code == 200
    assert message in answer.content.decode()


def test_saving_without_changes_keeps_every_field(world: World) -> None:
    """What the browser sends back for an untouched page is what was saved."""
    theme = ThemeFactory()
    Opgave.objects.filter(pk=world.opgave.pk).update(
        cause="Eerste regel\r\n\r\nTweede regel", start_date=date(2026, 1, 1), ambition_fixed=True
    )
    world.opgave.themes.set([theme])
    browser = browser_of(world.lead)
    for name, model in (("opgave", Opgave), ("traject", Traject), ("werkatelier", Werkatelier)):
        before = model.objects.values().get(slug="plein")
        path = reverse(f"werkplaats:{name}_edit", args=["plein"])
        assert browser.post(path, form_on(browser, path)).status_code == 302
        after = model.objects.values().get(slug="plein")
        changed = {field for field, value in before.items() if after[field] != value}
        assert changed <= {"version", "updated_at", "updated_by_id"}
    assert list(world.opgave.themes.all()) == [theme]


def test_a_process_in_the_post_moves_nothing(world: World) -> None:
    browser = browser_of(world.lead)
    path = reverse("werkplaats:traject_edit", args=["plein"])
    hidden = {"process": "evaluate", "slug": "elders", "published_at": "2026-01-01"}
    browser.post(path, {**form_on(browser, path), **hidden})
    world.traject.refresh_from_db()
    assert (world.traject.process, world.traject.slug, world.traject.published_at) == ("explore", "plein", None)


def test_only_the_lead_changes_how_far_a_dossier_may_be_known(world: World) -> None:
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    for person, after in ((world.member, "internal"), (world.lead, "confidential")):
        browser = browser_of(person)
        browser.post(path, {**form_on(browser, path), "confidentiality": "confidential"})
        world.opgave.refresh_from_db()
        assert world.opgave.confidentiality == after


def test_only_the_lead_names_who_sees_and_decides(world: World) -> None:
    """The client sees a confidential dossier and decides on its papers (rules 4 and 7), as a team role would."""
    manager, alderman = UserFactory(role=Role.MANAGER), UserFactory(role=Role.COLLEGE)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    before = world.opgave.client, world.opgave.portfolio_holder
    wanted = {"client": manager.pk, "portfolio_holder": alderman.pk}
    for person, after in ((world.member, before), (world.lead, (manager, alderman))):
        browser = browser_of(person)
        browser.post(path, {**form_on(browser, path), **wanted})
        world.opgave.refresh_from_db()
        assert (world.opgave.client, world.opgave.portfolio_holder) == after


def test_the_service_lets_no_member_name_them_either(world: World) -> None:
    data = {"client": UserFactory(role=Role.MANAGER)}
    with pytest.raises(ValidationError, match="Alleen de trekker"):
        save_opgave(user=world.member, opgave=world.opgave, data=data, base_version=world.opgave.version)


def test_a_published_opgave_stays_public(make_world: object) -> None:
    world: World = make_world(published=True)  # type: ignore[operator]  # a fixture
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    answer = browser.post(path, {**form_on(browser, path), "confidentiality": "internal"})
    assert "Haal de opgave daar eerst af." in answer.content.decode()


def test_people_to_choose_from_hold_the_right_role(world: World) -> None:
    manager, alderman = UserFactory(role=Role.MANAGER), UserFactory(role=Role.COLLEGE)
    gone = UserFactory(role=Role.MANAGER, inactive=True)
    form = browser_of(world.lead).get(reverse("werkplaats:opgave_edit", args=["plein"])).context["form"]
    clients, holders = set(form.fields["client"].queryset), set(form.fields["portfolio_holder"].queryset)
    assert clients == {manager, world.opgave.client}
    assert holders == {alderman, world.opgave.portfolio_holder}
    assert gone not in clients


def test_a_client_who_left_stays_until_somebody_is_chosen(world: World) -> None:
    world.opgave.client.is_active = False
    world.opgave.client.save()
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    assert browser.post(path, form_on(browser, path)).status_code == 302
    world.opgave.refresh_from_db()
    assert world.opgave.client is not None


def test_a_policy_opgave_that_the_writer_may_not_know_of_stays_linked(world: World) -> None:
    known = OpgaveFactory(kind=OpgaveKind.POLICY, title="Vitale kernen")
    secret = OpgaveFactory(kind=OpgaveKind.POLICY, confidential=True, title="Stille opgave")
    world.opgave.contributes_to.set([secret])
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    assert "Stille opgave" not in browser.get(path).content.decode()
    browser.post(path, {**form_on(browser, path), "contributes_to": [known.pk, secret.pk]})
    assert set(world.opgave.contributes_to.all()) == {secret}, "an unknown choice is refused"
    browser.post(path, {**form_on(browser, path), "contributes_to": [known.pk]})
    assert set(world.opgave.contributes_to.all()) == {known, secret}
    assert "Stille opgave" not in browser.get(reverse("werkplaats:opgave", args=["plein"])).content.decode()


def test_a_no_without_reason_never_reaches_the_database(world: World) -> None:
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    data = form_on(browser, path)
    browser.post(path, {**data, "participation": "no", "participation_reason": "   ", "participation_body": "college"})
    world.opgave.refresh_from_db()
    assert world.opgave.participation == ParticipationChoice.UNDECIDED


def test_nobody_writes_in_a_closed_dossier(make_world: object) -> None:
    world: World = make_world(closed=True)  # type: ignore[operator]  # a fixture
    for name in ("opgave", "traject", "werkatelier"):
        assert browser_of(world.lead).get(reverse(f"werkplaats:{name}_edit", args=["plein"])).status_code == 403


def test_text_with_markup_is_shown_as_text(world: World) -> None:
    hostile = "<script>alert(1)</script>"
    browser = browser_of(world.lead)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    browser.post(path, {**form_on(browser, path), "title": hostile, "issue": hostile, "internal_notes": hostile})
    page = browser.get(reverse("werkplaats:opgave", args=["plein"])).content.decode()
    assert hostile not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
