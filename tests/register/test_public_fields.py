"""What is public is written down field by field; everything else is not there for a page of the register."""

import pytest
from django.template import Context, Template

from participation.choices import Body
from participation.models import (
    Answer,
    Attachment,
    BudgetLine,
    Decision,
    LogEntry,
    Milestone,
    Opgave,
    Party,
    ProgrammeItem,
    Result,
    Traject,
    Werkatelier,
)
from participation.selectors.public_fields import PUBLIC_FIELDS, PublicView
from samenwerking.accounts.models import User
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory, WerkatelierFactory

pytestmark = pytest.mark.django_db

# Written by hand (docs/decisions/0060): a new field of a model is in one of the two lists, or this test fails.
RECORD = {
    "id",
    "internal_notes",
    "version",
    "unpublished_reason",
    "created_at",
    "updated_at",
    "created_by",
    "updated_by",
}
INTERNAL = {
    Opgave: RECORD | {"client", "contributes_to", "confidentiality"},
    # Instruments are pages: the register shows those that anyone may read.
    Traject: RECORD | {"budget", "budget_public", "instruments", "question_depth", "depth_reason", "legal_instrument"},
    # The parties whom a session is for come to its page one by one, as the public views of parties.
    Werkatelier: RECORD | {"online_url", "calendar_sequence", "series", "target_parties"},
    ProgrammeItem: {"id", "werkatelier", "version"},
    Party: {"id", "traject", "organisation", "version", "interest", "influence", "attitude", "commitment"},
    Result: {"id", "traject", "version", "owner"},
    Milestone: {"id", "traject", "version", "publicity"},
    BudgetLine: {"id", "traject", "version"},
    Attachment: {
        "id",
        "opgave",
        "traject",
        "werkatelier",
        "log_entry",
        "media_type",
        "sha256",
        "confidentiality",
        "people_shown",
        "uploaded_at",
        "uploaded_by",
        "version",
    },
    LogEntry: {"id", "traject", "confidentiality", "message_mark", "author", "created_at", "version"},
    Answer: {"id", "traject", "question_revision", "publicity", "author", "is_current"},
    Decision: {
        "id",
        "stuk",
        "task_state",
        "revision",
        "offered_revision",
        "deferred_until",
        "amendments",
        "registered_by",
        "created_at",
    },
}


@pytest.mark.parametrize("model", INTERNAL, ids=lambda model: model.__name__)
def test_every_field_is_public_or_internal_on_purpose(model: type) -> None:
    fields = {field.name for field in [*model._meta.fields, *model._meta.many_to_many]}
    assert fields - PUBLIC_FIELDS[model] == INTERNAL[model]


@pytest.mark.parametrize(
    "name", ["internal_notes", "client", "client_id", "created_by", "version", "stukken", "delete"]
)
def test_an_internal_field_is_not_there(name: str) -> None:
    opgave = PublicView(OpgaveFactory(published=True))
    with pytest.raises(AttributeError):
        getattr(opgave, name)
    assert Template("{{ opgave." + name + " }}").render(Context({"opgave": opgave})) == ""


def test_the_record_behind_a_view_cannot_be_reached_from_a_template() -> None:
    from django.template import TemplateSyntaxError

    with pytest.raises(TemplateSyntaxError):
        Template("{{ opgave._record.internal_notes }}")


def test_public_fields_labels_and_related_records_are_there() -> None:
    traject = TrajectFactory(published=True, opgave__competent_body=Body.COUNCIL, budget=5000)
    view = PublicView(traject)
    assert view.title == traject.title
    assert view.get_process_display() == "Verkennen"
    assert view.opgave.get_competent_body_display() == "Raad"
    assert view.get_absolute_url() == f"/register/trajecten/{traject.slug}/"
    with pytest.raises(AttributeError):
        _ = view.budget
    with pytest.raises(AttributeError):
        _ = view.opgave.internal_notes


def test_no_link_for_participants() -> None:
    session = PublicView(WerkatelierFactory(published=True, online_url="https://overleg.example/kamer"))
    with pytest.raises(AttributeError):
        _ = session.online_url


def test_a_person_without_a_name_does_not_show_an_address() -> None:
    nameless: User = UserFactory(first_name="", last_name="", email="geheim@voorbeeldpolder.example")
    assert str(PublicView(nameless)) == ""
    with pytest.raises(AttributeError):
        _ = PublicView(nameless).email
