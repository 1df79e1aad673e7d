"""What another version of the software kept is not given, and a backup that was put back is seen."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samenwerking.backup.restoring import bring_up_to_date
from samenwerking.page_cache import generation
from samenwerking.page_cache.software import FOLDERS, VERSIONS, software
from tests.page_cache.conftest import Site


@pytest.fixture
def copy(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A small site of its own."""
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "iets.py").write_text("een = 1")
    (tmp_path / VERSIONS).write_text("django==5.2")
    settings.BASE_DIR = tmp_path
    software.cache_clear()
    yield tmp_path
    software.cache_clear()


@pytest.mark.parametrize("changed", ["pages/iets.py", "templates/a/b.html", "samenwerking/locale/nl.mo", VERSIONS])
def test_another_code_template_or_text_is_other_software(copy: Path, changed: str) -> None:
    before = software()
    (copy / changed).parent.mkdir(parents=True, exist_ok=True)
    (copy / changed).write_text("iets anders")
    assert software() == before, "it is read once in a process"
    software.cache_clear()
    assert software() != before


def test_what_makes_no_page_is_left_out(copy: Path) -> None:
    before = software()
    (copy / "pages" / "iets.pyc").write_bytes(b"1")
    (copy / "docs").mkdir()
    (copy / "docs" / "iets.py").write_text("1")
    software.cache_clear()
    assert software() == before


@pytest.mark.usefixtures("kept_pages", "no_moments")
def test_one_version_does_not_give_what_another_kept(copy: Path) -> None:
    old, new = Site("oud"), Site("nieuw")
    old.get("/")
    (copy / "templates" / "voet.html").write_text("nieuw")
    software.cache_clear()
    assert b"nieuw" in new.get("/").content
    (copy / "templates" / "voet.html").unlink()
    software.cache_clear()
    old.get("/")
    assert (old.made, new.made) == (1, 1), "and each goes on with its own"


def test_two_machines_with_the_same_software_share(copy: Path, tmp_path_factory: Any, settings: Any) -> None:
    """The fingerprint does not depend on where the software stands."""
    here = software()
    settings.BASE_DIR = shutil.copytree(copy, tmp_path_factory.mktemp("elders") / "site")
    software.cache_clear()
    assert software() == here


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("kept_pages")
def test_what_was_kept_before_a_backup_was_put_back_is_over() -> None:
    before = generation.now()
    bring_up_to_date(lambda _said: None)
    assert generation.now() != before
