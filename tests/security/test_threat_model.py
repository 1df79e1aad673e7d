"""The threat model names a test for each measure; a measure without one, or with one that is gone, is a claim."""

import re

from tests.architecture.sources import ROOT

MODEL = ROOT / "docs/security/threat-model.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)`")
# A row of the table of threats: its kind, what may happen, what is done, and the proof.
THREAT = re.compile(r"^\| ([STRIDE]) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)


def test_every_kind_of_threat_is_there() -> None:
    assert {kind for kind, *_rest in THREAT.findall(MODEL.read_text())} == set("STRIDE")


def test_every_measure_names_tests_that_exist() -> None:
    unproved = {
        threat: proof
        for _kind, threat, _measure, proof in THREAT.findall(MODEL.read_text())
        if not TEST.findall(proof) or not all((ROOT / name).is_file() for name in TEST.findall(proof))
    }
    assert unproved == {}


def test_other_places_that_it_names_exist() -> None:
    named = re.findall(r"`((?:participation|pages|samenwerking|tests)/[\w/.]*)`", MODEL.read_text())
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert "(threat-model.md)" in (MODEL.parent / "README.md").read_text()
