"""Colours: the shipped sets are readable, unreadable ones are refused, and only colours get into a stylesheet."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from pages.contrast import PALETTES, contrast, mix, palette_problems
from pages.models import SiteSettings
from pages.models.site_settings import TokenSet

TOKENS = Path(__file__).resolve().parents[2] / "static_src" / "css" / "tokens"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_mixing_is_that_of_css() -> None:
    assert mix("#0b565b", 0.5, "#ffffff") == "#85aaad" or mix("#0b565b", 0.5, "#ffffff") == "#86abae"


@pytest.mark.parametrize("name", TokenSet.values)
def test_a_shipped_token_set_is_readable_and_the_same_in_both_languages(name: str) -> None:
    css = (TOKENS / f"{name}.css").read_text()
    written = dict(re.findall(r"--sw-([a-z-]+): (#[0-9a-f]{6});", css))
    for field, colour in asdict(PALETTES[name]).items():
        assert written[field.replace("_", "-")] == colour
    assert palette_problems(PALETTES[name]) == {}


@pytest.fixture
def site_settings(db: None) -> SiteSettings:
    return SiteSettings(site=Site.objects.get(is_default_site=True), municipality_name="Duinrand")


@pytest.mark.parametrize(
    ("field", "colour"),
    [
        ("accent_color", "#7fb7be"),
        ("accent_color", "#ff0000"),
        ("on_accent_color", "#2f6f73"),
        ("ground_color", "#5b6b6c"),
        ("accent_color", "red"),
        ("accent_color", "#0b565b;}body{display:none"),
        ("ground_color", "#FFF"),
    ],
)
def test_an_unreadable_or_malformed_colour_is_refused(site_settings: SiteSettings, field: str, colour: str) -> None:
    setattr(site_settings, field, colour)
    with pytest.raises(ValidationError) as refusal:
        site_settings.full_clean()
    assert field in refusal.value.message_dict


def test_a_readable_colour_is_taken(site_settings: SiteSettings) -> None:
    site_settings.accent_color = "#5a2a82"
    site_settings.full_clean()


@pytest.mark.parametrize(
    "line",
    ["Gemeente", "Gemeente https://x.example/", "Kwaad | javascript:alert(1)", "| /x", "Kwaad | //elders.example"],
)
def test_a_line_that_is_no_link_is_refused(site_settings: SiteSettings, line: str) -> None:
    site_settings.footer_links = f"Goed | /colofon/\n{line}"
    with pytest.raises(ValidationError) as refusal:
        site_settings.full_clean()
    assert line in refusal.value.message_dict["footer_links"][0]


def test_own_colours_come_as_a_stylesheet_that_browsers_may_keep(client: Client, site_settings: SiteSettings) -> None:
    site_settings.accent_color = "#5a2a82"
    site_settings.save()
    html = client.get("/accounts/login/").content.decode()
    address = re.search(r'href="(/tokens/\d+\.css\?v=[0-9a-f]{12})"', html)
    assert address
    answer = client.get(address[1])
    assert answer["Content-Type"].startswith("text/css")
    assert "--sw-accent: #5a2a82;" in answer.content.decode()
    again = client.get(address[1], headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    site_settings.accent_color = "#1f4d2b"
    site_settings.save()
    assert client.get(address[1])["ETag"] != answer["ETag"]


def test_a_colour_that_slipped_past_validation_never_reaches_the_stylesheet(
    client: Client, site_settings: SiteSettings
) -> None:
    site_settings.accent_color = "a}b{}"
    site_settings.save()
    assert "a}b{}" not in client.get(f"/tokens/{site_settings.site_id}.css").content.decode()


def test_a_site_without_own_colours_has_no_stylesheet(client: Client, site_settings: SiteSettings) -> None:
    site_settings.save()
    assert "/tokens/" not in client.get("/accounts/login/").content.decode()
    assert client.get(f"/tokens/{site_settings.site_id}.css").status_code == 404
    assert client.get("/tokens/99999.css").status_code == 404
