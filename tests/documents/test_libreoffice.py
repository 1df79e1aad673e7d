"""An ODT of ours opened by a text program itself: headings, lists, a table, a link and a mark arrive as what they are.

Runs where LibreOffice is (``soffice``); elsewhere ``test_other_forms`` checks the same in the XML.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from participation.documents.odt import stuk_odt
from participation.gaps import gap_line
from tests.documents.test_other_forms import BODY, written

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def opened_as_html(content: bytes, folder: Path) -> str:
    """What LibreOffice makes of the file, in a profile of its own so that nothing of the person's is touched."""
    source = folder / "stuk.odt"
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xhtml", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # our own words
    return " ".join((folder / "stuk.xhtml").read_text(encoding="utf-8").split())


def test_libreoffice_reads_what_we_wrote(tmp_path: Path) -> None:
    paper = written(BODY + gap_line("de kosten"))
    html = opened_as_html(stuk_odt(paper, municipality="Voorbeeldpolder", note="Concept"), tmp_path)
    heads = re.findall(r"<(h[1-6])\b.*?>(.*?)</\1>", html, re.DOTALL)
    words = [(tag, re.sub(r"<[^>]+>", "", text).strip()) for tag, text in heads]
    assert [head for head in words if head[1] in ("Vraagstuk", "Kop", "Kosten")] == [
        ("h1", "Vraagstuk"), ("h2", "Kop"), ("h1", "Kosten"),
    ]  # fmt: skip
    assert len(re.findall(r"<table\b", html)) == 1
    assert len(re.findall(r"<li\b", html)) == 4
    assert re.search(r'<a\b[^>]*href="http[^"]*/register/"', html)
    for expected in ("Partij", "Gezegd.", "Concept", "[nog invullen: de kosten]", paper.content_hash):
        assert expected in html, expected
