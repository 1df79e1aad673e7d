"""TRAPS, Wagtail admin: the generic views ask the permission of a model, so no dossier may be behind one."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from participation import models as register_models
from samenwerking.accounts.roles import Role, sync_roles

# What the beheer may know of the register: how papers travel, never the papers.
SETTINGS_OF_THE_REGISTER = {
    *("Route", "Replacement", "StukTask", "ArchiveSettings"),
    "CouncilTerms",
    *("CommitmentTerms", "InitiativeTerms", "ChallengeTerms", "EvaluationQuestions"),
}
DOSSIER_MODELS = [
    model
    for model in apps.get_app_config("participation").get_models()
    if model.__name__ not in SETTINGS_OF_THE_REGISTER
]


def beheer_patterns() -> list[URLPattern]:
    beheer = [entry for entry in get_resolver().url_patterns if str(entry.pattern).startswith("beheer/")]
    found: list[URLPattern] = []

    def walk(entries: list[URLPattern | URLResolver]) -> None:
        for entry in entries:
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns)
            else:
                found.append(entry)

    walk(beheer)
    return found


def test_no_dossier_model_is_a_snippet() -> None:
    assert not set(get_snippet_models()) & set(DOSSIER_MODELS)


def test_no_view_of_the_beheer_is_about_a_dossier_model() -> None:
    about = {getattr(getattr(p.callback, "view_class", None), "model", None) for p in beheer_patterns()}
    about |= {(getattr(p.callback, "view_initkwargs", None) or {}).get("model") for p in beheer_patterns()}
    assert not about & set(DOSSIER_MODELS)
    assert about & set(get_snippet_models()), "the check itself works: it finds the views of questions and themes"


def test_no_dossier_is_counted_as_usage_of_a_snippet_page_or_image() -> None:
    """A model in the reference index shows on 'usage' pages, at least as a number (rule 2: not even a count)."""
    assert not ReferenceIndex.indexed_models & set(DOSSIER_MODELS)
    assert not ReferenceIndex.tracked_models & set(DOSSIER_MODELS)


@pytest.mark.django_db
def test_no_role_has_a_model_wide_permission_on_a_dossier() -> None:
    sync_roles()
    names = [model._meta.model_name for model in DOSSIER_MODELS]
    granted = Permission.objects.filter(
        group__in=Group.objects.filter(name__in=[role.value for role in Role]),
        content_type__app_label="participation",
        content_type__model__in=names,
    )
    assert not granted.exists()


def test_papers_have_no_model_wide_permissions_at_all() -> None:
    """An administrator cannot tick what does not exist."""
    for model in (register_models.Stuk, register_models.Decision, register_models.Reaction, register_models.AuditEntry):
        assert model._meta.default_permissions == ()
        assert model._meta.permissions == []
