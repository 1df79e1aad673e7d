"""The browser of the tests: the person's own, Playwright's, or a sentence that says how to get one."""

from pathlib import Path

import pytest

from tests.browser import finding


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without a browser; what is put in the folder is on its PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "MAC", ())
    monkeypatch.setattr(finding, "playwright_browser", lambda: None)
    return tmp_path


def put(folder: Path, name: str) -> str:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_the_browser_of_the_person_is_used(nothing: Path, name: str) -> None:
    program = put(nothing, name)
    assert finding.browser_path() == program


def test_else_the_one_of_playwright(nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "playwright_browser", lambda: "/van/playwright/chrome")
    assert finding.browser_path() == "/van/playwright/chrome"


def test_without_one_it_says_how_to_get_one_and_fails(nothing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert finding.main() == 1
    said = capsys.readouterr().err
    assert "apt install chromium" in said
    assert "playwright install chromium" in said
    assert len(said.strip().splitlines()) == 1
