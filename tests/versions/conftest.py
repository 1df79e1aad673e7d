"""A front page with one page that was published three times."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction, Revision, Site

from pages.models import GuidePage, HomePage, SiteSettings, VersionNote
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, home

__all__ = ["home"]


def text_block(*paragraphs: str) -> str:
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return json.dumps([{"type": "heading", "value": {"text": "Afspraken", "level": "h2", "anchor": "a"}},
                       {"type": "rich_text", "value": html}])  # fmt: skip


def publish(page: GuidePage, *paragraphs: str, summary: str = "", minor: bool = False) -> Revision:
    """A new version with these paragraphs, and what the editor said of it."""
    page = GuidePage.objects.get(pk=page.pk)
    page.body = text_block(*paragraphs)
    revision = page.save_revision()
    if summary or minor:
        VersionNote.objects.create(revision=revision, summary=summary, minor=minor)
    revision.publish()
    return revision


def draft(page: GuidePage, *paragraphs: str, summary: str = "") -> Revision:
    page = GuidePage.objects.get(pk=page.pk)
    page.body = text_block(*paragraphs)
    revision = page.save_revision()
    if summary:
        VersionNote.objects.create(revision=revision, summary=summary)
    return revision


def close(page: GuidePage | HomePage) -> PageViewRestriction:
    """Behind a log-in."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def open_old_texts() -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(site=site, defaults={"old_versions_public": True})


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    """Three versions and a draft; every text can be recognised."""
    page = add_guide_page(home, "Spelregels", live=False)
    publish(page, "Wij luisteren eerst naar elkaar.", "Wij praten uit.", summary="Allereerste opzet.")
    publish(page, "Wij luisteren altijd eerst naar elkaar.", "Tijdelijk zinnetje.", summary="Zin erbij over tijd.")
    publish(page, "Wij luisteren altijd eerst naar elkaar.", "Wij praten rustig uit.", summary="Rust toegevoegd.")
    draft(page, "Geheim voornemen.", summary="Geheime toelichting.")
    return GuidePage.objects.get(pk=page.pk)


@pytest.fixture
def editor(home: HomePage, client: Client) -> Client:
    """Somebody of communication, logged in."""
    person: AbstractBaseUser = UserFactory(role=Role.COMMUNICATION)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def editor_form(page: GuidePage, **fields: Any) -> dict[str, Any]:
    """What Wagtail's editor sends, opened on the latest version."""
    latest = GuidePage.objects.get(pk=page.pk).get_latest_revision()
    data: dict[str, Any] = {
        "title": page.title,
        "slug": page.slug,
        "search_description": "",
        "body-count": "0",
        "tags": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }
    return data | fields


def edit_url(page: GuidePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
