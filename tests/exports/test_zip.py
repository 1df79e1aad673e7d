"""The zip itself: its sums, its names, the same for the same, and the extract that can be checked."""

import io
import json
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from participation import audit
from participation.audit.chain import hashed_fields
from participation.exporters.dossier.names import NameBook, safe_name
from participation.exporters.dossier.readme import CHECK_EVENTS
from participation.exporters.dossier.zipping import Member, ZipBuilder
from participation.models import AuditEntry, DossierExport
from tests.exports.conftest import attach, content_of, export_of, make_dossier
from tests.factories import TrajectFactory
from tests.private_disk import export_path

pytestmark = pytest.mark.django_db
HOSTILE = [
    "../../etc/passwd", "/etc/cron.d/x", "..\\..\\boot.ini", "C:\\Windows\\x.exe", "a\x00b.txt", "regel\neen.txt", "",
    ".", "..", "...", "-rf.txt", "~root", "CON.txt", "aux", "verslag.pdf", "VERSLAG.PDF", "verslag.pdf", "ﬁets.txt",
    "fiets.txt", "é.txt", unicodedata.normalize("NFD", "é.txt"), "\u202egnp.exe", "a" * 119, "日本.txt", "naam.",
    "a:b|c?.txt", "SHA256SUMS", "*", "x.tar.gz",
]  # fmt: skip


def unpacked(export: DossierExport, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(export_path(export.key)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def sums_hold(folder: Path) -> bool:
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.real_pdf
def test_sha256sum_accepts_it_and_finds_a_file_that_was_tampered_with(tmp_path: Path) -> None:
    made = make_dossier()
    export = export_of(made.lead, made.traject)
    folder = unpacked(export, tmp_path / "uit")
    assert folder.name == f"traject-{made.traject.slug}"
    assert sums_hold(folder)
    on_disk = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert on_disk == {line[66:] for line in (folder / "SHA256SUMS").read_text().splitlines()} | {"SHA256SUMS"}
    assert export.file_count == len(on_disk)
    assert (folder / "stukken/stuk-internal/versie-1.pdf").read_bytes().startswith(b"%PDF-1.")
    table = folder / "gegevens/inbreng.json"
    table.write_text(table.read_text().replace("Meer bomen", "Minder bomen"))
    assert not sums_hold(folder)
    for path in folder.rglob("*"):
        path.chmod(0o700)
    (folder / "README.txt").unlink()
    assert not sums_hold(folder)


def test_the_same_dossier_gives_the_same_bytes() -> None:
    made = make_dossier()
    attach(made.traject, "nog een.txt", b"nog een")
    first, second = export_of(made.lead, made.traject), export_of(made.lead, made.traject)
    assert export_path(first.key).read_bytes() == export_path(second.key).read_bytes()
    assert first.sha256 == second.sha256
    attach(made.traject, "nieuw.txt", b"nieuw")
    assert export_of(made.lead, made.traject).sha256 != first.sha256


def test_names_that_people_thought_up_stay_in_their_folder(tmp_path: Path) -> None:
    made = make_dossier()
    for number, name in enumerate(HOSTILE):
        attach(made.traject, name.replace("\x00", "")[:120], f"inhoud {number}".encode())
    folder = unpacked(export_of(made.lead, made.traject), tmp_path / "uit")
    assert sums_hold(folder)
    inside = {path.read_bytes() for path in (folder / "bijlagen").iterdir()}
    assert {f"inhoud {number}".encode() for number in range(len(HOSTILE))} <= inside


def test_a_safe_name_is_one_part_of_a_path_and_never_alike() -> None:
    book = NameBook()
    given = [book.take(name, f"bijlage {number}") for number, name in enumerate(HOSTILE)]
    alike = [unicodedata.normalize("NFKC", name).casefold() for name in given]
    assert len(set(alike)) == len(HOSTILE)
    for name in given:
        assert name == Path(name).name
        assert name not in ("", ".", "..")
        assert not set(name) & set('<>:"/\\|?*\n\r\x00\u202e')
        assert not name.startswith(("-", "~", "."))
        assert len(name) <= 100
    assert safe_name("Verslag avond 2.pdf", "x") == "Verslag avond 2.pdf"
    assert safe_name("CON.txt", "x") == "bestand CON.txt"


@pytest.mark.parametrize("path", ["/a", "../a", "a/../b", "a\\b", "a\nb", "c:a", "", "A/B.txt"])
def test_the_builder_itself_refuses_a_path_that_ends_up_elsewhere(path: str) -> None:
    builder = ZipBuilder(io.BytesIO(), "map")
    builder.add(Member("a/b.txt", [b"x"]))
    with pytest.raises(ValueError, match="no place"):
        builder.add(Member(path, [b"y"]))


def test_the_extract_is_exactly_of_this_dossier_and_can_be_checked(tmp_path: Path) -> None:
    made = make_dossier()
    sister = TrajectFactory(opgave=made.opgave)
    for record in (made.traject, made.opgave, sister, TrajectFactory(), made.stuk):
        with_audit(record)
    folder = unpacked(export_of(made.lead, made.traject), tmp_path / "uit")
    lines = [json.loads(line) for line in (folder / "gebeurtenissen/gebeurtenissen.jsonl").read_text().splitlines()]
    assert [(line["object_type"], line["object_id"]) for line in lines] == [
        ("traject", made.traject.pk),
        ("stuk", made.stuk.pk),
    ]
    assert checked_by_hand(folder) == "True"
    file = folder / "gebeurtenissen/gebeurtenissen.jsonl"
    call_command("verify_audit", extract=str(file))
    file.write_text(file.read_text().replace('"actor":', '"actor": 1, "was":', 1))
    assert checked_by_hand(folder) == "False"
    with pytest.raises(CommandError, match="Regel 1"):
        call_command("verify_audit", extract=str(file))


def test_a_row_that_is_sound_but_not_of_this_site_is_found(tmp_path: Path) -> None:
    made = make_dossier()
    with_audit(made.traject)
    entry = AuditEntry.objects.get()
    entry.object_id += 1
    row = hashed_fields(entry) | {"hash": audit.hash_entry(entry)}
    file = tmp_path / "vreemd.jsonl"
    file.write_text(json.dumps(row) + "\n")
    with pytest.raises(CommandError, match="staat zo niet"):
        call_command("verify_audit", extract=str(file))
    file.write_text("geen json\n")
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("verify_audit", extract=str(file))


def with_audit(record: object) -> None:
    audit.record_created(user=record.created_by, obj=record)  # type: ignore[attr-defined,arg-type]  # any record


def checked_by_hand(folder: Path) -> str:
    """The very line of README.txt."""
    assert CHECK_EVENTS in (folder / "README.txt").read_text()
    done = subprocess.run(["bash", "-c", CHECK_EVENTS], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_version_of_the_format_stands_in_every_file() -> None:
    made = make_dossier()
    content = content_of(export_of(made.lead, made.traject))
    tables = [json.loads(data) for path, data in content.items() if path.startswith("gegevens/")]
    assert {(table["format"], table["version"]) for table in tables} == {("samenwerkingswijzer-dossier", 1)}
