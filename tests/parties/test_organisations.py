"""One party known across trajecten: by name, merged when found twice, and never wider than its dossiers."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, Organisation, OrganisationMerge, Party
from participation.policy.organisations import all_internal_parties, internal_parties, visible_organisations
from participation.services.bin import delete_to_bin, restore_part
from participation.services.organisations import merge_organisations, named_organisations, remove_forgotten, undo_merge
from participation.services.trajecten import save_part
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, PartyFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db


def add(world: World, user: User, name: str, traject: object = None) -> Party:
    data = {"name": name, "role": "coproducer", "interest": 2, "influence": 2, "attitude": "unknown", "commitment": ""}
    return save_part(user=user, part=Party(traject=traject or world.traject), data=data)


def other_traject(world: World, **opgave: object) -> object:
    return TrajectFactory(opgave=OpgaveFactory(lead=world.lead, **opgave))


def test_the_same_name_is_the_same_party(world: World) -> None:
    one = add(world, world.lead, "Dorpsbelang")
    two = add(world, world.lead, "dorpsbelang", other_traject(world))
    assert one.organisation == two.organisation
    assert (one.name, two.name) == ("Dorpsbelang", "dorpsbelang"), "each team keeps its own spelling"
    page = text_of(
        browser_of(world.colleague).get(reverse("werkplaats:organisation", args=[one.organisation_id])).content
    )
    assert world.traject.title in page
    assert two.traject.title in page


def test_a_party_of_a_dossier_that_one_may_not_know_is_not_known(world: World) -> None:
    """Neither by name, nor in the list, the suggestions, or the choice to merge."""
    secret = add(world, world.lead, "Zwijgfabriek", other_traject(world, confidential=True))
    own = add(world, world.member, "Zwijgfabriek")
    assert secret.organisation != own.organisation, "linking would tell that there is another"
    merge_organisations(user=world.lead, target=secret.organisation, source=own.organisation)
    Organisation.objects.filter(pk=secret.organisation_id).update(name="Geheime naam")
    browser = browser_of(world.colleague)
    for address in ("organisations", "organisation_suggest"):
        page = browser.get(reverse(f"werkplaats:{address}"), {"q": "e"}).content.decode()
        assert "Geheime naam" not in page
    assert "Zwijgfabriek" in browser.get(reverse("werkplaats:organisations")).content.decode()
    page = browser.get(reverse("werkplaats:organisation", args=[secret.organisation_id])).content.decode()
    assert secret.traject.title not in page
    assert "Geheime naam" not in page
    hidden = add(world, world.lead, "Onzichtbaar", other_traject(world, confidential=True)).organisation
    assert browser.get(reverse("werkplaats:organisation", args=[hidden.pk])).status_code == 404
    data = {"other": hidden.pk}
    answer = browser.post(reverse("werkplaats:organisation_merge", args=[secret.organisation_id]), data)
    assert answer.status_code == 200
    assert not OrganisationMerge.objects.filter(source=hidden).exists()


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.ADMIN, None])
def test_the_list_is_for_who_reads_internal_dossiers(role: Role | None, world: World) -> None:
    one = add(world, world.lead, "Dorpsbelang").organisation
    browser = browser_of(UserFactory(role=role) if role else UserFactory())
    assert browser.get(reverse("werkplaats:organisations")).status_code == 403
    assert browser.get(reverse("werkplaats:organisation", args=[one.pk])).status_code == 403
    assert browser.post(reverse("werkplaats:organisation_merge", args=[one.pk])).status_code == 403


def test_all_parties_are_those_that_one_sees_the_inside_of(world: World) -> None:
    """Asked the other way round, for everybody: without those of trajecten that stay closed."""
    for made in ({}, {"confidential": True}, {"published": True}):
        add(world, world.lead, "Dorpsbelang", other_traject(world, **made))
    PartyFactory(traject__opgave__confidential=True)
    people = [UserFactory(role=role) for role in Role]
    seen = {}
    for user in (world.lead, world.member, world.colleague, UserFactory(), AnonymousUser(), *people):
        seen[user] = set(internal_parties(user))
        assert set(all_internal_parties(user)) == seen[user]
    assert [len(seen[user]) for user in (world.lead, world.colleague, people[-1])] == [3, 2, 0]


def test_lists_and_names_agree(world: World) -> None:
    for name in ("Een", "Twee"):
        add(world, world.lead, name)
    for user in (world.lead, world.colleague, world.council):
        assert set(named_organisations(user)) == set(visible_organisations(user))


def test_two_become_one_and_two_again(world: World) -> None:
    one, two = add(world, world.lead, "Dorpsbelang"), add(world, world.lead, "Dorps belang", other_traject(world))
    target, source = one.organisation, two.organisation
    browser = browser_of(world.lead)
    address = reverse("werkplaats:organisation_merge", args=[target.pk])
    assert [browser.post(address, {"other": source.pk}).status_code for _again in range(2)] == [302, 200]
    two.refresh_from_db()
    assert (two.organisation, two.name) == (target, "Dorps belang")
    merge = OrganisationMerge.objects.get()
    split = reverse("werkplaats:organisation_split", args=[target.pk, merge.pk])
    assert browser.get(split).status_code == 200
    assert not OrganisationMerge.objects.filter(undone_at__isnull=False).exists(), "asking undoes nothing"
    foreign = reverse("werkplaats:organisation_split", args=[add(world, world.lead, "Derde").organisation_id, merge.pk])
    browser.post(foreign)
    merge.refresh_from_db()
    assert merge.undone_at is None
    assert [browser.post(split).status_code for _again in range(2)] == [302, 302]
    two.refresh_from_db()
    assert two.organisation == source
    actions = (
        AuditEntry.objects.filter(action__startswith="organisations_").order_by("pk").values_list("action", "data")
    )
    assert [action for action, _data in actions] == ["organisations_merged", "organisations_split"]
    assert "Dorps" not in str([data for _action, data in actions])


def test_a_werkatelier_stays_meant_for_a_party_that_is_merged_and_split_again(world: World) -> None:
    one, two = add(world, world.lead, "Dorpsbelang"), add(world, world.lead, "Vereniging Dorpsbelang")
    session = WerkatelierFactory(traject=world.traject)
    session.target_parties.set([one, two])
    merge = merge_organisations(user=world.lead, target=one.organisation, source=two.organisation)
    assert set(session.target_parties.all()) == {one, two}
    undo_merge(user=world.lead, merge=merge)
    assert set(session.target_parties.all()) == {one, two}


def test_what_cannot_be_merged_or_undone(world: World) -> None:
    a, b, c = (add(world, world.lead, name).organisation for name in ("Aa", "Bb", "Cc"))
    with pytest.raises(NotAllowed):
        merge_organisations(user=world.council, target=a, source=b)
    with pytest.raises(ParticipationError):
        merge_organisations(user=world.lead, target=a, source=a)
    first = merge_organisations(user=world.lead, target=b, source=a)
    second = merge_organisations(user=world.lead, target=c, source=b)
    with pytest.raises(ParticipationError, match="Draai eerst"):
        undo_merge(user=world.lead, merge=first)
    with pytest.raises(NotAllowed):
        undo_merge(user=world.council, merge=second)
    late = timezone.now() - timedelta(days=settings.BIN_DAYS + 2)
    OrganisationMerge.objects.filter(pk=second.pk).update(merged_at=late)
    with pytest.raises(ParticipationError, match="termijn"):
        undo_merge(user=world.lead, merge=second)


def test_a_party_that_nobody_names_is_forgotten_but_not_before_it_can_no_longer_come_back(world: World) -> None:
    party = add(world, world.lead, "Tijdelijk")
    later = timezone.now() + timedelta(days=settings.BIN_DAYS + 1)
    binned = delete_to_bin(user=world.lead, part=party)
    assert remove_forgotten(later) == 0
    restore_part(user=world.lead, binned=binned)
    Party.objects.all().delete()
    assert remove_forgotten() == 0
    assert remove_forgotten(later) == 1


def test_existing_parties_are_known_by_the_migration(world: World) -> None:
    names = ["Dorpsbelang", "DORPSBELANG", "Winkeliers"]
    parties = [PartyFactory(traject=other_traject(world), name=name) for name in names]
    import_module("participation.migrations.0018_known_parties").know_parties(apps, None)
    for party in parties:
        party.refresh_from_db()
    assert parties[0].organisation == parties[1].organisation != parties[2].organisation


def test_known_names_are_suggested_while_typing_and_the_plain_form_does_the_same(world: World) -> None:
    add(world, world.lead, "Dorpsbelang", other_traject(world))
    browser = browser_of(world.member)
    found = browser.get(reverse("werkplaats:organisation_suggest"), {"q": "dorps"}).json()["suggestions"]
    assert [(one["title"], one["about"]) for one in found] == [("Dorpsbelang", "in 1 traject")]
    new = reverse("werkplaats:party_new", args=["plein"])
    browser.post(new, form_on(browser, new) | {"name": "dorpsbelang", "role": "decider"})
    assert Organisation.objects.get().parties.count() == 2


def test_the_list_takes_the_same_number_of_queries_for_more_parties(
    world: World, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        add(world, world.lead, f"Partij {number}", other_traject(world) if number % 3 == 0 else None)
    browser = browser_of(world.lead)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        assert browser.get(reverse("werkplaats:organisations")).status_code == 200


def test_the_job_runs(world: World) -> None:
    call_command("erase_contacts")
