"""A secret that slips into the code is found, whichever file it is in; what was looked at once is still there."""

import base64
import hashlib
import subprocess
from pathlib import Path

import pytest

from samenwerking.bootstrap.checks import CHECKS
from tests.secrets import lint

# Put together here, so that this file holds none itself. The digest is only a run of letters that no person would type.
RANDOM = base64.b64encode(hashlib.sha512(b"made up").digest()).decode()
PLANTED = {
    "AWS Access Key": 'KEY_ID = "AKIA' + "Q3EGRWLXU7PZN2VD" + '"',
    "GitHub Token": "token: ghp_" + RANDOM.replace("+", "a").replace("/", "b")[:36],
    "Private Key": "-----BEGIN RSA PRIVATE" + " KEY-----",
    "Basic Auth Credentials": "DATABASE_URL=postgres://wijzer:" + "Xq7vTp2mLw@db:5432/wijzer",
    "Secret Keyword": 'SMTP_PASSWORD = "' + 'zonnig-Plein-19x"',
    "Base64 High Entropy String": f'sealed = "{RANDOM}"',
    "Hex High Entropy String": f'sealed = "{hashlib.sha512(b"made up").hexdigest()}"',
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_secret_is_found_and_not_repeated(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "samenwerking").mkdir()
    (tmp_path / "samenwerking/mail.py").write_text(f'"""Mail."""\n\n{PLANTED[kind]}\n')
    monkeypatch.setattr(lint, "tracked", lambda: ["samenwerking/mail.py"])
    monkeypatch.setattr(lint, "ROOT", tmp_path)
    assert lint.main() == 1
    told = capsys.readouterr().err
    assert f"samenwerking/mail.py:3: lijkt op een geheim ({kind})" in told
    assert "maak het ongeldig" in told
    assert PLANTED[kind].split('"')[-2 if '"' in PLANTED[kind] else 0] not in told


def test_a_made_up_password_is_no_secret_and_a_real_key_in_a_test_is(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_mail.py").write_text(f"{PLANTED['Secret Keyword']}\n{PLANTED['AWS Access Key']}\n")
    assert [one.kind for one in lint.found_in(["tests/test_mail.py"], tmp_path)] == ["AWS Access Key"]


def test_what_was_reviewed_is_still_there_and_nothing_else_is() -> None:
    """One look at the files that have a row: a row without a reason to be goes."""
    found = {(one.file, one.text) for one in lint.found_in(list(lint.REVIEWED), lint.ROOT)}
    assert found == {(file, text) for file, texts in lint.REVIEWED.items() for text in texts}
    assert all(reason for texts in lint.REVIEWED.values() for reason in texts.values())


def test_files_with_settings_are_left_to_git_and_the_check_is_part_of_the_gate() -> None:
    assert "tests/secrets/lint.py" in lint.tracked()
    ignored = subprocess.run(
        ["git", "check-ignore", "deploy/wijzer.env", "deploy/postgres_password"], cwd=lint.ROOT, capture_output=True
    )
    assert ignored.stdout.split() == [b"deploy/wijzer.env", b"deploy/postgres_password"]
    assert ("-m", "tests.secrets.lint") in {check.arguments for check in CHECKS}
