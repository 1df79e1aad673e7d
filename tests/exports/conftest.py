"""One dossier with something of everything, each with a mark of its own, and people in every role."""

import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pages.documents import typesetting
from participation.choices import (
    Channel,
    Confidentiality,
    LogKind,
    Need,
    PeopleShown,
    Publicity,
    RegistrationState,
    TeamRole,
)
from participation.exporters.dossier.running import make_export
from participation.files.storage import keep
from participation.models import (
    Attachment,
    Commitment,
    ContactPerson,
    Contribution,
    ContributionGiver,
    DossierExport,
    Handover,
    Invitee,
    LogEntry,
    MarkedPassage,
    Meeting,
    MeetingPaper,
    Opgave,
    Photo,
    PhotoPermission,
    Registration,
    RegistrationPerson,
    Stuk,
    Traject,
)
from participation.policy import grant_team_role
from participation.services.dossier_exports.asking import ask_export
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    DecisionFactory,
    PartyFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)
from tests.private_disk import export_path

BACKEND = "django.contrib.auth.backends.ModelBackend"
TERMS = {"purpose": "antwoord", "legal_ground": "taak", "retain_until": date(2030, 1, 1)}
REASON = "Overdracht aan het streekarchief."
ROLES = {
    "member": Role.PROJECT_LEADER,
    "reader": Role.PROJECT_LEADER,
    "other_leader": Role.PROJECT_LEADER,
    "communication": Role.COMMUNICATION,
    "manager": Role.MANAGER,
    "college": Role.COLLEGE,
    "secretariat": Role.SECRETARIAT,
    "clerk": Role.CLERK,
    "related_clerk": Role.CLERK,
    "council": Role.COUNCIL,
    "auditor": Role.AUDITOR,
    "admin": Role.ADMIN,
}


@dataclass
class Dossier:
    """``marks``: by name, words that stand in one thing and nowhere else."""

    traject: Traject
    stuk: Stuk
    people: dict[str, User]
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def lead(self) -> User:
        return self.people["lead"]

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture(autouse=True)
def _no_typesetting(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A PDF has tests of its own; here its words are enough, but for the one test that wants the real thing."""
    if request.node.get_closest_marker("real_pdf") is None:
        monkeypatch.setattr(
            typesetting, "_compile", lambda template, data, timestamp: f"%PDF {data} {timestamp}".encode()
        )


def attach(dossier: Traject, name: str, content: bytes, **facts: Any) -> Attachment:
    """A row with its file, whatever the name: as if the check at the door had let it through."""
    sha256 = hashlib.sha256(content).hexdigest()
    keep(sha256, content)
    values = {
        "title": name[:80] or "leeg",
        "original_name": name,
        "media_type": "text/plain",
        "size": len(content),
        "sha256": sha256,
        "confidentiality": Confidentiality.INTERNAL,
        "uploaded_by": dossier.created_by,
    }
    return Attachment.objects.create(traject=dossier, **(values | facts))


def make_dossier(width: str = "internal") -> Dossier:
    """``width``: published, internal or confidential."""
    lead = UserFactory(role=Role.PROJECT_LEADER, first_name="Lodewijk", last_name="Trekkersma")
    traits = {} if width == "internal" else {width: True}
    traject = TrajectFactory(lead=lead, title=f"Traject {width}", **traits)
    people = {"lead": lead} | {name: UserFactory(role=role) for name, role in ROLES.items()}
    for name, role in (("member", TeamRole.MEMBER), ("reader", TeamRole.READER), ("related_clerk", TeamRole.READER)):
        grant_team_role(people[name], traject, role)
    stuk = StukFactory(owner=traject, adopted=True, slug=f"stuk-{width}")
    DecisionFactory(stuk=stuk, registered_by=people["secretariat"])
    made = Dossier(traject, stuk, people)
    made.marks |= {"record": traject.internal_notes, "paper": stuk.internal_notes}
    _files_and_log(made)
    _people_outside(made)
    _photos(made)
    Handover.objects.create(
        kind="lead", opgave=traject.opgave, traject=traject, from_person=people["member"], to_person=lead,
        handed_by=people["admin"],
    )  # fmt: skip
    meeting = Meeting.objects.create(
        body="college", date=date(2026, 3, 10), title="kanarie-vergadering", created_by=people["secretariat"]
    )
    MeetingPaper.objects.create(meeting=meeting, stuk=stuk, place=1)
    made.marks["meeting"] = meeting.title
    if width == "confidential":
        sections = [{"key": "a", "title": "A", "body": "<p>kanarie-geheim</p>", "missing": False}]
        secret = StukFactory(owner=traject, in_review=True, slug="geheim", title="Geheime kanarie", sections=sections)
        SecrecyGrantFactory(stuk=secret, members=[people["council"]])
        made.marks |= {"secret": "kanarie-geheim", "secret_title": "Geheime kanarie"}
    return made


def _files_and_log(made: Dossier) -> None:
    """``original_name`` carries the mark, and so does the content."""
    traject, confidential = made.traject, Confidentiality.CONFIDENTIAL
    for name, facts in {
        "file": {},
        "hidden_file": {"confidentiality": confidential},
        "mail_file": {"media_type": "message/rfc822"},
        "photo": {"media_type": "image/png", "people_shown": PeopleShown.AGREED},
        "quiet_photo": {"media_type": "image/png", "people_shown": PeopleShown.NOBODY},
    }.items():
        attach(traject, f"kanarie-{name}.txt", f"kanarie-{name}".encode(), **facts)
        made.marks[name] = f"kanarie-{name}"
    for name, width in {"log": Confidentiality.INTERNAL, "hidden_log": confidential}.items():
        made.marks[name] = f"kanarie-{name}"
        words = {"subject": "Overleg", "text": made.marks[name], "confidentiality": width}
        LogEntry.objects.create(traject=traject, author=made.lead, **words)
    made.marks["log_mail"] = "kanarie-van-gerda"
    mail = {"kind": LogKind.LETTER, "message_mark": "a" * 64, "text": made.marks["log_mail"]}
    LogEntry.objects.create(traject=traject, subject="Brief", author=made.lead, **mail)


def _photos(made: Dossier) -> None:
    """Mark in words and picture: nobody on it, everybody agreed, not everybody agreed; each inside the organisation."""
    evening = WerkatelierFactory(traject=made.traject, title=f"Foto-avond {made.traject.pk}")
    for name, (people, agreed) in {"empty_shot": (0, 0), "agreed_shot": (2, 2), "lacking_shot": (2, 1)}.items():
        content, mark = f"beeld-{name}".encode(), f"kanarie-{name}"
        sha256 = hashlib.sha256(content).hexdigest()
        keep(sha256, content)
        photo = Photo.objects.create(
            werkatelier=evening, original_name="foto.jpg", media_type="image/jpeg", size=len(content), width=8,
            height=6, sha256=sha256, alt=mark, maker="Frida Fotografe", licence="cc_by", people_count=people,
            cleared=people <= agreed, uploaded_by=made.lead,
        )  # fmt: skip
        if agreed:
            PhotoPermission.objects.create(
                photo=photo, name="Teun Toestemmer", people=agreed, asked_on=date(2026, 3, 1), asked_by="Lea",
                purpose="verslag", text="Ja", recorded_by=made.lead,
            )  # fmt: skip
        made.marks |= {name: mark, f"{name}_itself": content.decode()}
    made.marks |= {"maker": "Frida Fotografe", "permission": "Teun Toestemmer"}


def _people_outside(made: Dossier) -> None:
    traject = made.traject
    said = Contribution.objects.create(
        traject=traject, text="Meer bomen op het plein [persoonsgegevens 1]", channel=Channel.LETTER,
        received_on=date(2026, 3, 1), state="shown", publicity=Publicity.INTERNAL,
    )  # fmt: skip
    ContributionGiver.objects.create(contribution=said, name="Gerda Gever", email="gerda@bewoner.example", **TERMS)
    MarkedPassage.objects.create(contribution=said, number=1, passage="Dorpsstraat 99", marked_by=made.lead)
    evening = WerkatelierFactory(traject=traject, title=f"Avond {traject.pk}")
    seat = Registration.objects.create(werkatelier=evening, number=1, state=RegistrationState.REGISTERED)
    RegistrationPerson.objects.create(
        registration=seat, name="Dirk Deelnemer", email="dirk@bewoner.example", needs=[Need.values[0]],
        needs_note="rolstoel met accu", **TERMS,
    )  # fmt: skip
    Invitee.objects.create(werkatelier=evening, email="inge@bewoner.example", **TERMS)
    ContactPerson.objects.create(party=PartyFactory(traject=traject), name="Corrie Contact", purpose="overleg")
    Commitment.objects.create(
        traject=traject, promise="Een bankje", promised_to="mevrouw Van Toezeggen", owner=made.lead,
        due_date=timezone.localdate() + timedelta(days=9), created_by=made.lead,
    )  # fmt: skip
    made.marks |= {"voice": "Meer bomen op het plein", "needs": "rolstoel met accu"}
    made.marks |= {
        "giver": "gerda@bewoner.example", "passage": "Dorpsstraat 99", "participant": "dirk@bewoner.example",
        "invitee": "inge@bewoner.example", "contact": "Corrie Contact", "promised_to": "Van Toezeggen",
        "colleague": "Trekkersma",
    }  # fmt: skip


def export_of(user: User, dossier: Opgave | Traject, **options: Any) -> DossierExport:
    """Asked for and made; fails the test when it did not work."""
    if options.get("with_persons"):
        options.setdefault("reason", REASON)
    export, _is_new = ask_export(user=user, dossier=dossier, **options)
    made = make_export(export.pk)
    export.refresh_from_db()
    assert made, export.problem
    return export


def content_of(export: DossierExport) -> dict[str, bytes]:
    """Every file of the zip by its path, without the folder that all are in."""
    with zipfile.ZipFile(io.BytesIO(export_path(export.key).read_bytes())) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), backend=BACKEND)
    return client
