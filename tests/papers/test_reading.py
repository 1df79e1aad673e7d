"""Which version of a paper a person reads: rule 3 and 4, and never one text for another."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.safestring import SafeString

from participation.models import Stuk
from participation.models.stuk import hash_content
from participation.policy import readable_revision
from participation.selectors.papers import text_of
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory
from tests.matrix.actors import Actor, make_actor

pytestmark = pytest.mark.django_db

INTERNAL = (
    Role.COMMUNICATION,
    Role.PROJECT_LEADER,
    Role.MANAGER,
    Role.COLLEGE,
    Role.SECRETARIAT,
    Role.CLERK,
    Role.AUDITOR,
)
OTHERS = (Role.COUNCIL, Role.ADMIN, None)


def new_version(stuk: Stuk, title: str) -> Stuk:
    stuk.title = title
    stuk.save()
    stuk.save_revision(user=stuk.created_by)
    stuk.refresh_from_db()
    return stuk


def title_for(user: object, stuk: Stuk) -> str | None:
    revision = readable_revision(user, stuk)  # type: ignore[arg-type]  # any kind of visitor
    return text_of(stuk, revision).title if revision else None


@pytest.fixture
def stuk() -> Stuk:
    """Live in its first text, offered to the council in its second, a third being written."""
    stuk = StukFactory(owner=TrajectFactory(published=True), published=True, title="Eerste")
    stuk = new_version(stuk, "Tweede")
    stuk.council_revision, stuk.council_offered_at = stuk.latest_revision, PUBLISHED_AT
    stuk.save()
    return new_version(stuk, "Derde")


@pytest.mark.parametrize("role", INTERNAL)
def test_internal_readers_read_the_newest_text(stuk: Stuk, role: Role) -> None:
    assert title_for(UserFactory(role=role), stuk) == "Derde"


def test_the_council_reads_what_it_was_offered(stuk: Stuk) -> None:
    assert title_for(UserFactory(role=Role.COUNCIL), stuk) == "Tweede"


@pytest.mark.parametrize("role", [Role.ADMIN, None])
def test_everybody_reads_what_is_on_the_register(stuk: Stuk, role: Role | None) -> None:
    assert title_for(UserFactory(role=role), stuk) == "Eerste"
    assert title_for(AnonymousUser(), stuk) == "Eerste"


def test_the_latest_of_what_several_ways_give(stuk: Stuk) -> None:
    """A council member reads the live text when that is newer than what the council was offered."""
    stuk.live_revision = stuk.latest_revision
    stuk.save()
    assert title_for(UserFactory(role=Role.COUNCIL), stuk) == "Derde"


def test_off_the_register_there_is_nothing_for_strangers(stuk: Stuk) -> None:
    stuk.live = False
    stuk.save()
    assert title_for(AnonymousUser(), stuk) is None


@pytest.mark.parametrize("role", OTHERS)
def test_a_draft_is_for_the_house(role: Role | None) -> None:
    draft = StukFactory(owner=TrajectFactory(published=True))
    assert title_for(UserFactory(role=role, is_superuser=True), draft) is None


def test_the_circle_reads_what_was_submitted_and_no_later_text() -> None:
    named = UserFactory(role=Role.COUNCIL)
    stuk = SecrecyGrantFactory(members=[named], stuk__title="Ingediend").stuk
    assert title_for(named, new_version(stuk, "Later")) == "Ingediend"


@pytest.mark.parametrize("actor", list(Actor))
def test_a_confidential_paper_is_for_who_has_a_relation(actor: Actor) -> None:
    traject = TrajectFactory(confidential=True)
    user = make_actor(actor, traject)
    stuk = StukFactory(owner=traject, in_review=True, offered_to_council=True, title="Vertrouwelijk")
    related = {Actor.LEAD, Actor.MEMBER, Actor.READER, Actor.TRAJECT_LEAD, Actor.TRAJECT_MEMBER, Actor.TRAJECT_READER}
    related |= {Actor.HOLDER, Actor.CLIENT}
    assert (title_for(user, stuk) is not None) == (actor in related)


def test_the_text_is_the_version_and_not_the_row(stuk: Stuk) -> None:
    text = text_of(stuk, stuk.live_revision)
    assert (text.title, text.content_hash) == ("Eerste", hash_content(stuk.live_revision.content))
    assert text.content_hash != stuk.content_hash()
    assert text.open_places == ["Kosten"]


def test_a_version_of_another_paper_is_refused(stuk: Stuk) -> None:
    other = StukFactory(owner=stuk.owner)
    with pytest.raises(ValueError, match="does not belong"):
        text_of(stuk, other.latest_revision)
    with pytest.raises(ValueError, match="does not belong"):
        text_of(other, stuk.live_revision)


def test_bodies_are_cleaned_again_on_the_way_out() -> None:
    sections = [{"key": "a", "title": "A", "body": "<p onclick=x>a</p><script>x</script>", "missing": False}]
    stuk = StukFactory(sections=sections)
    body = text_of(stuk, stuk.latest_revision).sections[0]["body"]
    assert body == "<p>a</p>"
    assert isinstance(body, SafeString)
