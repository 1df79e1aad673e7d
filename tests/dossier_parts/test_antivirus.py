"""The virus scanner: asked when there is one, and no file without its answer."""

from pathlib import Path
from typing import Any

import pytest

from samenwerking.files import check_file
from samenwerking.files.refusal import FileRefused
from tests.dossier_parts.clamd import fake_clamd
from tests.dossier_parts.uploads import picture

CONTENT = picture()


def test_without_a_scanner_nothing_is_asked(settings: Any) -> None:
    settings.CLAMD_ADDRESS = ""
    assert check_file("a.jpg", CONTENT).size


@pytest.mark.parametrize("by_path", [False, True], ids=["tcp", "unix"])
def test_a_clean_file_comes_in_and_the_scanner_saw_all_of_it(settings: Any, tmp_path: Path, by_path: bool) -> None:
    with fake_clamd(b"stream: OK\0", str(tmp_path / "clamd") if by_path else "") as (address, received):
        settings.CLAMD_ADDRESS = address
        assert check_file("a.jpg", CONTENT).size
    assert received == [CONTENT], "the file as it was sent, before anything was taken out of it"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"stream: Eicar-Test-Signature FOUND\0", "virusscanner vond iets"),
        (b"INSTREAM size limit exceeded. ERROR\0", "antwoordt niet"),
        (b"stream: OK FOUND\0", "virusscanner vond iets"),
        (b"\xff\xfe\0", "antwoordt niet"),
        (None, "antwoordt niet"),
    ],
)
def test_anything_but_clean_is_refused(settings: Any, answer: bytes | None, why: str) -> None:
    with fake_clamd(answer) as (address, _received):
        settings.CLAMD_ADDRESS = address
        with pytest.raises(FileRefused, match=why):
            check_file("a.jpg", CONTENT)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nergens/clamd.sock", "onzin", "127.0.0.1:geen"])
def test_a_scanner_that_is_not_there_stops_uploads(settings: Any, address: str) -> None:
    settings.CLAMD_ADDRESS = address
    with pytest.raises(FileRefused, match="Probeer het later opnieuw"):
        check_file("a.jpg", CONTENT)
