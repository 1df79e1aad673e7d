"""Where people turn up without a table of persons: in remarks, files, what was deleted, what was typed."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from openpyxl import Workbook
from PIL import Image
from wagtail.admin.models import FormState

from pages.models import GuidePage, SearchMiss, Suggestion, SuggestionContact, SuggestionOrigin, VersionNote
from participation.choices import Confidentiality, LogKind, PeopleShown
from participation.importers.contributions.running import (
    check_sheet,
    choose_columns,
    receive_sheet,
    start_writing,
    write_sheet,
)
from participation.importers.register.running import receive_list
from participation.models import ContactPerson, LogEntry
from participation.services.attachments import add_attachment
from participation.services.attachments.staging import keep_file
from participation.services.bin import delete_to_bin
from participation.services.contacts import save_contact
from participation.services.evaluations.inviting import make_links
from participation.services.evaluations.replying import Answers, submit_anonymous
from participation.services.logbook import save_log_entry
from samenwerking.files.checking import check_file
from tests.dossier_parts.uploads import picture
from tests.erasure.person import Person
from tests.private_disk import path_of


def in_an_evaluation(one: Person, at: dict[str, Any]) -> None:
    """Anonymous, and yet somebody says who they are."""
    lead, round_ = at["world"].lead, at["round"]
    secret = make_links(user=lead, round_=round_, count=1)[0].rstrip("/").rsplit("/")[-1]
    submit_anonymous(secret=secret, answers=Answers([4] * 5, ["", one.sentence, "", f"Groet, {one.name}", ""]))


def read_in(one: Person, at: dict[str, Any]) -> None:
    """A survey that became contributions. Its name and one of its headings are of the person too."""
    world = at["world"]
    sheet = f"inbreng;naam;email;Vraag van {one.name}\nMeer groen.;{one.name};{one.email};x\n".encode()
    upload = receive_sheet(user=world.lead, traject=world.traject, name=f"enquete {one.email}.csv", content=sheet)
    mapping = {"text": "inbreng", "name": "naam", "email": "email"}
    check_sheet(choose_columns(user=world.lead, upload=upload, mapping=mapping).pk)
    start_writing(user=world.lead, upload=upload)
    assert write_sheet(upload.pk, world.lead.pk).state == "done"


def in_a_packed_sheet(one: Person, at: dict[str, Any]) -> None:
    """A list that waits, in which a spreadsheet program packed the words; the dump shows the name of the file."""
    book = Workbook()
    book.active.append(["Titel", "Projectleider"])
    book.active.append([f"Plein van {one.name}", one.email])
    out = BytesIO()
    book.save(out)
    receive_list(user=at["world"].lead, name=f"lijst van {one.name}.xlsx", content=out.getvalue())


def photographed(one: Person, at: dict[str, Any]) -> None:
    """On a picture, in what is told of it; what the camera added does not even reach the disk."""
    exif = Image.Exif()
    exif[0x013B] = one.name
    file = keep_file(check_file(f"{one.name}.jpg", picture(exif=exif, comment=one.sentence.encode())))
    assert one.name.encode() not in path_of(file.sha256).read_bytes()
    data = {
        "title": f"{one.name} bij het plein",
        "confidentiality": Confidentiality.INTERNAL,
        "rights_holder": one.name,
        "people_shown": PeopleShown.AGREED,
    }
    add_attachment(user=at["world"].lead, dossier=at["world"].traject, file=file, data=data)


def in_the_bin(one: Person, at: dict[str, Any]) -> None:
    """What was deleted and can come back for a while. (A party with a contact person cannot be deleted.)"""
    entry = LogEntry(traject=at["world"].traject)
    data = {"date": timezone.localdate(), "kind": LogKind.PHONE_CALL, "subject": f"Gebeld met {one.name}",
            "text": one.sentence, "confidentiality": Confidentiality.INTERNAL}  # fmt: skip
    delete_to_bin(user=at["world"].lead, part=save_log_entry(user=at["world"].lead, entry=entry, data=data, files=[]))


def _contact(one: Person, at: dict[str, Any]) -> None:
    data = {"name": one.name, "email": one.email, "phone": one.phone, "purpose": "Overleg", "legal_ground": "consent"}
    save_contact(user=at["world"].lead, contact=ContactPerson(party=at["party"]), data=data)


def thanked(one: Person, at: dict[str, Any]) -> None:
    """A proposal for a page of the guide that was taken over, with the name in the history of that page."""
    page: GuidePage = at["page"]
    revision = page.save_revision()
    VersionNote.objects.create(revision=revision, thanks_name=f"Buurthuis, {one.name}")
    proposal = Suggestion.objects.create(
        page=page, origin=SuggestionOrigin.RESIDENT, thanks_name=one.name, draft=revision, state="published",
        handled_at=timezone.now(),
    )  # fmt: skip
    SuggestionContact.objects.create(
        suggestion=proposal, email=one.email, erase_on=timezone.localdate() + timedelta(days=30)
    )


def asked_in_vain(one: Person, at: dict[str, Any]) -> None:
    """A contact person whose name was typed in the search often."""
    _contact(one, at)
    SearchMiss.objects.create(
        month=timezone.localdate().replace(day=1), fingerprint=f"{one.number:064}", last_day=timezone.localdate(),
        words=f"adres {one.name.lower()}", count=9, days=4,
    )  # fmt: skip


def half_written(one: Person, at: dict[str, Any]) -> None:
    """What an editor typed and looked at before it was saved."""
    FormState.objects.create(
        data=urlencode({"title": f"Gesprek met {one.name}"}), user=at["world"].admin, object_id=str(one.number),
        content_type=ContentType.objects.get_for_model(GuidePage), parent_object_id="", last_updated_at=timezone.now(),
    )  # fmt: skip


ODD_PLACES = (
    in_an_evaluation, read_in, in_a_packed_sheet, photographed, in_the_bin, thanked, asked_in_vain, half_written,
)  # fmt: skip
