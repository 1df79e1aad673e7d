"""The translations of the frame around the guide: complete where readers need them, and compiled."""

import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from samenwerking.catalogues import compiled, read_po, sources

ROOT = Path(settings.BASE_DIR) / "templates"
# What a reader of another language meets on every page, and the way to find something.
FRAME = (
    "base.html", "404.html", "components/header.html", "components/footer.html", "components/languages.html",
    "components/search.html", "components/account_menu.html", "components/breadcrumbs.html",
    "components/pagination.html", "pages/page.html", "pages/home_page.html", "pages/instrument_page.html",
    "pages/includes/untranslated.html", "pages/includes/children.html", "pages/includes/neighbours.html",
    "pages/includes/origin.html", "search/search.html", "search/results.html", "search/not_understood.html",
)  # fmt: skip
TRANSLATE = re.compile(r"\{%\s*translate\s+(?:\"([^\"]*)\"|'([^']*)')")
CODES = [source.parents[1].name for source in sources()]


def test_english_and_polish_are_there() -> None:
    assert CODES == ["en", "pl"]
    assert {code for code, _name in settings.LANGUAGES} == {"nl", *CODES}


@pytest.mark.parametrize("source", sources(), ids=CODES)
def test_what_is_compiled_is_what_was_written(source: Path) -> None:
    assert source.with_suffix(".mo").read_bytes() == compiled(source), "run manage.py compile_catalogues"
    loaded = gettext.GNUTranslations(BytesIO(compiled(source)))
    assert loaded.gettext("Hoofdmenu") != "Hoofdmenu"
    assert loaded.ngettext("%(count)s vraag", "%(count)s vragen", 5) not in {"%(count)s vraag", "%(count)s vragen"}


@pytest.mark.parametrize("source", sources(), ids=CODES)
def test_the_frame_is_translated(source: Path) -> None:
    known = {key.split("\0")[0] for key in read_po(source.read_text(encoding="utf-8"))}
    missing = {
        name: sorted(words)
        for name in FRAME
        if (words := {a or b for a, b in TRANSLATE.findall((ROOT / name).read_text(encoding="utf-8"))} - known)
    }
    assert missing == {}


@pytest.mark.parametrize("source", sources(), ids=CODES)
def test_a_translation_keeps_what_is_filled_in(source: Path) -> None:
    names = re.compile(r"%\((\w+)\)s")
    for key, value in read_po(source.read_text(encoding="utf-8")).items():
        wanted = set(names.findall(key))
        assert all(set(names.findall(form)) == wanted for form in value.split("\0")), key


def test_what_nobody_translated_stays_dutch() -> None:
    with translation.override("pl"):
        assert translation.gettext("Dit vertaalde niemand") == "Dit vertaalde niemand"
        assert translation.gettext("Hoofdmenu") == "Menu główne"
    assert translation.gettext("Hoofdmenu") == "Hoofdmenu"
