"""Role × confidentiality × choice: what is in the zip, looked for by marks that stand in one thing each."""

import json
from typing import Any

import pytest

from participation.models import Decision, Meeting
from participation.policy import exports as rules
from tests.exports.conftest import Dossier, content_of, export_of, make_dossier
from tests.factories import StukFactory, TrajectFactory, fresh

pytestmark = pytest.mark.django_db
WIDTHS = ("published", "internal", "confidential")
# By hand from the rule in policy/exports.py: who may export at all, per confidentiality.
MAY = {
    "published": {"lead", "secretariat", "clerk", "related_clerk"},
    "internal": {"lead", "secretariat", "clerk", "related_clerk"},
    "confidential": {"lead", "related_clerk"},
}
INSIDE = {"record", "paper", "file", "quiet_photo", "log", "voice", "empty_shot", "empty_shot_itself"}
CONFIDENTIAL = {"hidden_file", "hidden_log"}
PERSONS = {"giver", "passage", "participant", "invitee", "contact", "promised_to", "colleague", "maker", "permission"}
# Of the last photo the team may read what is on it; the picture itself stays out until all on it agreed.
OF_PEOPLE = {"mail_file", "photo", "log_mail", "agreed_shot", "agreed_shot_itself", "lacking_shot"}
# Only who reads the list of the college.
MEETING = {"meeting"}
SECRET = {"secret", "secret_title"}
# Role, confidentiality, choice: what goes along. Everything else, and what somebody needed, stays out.
EXPECTED: list[tuple[str, str, dict[str, bool], set[str]]] = [
    ("lead", "published", {}, INSIDE | CONFIDENTIAL),
    ("lead", "internal", {}, INSIDE | CONFIDENTIAL),
    ("lead", "internal", {"with_persons": True}, INSIDE | CONFIDENTIAL | PERSONS | OF_PEOPLE),
    ("clerk", "published", {}, INSIDE),
    ("clerk", "internal", {}, INSIDE),
    ("secretariat", "internal", {}, INSIDE | MEETING),
    ("related_clerk", "internal", {}, INSIDE | CONFIDENTIAL),
    ("lead", "confidential", {}, INSIDE | CONFIDENTIAL),
    ("related_clerk", "confidential", {}, INSIDE | CONFIDENTIAL),
    ("lead", "confidential", {"with_secret": True}, INSIDE | CONFIDENTIAL | SECRET),
    (
        "lead",
        "confidential",
        {"with_secret": True, "with_persons": True},
        INSIDE | CONFIDENTIAL | SECRET | PERSONS | OF_PEOPLE,
    ),
]


def found_in(made: Dossier, content: dict[str, bytes]) -> set[str]:
    """The marks in any file or name of the zip."""
    everything = b"\n".join([*content.values(), *(path.encode() for path in content)])
    return {name for name, mark in made.marks.items() if mark.encode() in everything}


@pytest.mark.parametrize("width", WIDTHS)
def test_who_may_export_at_all(width: str) -> None:
    made = make_dossier(width)
    for dossier in (made.traject, made.opgave):
        may = {name for name, user in made.people.items() if rules.user_can_export_dossier(fresh(user), dossier)}
        # The relations of this world are to the traject: the opgave above is for the offices, when not confidential.
        wanted = MAY[width] - {"lead"} if dossier == made.opgave else MAY[width]
        assert may == (set() if dossier == made.opgave and width == "confidential" else wanted), dossier
    for rule in (rules.user_can_export_persons, rules.user_can_export_secret):
        assert {name for name, user in made.people.items() if rule(fresh(user), made.traject)} == {"lead"}


@pytest.mark.parametrize(("role", "width", "options", "wanted"), EXPECTED)
def test_what_goes_along(role: str, width: str, options: dict[str, bool], wanted: set[str]) -> None:
    made = make_dossier(width)
    export = export_of(made.people[role], made.traject, **options)
    content = content_of(export)
    assert found_in(made, content) == wanted
    confidential = width == "confidential" or role in ("lead", "related_clerk")
    assert export.confidentiality == ("confidential" if confidential else "internal")
    readme = content["README.txt"].decode()
    assert ("Vertrouwelijkheid: Vertrouwelijk" in readme) == confidential
    assert ("namen en adressen van mensen in" in readme) == options.get("with_persons", False)


def test_another_dossier_of_the_opgave_stays_out() -> None:
    made = make_dossier()
    other = TrajectFactory(opgave=made.opgave, title="Zusterdossier", internal_notes="kanarie-zus")
    StukFactory(owner=other, slug="zusterstuk", title="Zusterstuk")
    foreign = TrajectFactory(title="Vreemd dossier", internal_notes="kanarie-vreemd")
    StukFactory(owner=foreign, slug="vreemdstuk")
    of_traject = b"\n".join(content_of(export_of(made.lead, made.traject)).values())
    of_opgave = b"\n".join(content_of(export_of(made.people["clerk"], made.opgave)).values())
    assert b"kanarie-zus" not in of_traject
    assert b"Zusterstuk" not in of_traject
    assert b"kanarie-zus" in of_opgave
    assert b"Zusterstuk" in of_opgave
    assert b"kanarie-vreemd" not in of_traject + of_opgave


def test_the_json_of_a_version_is_what_its_fingerprint_is_of() -> None:
    made = make_dossier()
    content = content_of(export_of(made.lead, made.traject))
    (row,) = rows(content, "stukken")
    (version,) = row["versions"]
    assert version["why"] == ["decided", "newest", "offered", "submitted"]
    (path,) = [path for path in version["files"] if path.endswith(".json")]
    assert f"{version['content_hash']}  {path}\n" in content["SHA256SUMS"].decode()
    (decision,) = rows(content, "besluiten")
    assert decision["content_hash"] == version["content_hash"]


def test_an_amended_paper_keeps_what_was_submitted_and_what_was_adopted() -> None:
    made = make_dossier()
    made.stuk.sections[0]["body"] = "<p>Zoals de raad het wijzigde.</p>"
    made.stuk.live_revision = made.stuk.save_revision(user=made.lead)
    made.stuk.state, made.stuk.live = "adopted_amended", True
    made.stuk.save()
    content = content_of(export_of(made.lead, made.traject))
    (row,) = rows(content, "stukken")
    whys = [version["why"] for version in row["versions"]]
    assert whys == [["decided", "offered", "submitted"], ["newest", "published"]]
    assert b"Zoals de raad het wijzigde." in content["stukken/stuk-internal/versie-2.html"]
    assert b"Zoals de raad het wijzigde." not in content["stukken/stuk-internal/versie-1.html"]


def test_handing_over_meetings_and_photos_refer_to_the_rest() -> None:
    made = make_dossier()
    Decision.objects.update(body="college", date=Meeting.objects.get().date)
    content = content_of(export_of(made.people["secretariat"], made.traject))
    (handed,) = rows(content, "overdrachten")
    assert (handed["traject"], handed["to_person"]) == (made.traject.pk, {"id": made.lead.pk})
    (place,) = rows(content, "lijsten")
    assert (place["stuk"], place["meeting"]) == (made.stuk.pk, rows(content, "vergaderingen")[0]["id"])
    assert place["decisions"] == [rows(content, "besluiten")[0]["id"]]
    (photo,) = rows(content, "fotos")
    assert content[photo["path"]] == b"beeld-empty_shot"
    assert any(path.endswith(f"fotos/{photo['id']}.mdto.xml") for path in content)
    assert "foto's waarop mensen te zien zijn: 3" in content["README.txt"].decode()


def rows(content: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content[f"gegevens/{table}.json"])["rows"]
    return found
