"""What is sealed opens with the right key, and everything else is a sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from pyrage import x25519

from samenwerking.backup.errors import BackupError
from samenwerking.backup.sealing import beside, identities_in, opened, recipients_of, seal

CONTENT = b"wat bewoners zeiden\n" * 200_000


@pytest.fixture
def sealed(tmp_path: Path, identity: x25519.Identity) -> Path:
    path = tmp_path / "deel.age"
    part = seal(BytesIO(CONTENT), path, [identity.to_public()])
    assert part.size == len(CONTENT)
    return path


def test_it_opens_with_the_key_and_shows_nothing_without(sealed: Path, identity: x25519.Identity) -> None:
    with opened(sealed, [identity]) as stream:
        assert stream.read() == CONTENT
    assert b"bewoners" not in sealed.read_bytes()


def test_another_key_does_not_fit(sealed: Path) -> None:
    with pytest.raises(BackupError, match="gaat niet open"), opened(sealed, [x25519.Identity.generate()]) as stream:
        stream.read()


@pytest.mark.parametrize("where", [0.001, 0.3, 0.9999])
def test_one_changed_byte_is_noticed(sealed: Path, identity: x25519.Identity, where: float) -> None:
    content = bytearray(sealed.read_bytes())
    content[int(len(content) * where)] ^= 1
    sealed.write_bytes(content)
    with pytest.raises(BackupError, match="gaat niet open"), opened(sealed, [identity]) as stream:
        stream.read()


def test_what_was_cut_off_is_noticed_at_its_end(sealed: Path, identity: x25519.Identity) -> None:
    sealed.write_bytes(sealed.read_bytes()[:-70_000])
    with pytest.raises(BackupError, match="gaat niet open"), opened(sealed, [identity]) as stream:
        stream.read(10)  # nobody needs to read to the end for that


def test_a_reader_that_stops_leaves_nothing_waiting(sealed: Path, identity: x25519.Identity) -> None:
    def stop() -> None:
        with opened(sealed, [identity]) as stream:
            raise KeyError(stream.read(3))

    with pytest.raises(KeyError, match="wat"):
        stop()


def test_what_goes_wrong_in_writing_is_raised_in_reading() -> None:
    def write(_sink: object) -> None:
        raise KeyError("bestand")

    with pytest.raises(KeyError), beside(write) as stream:
        stream.read()


@pytest.mark.parametrize("words", [[], ["age1onzin"], ["ssh-ed25519 AAAA"], [""]])
def test_who_it_is_for_must_be_known(words: list[str]) -> None:
    with pytest.raises(BackupError, match="BACKUP_RECIPIENTS"):
        recipients_of(words)


@pytest.mark.parametrize("content", ["", "# alleen uitleg\n", "geheim\n", "AGE-SECRET-KEY-1ONZIN\n"])
def test_a_file_without_a_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sleutel"
    path.write_text(content)
    with pytest.raises(BackupError):
        identities_in(path)
    with pytest.raises(BackupError):
        identities_in(tmp_path / "bestaat-niet")
