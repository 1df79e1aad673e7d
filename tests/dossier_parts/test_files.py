"""What may come in as a file and what may not: found out from the content, and harmless once it is kept."""

import zipfile
from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from samenwerking.files import CheckedFile, check_file, texts
from samenwerking.files.kinds import KINDS
from samenwerking.files.refusal import FileRefused
from tests.dossier_parts.hostile_uploads import hostile
from tests.dossier_parts.uploads import HONEST, Upload, docx, picture, picture_with_place

# Nothing of this is left in what is kept, except inside an e-mail, whose own files were looked at.
RUNS = (b"<script", b"<?php", b"PK\x05\x06", b"[Content_Types]", b"JavaScript", b"cmd|")
ENDING_OF = {kind.media_type: kind.extensions for kind in KINDS}


@pytest.mark.parametrize("upload", HONEST, ids=lambda upload: upload.name)
def test_honest_files_come_in(upload: Upload) -> None:
    assert check_file(upload.name, upload.content).size


def test_five_hundred_hostile_files_are_refused_in_words_or_do_no_harm() -> None:
    """Each is refused with a sentence, or what is kept of it is harmless: nothing else may come out."""
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    for number, upload in enumerate(hostile()):
        try:
            kept = check_file(upload.name, upload.content)
        except FileRefused as refusal:
            outcomes["refused"] += 1
            if not str(refusal.message).endswith((".", "?")):
                wrong.append(f"{number} {upload.name[:30]!r}: no sentence")
        except Exception as error:
            wrong.append(f"{number} {upload.name[:30]!r}: {type(error).__name__} {error}")
        else:
            outcomes["kept"] += 1
            wrong += [f"{number} {upload.name[:30]!r}: {harm}" for harm in harm_in(kept, upload)]
    assert not wrong, "\n".join(wrong)
    assert outcomes.total() >= 500
    assert outcomes["refused"] > 400


def harm_in(kept: CheckedFile, upload: Upload) -> list[str]:
    """Why what was kept is not harmless."""
    found = []
    if not kept.name.endswith(tuple(f".{ending}" for ending in ENDING_OF[kept.media_type])):
        found.append(f"named {kept.name}")
    if set(kept.name) & set('<>:"/\\|?*\x00\r\n\u202e\u200b') or kept.name.startswith(".") or len(kept.name) > 120:
        found.append(f"named {kept.name!r}")
    if kept.media_type.startswith("image/"):
        Image.open(BytesIO(kept.content)).load()
    if kept.content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(kept.content)) as archive:
            found += [name for name in archive.namelist() if name.endswith((".exe", ".vbs", ".js", "vbaProject.bin"))]
    elif kept.media_type != "message/rfc822":
        found += [str(mark) for mark in RUNS if mark in kept.content]
    return found


def test_a_photo_loses_its_place_and_camera_and_stands_upright() -> None:
    kept = check_file("tuin.jpg", picture_with_place())
    image = Image.open(BytesIO(kept.content))
    assert image.size == (16, 24), "turned as the camera said"
    assert not image.getexif()
    assert not image.info.keys() & {"comment", "exif", "xmp", "photoshop"}
    assert b"Anna" not in kept.content
    assert b"Telefoonmaker" not in kept.content


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.jpg", b"", "leeg"),
        ("a.pdf", picture(), "de naam eindigt op “.pdf”"),
        ("a", picture(), "“niets”"),
        ("plaatje.svg", b"<svg/>", "Wel: PDF, Word"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Bewaar het als .docx"),
        ("a.docx", docx({"word/vbaProject.bin": b"x"}), "zonder macro’s"),
        ("a.csv", b"a;b\n1;=1+1\n", "Rij 2 bevat een formule"),
    ],
)
def test_a_refusal_says_what_is_wrong(name: str, content: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        check_file(name, content)


def test_a_table_with_more_cells_than_anybody_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_CELLS", 6)
    assert check_file("a.csv", b"a;b\n1;2\n3;4\n").size
    with pytest.raises(FileRefused, match="te veel cellen"):
        check_file("a.csv", b"a;b\n1;2\n3;4\n5;6\n")


def test_too_large_is_said_with_the_limit(settings: Any) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1_000
    with pytest.raises(FileRefused, match=r"mag hoogstens 1000.bytes zijn"):
        check_file("a.txt", b"a" * 1_001)
