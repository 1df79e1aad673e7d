"""A field that may hold the name, address or number of somebody is told of by its model, or is told to hold nobody.

Found by the type of the field and by its name, so that a new one cannot be forgotten.
"""

import re

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from participation.retention.steps import STEPS
from participation.services.persons.kinds import PERSON_KINDS
from participation.services.persons.telling import TELLS
from samenwerking.background.jobs import JOBS
from samenwerking.personal_data import OF_LIBRARIES, People, Place, places
from tests.architecture.sources import PACKAGES

SUSPECT = re.compile(
    r"(^|_)(name|names|email|mail|phone|address|contact|holder|lead|who|authors?|initiator|owner|thanks|notes?|remarks?|"
    r"told|to|by|secret|link|persons?|people|party|client|builder|passage|message|sentence|signature)(_|$)"
)
# Whatever the field is called: these hold anything.
ANYTHING = (models.EmailField, models.BinaryField, models.JSONField, models.FileField, ArrayField)

OURS = "of the municipality itself, filled in by an administrator"
TITLE = "a name of a thing: a place, a theme, a file format, a step"
STAFF = "words of colleagues about the work; the form asks for no names of residents"
HASH = "a fingerprint that nobody reads back, gone in a day or with its row"
SHAPE = "numbers, choices or borders; no words of people"
WIKI = "of a wiki that was public, as its licence asks; erased with the page"
# Of people outside and not erased by a step of the night, and why not.
WITHOUT_STEP = {
    "participation.InitiativeChange": "goes when somebody judges it, which the lists ask for",
    "pages.VersionNote": "stays in the history of a page, as the reader wanted, until they ask otherwise",
}
NOBODY = {
    "accounts.PublicFormSecret": {"secret": HASH},
    "accounts.PublicFormCount": {"address_hash": HASH},
    "accounts.AccessReview": {"remark": STAFF, "rows": "numbers of accounts, roles and dates"},
    "accounts.GroupMapping": {"mapping": "groups of the municipality and roles"},
    "background.PeriodicRun": {"name": TITLE},
    "pages.WikiSource": {"wiki_name": TITLE, "author": WIKI, "authors": WIKI},
    "pages.WikiFile": {"name": TITLE},
    "pages.ColofonPage": dict.fromkeys(("client", "builder", "contact", "author_in_citation"), OURS),
    "pages.ImportRun": {"wiki_name": TITLE},
    "pages.ImportFinding": {"message": WIKI},
    "pages.InstrumentPage": {"people": "how many people a way of working takes"},
    "pages.SearchWord": {"remains": "of words on public pages, made anew each night"},
    "pages.SiteSettings": dict.fromkeys(
        (
            *("privacy_officer", "security_contact", "municipality_name", "contact_name", "contact_email"),
            *("contact_phone", "contact_address"),
        ),
        OURS,
    ),
    "pages.Suggestion": {"parts": "texts of the guide itself, old and new"},
    "pages.Theme": {"name": TITLE},
    "pages.Area": {"name": TITLE, "geometry": SHAPE, "outline": SHAPE},
    "pages.WikiImportItem": dict.fromkeys(("anchors", "notes", "report"), WIKI),
    "participation.Opgave": {"internal_notes": STAFF},
    "participation.Traject": {"internal_notes": STAFF},
    "participation.Werkatelier": {"internal_notes": STAFF, "address": "of a hall"},
    "participation.Stuk": {"internal_notes": STAFF, "sections": "the paper itself, drawn from the dossier"},
    "participation.SteeringCard": {"frames": "the limits of the opgave that day, as they stand in its own fields"},
    "participation.Fraction": {"name": "of a group in the council"},
    "participation.Party": {"name": "an organisation; its people stand in ContactPerson"},
    "participation.Organisation": {"name": "an organisation; its people stand in ContactPerson"},
    "participation.OrganisationMerge": {"party_ids": SHAPE},
    "participation.AreaImport": dict.fromkeys(
        ("file_name", "content", "properties", "name_property", "summary", "errors"),
        "borders and names of areas; unread files go after seven days",
    ),
    "participation.ArchiveSettings": {"result_name": TITLE, "creator_name": OURS},
    "participation.AreaChange": {"geometry": SHAPE, "outline": SHAPE},
    "participation.ChoiceAidUse": {"answers": SHAPE},
    "participation.Contribution": {"fingerprint": HASH},
    "participation.Commitment": {"promised_to": STAFF, "internal_note": STAFF},
    "participation.Response": {"told_how": SHAPE},
    "participation.EvaluationRound": {"questions": OURS},
    "participation.EvaluationReply": {"scores": SHAPE},
    "participation.Initiative": {"name": "of the initiative"},
    "participation.RegisterImport": {"left_empty": "addresses of cells", "signature": HASH},
    "participation.StukTask": {"party": "an organisation that is asked for advice"},
    "participation.LogEntry": {"message_mark": "a fingerprint of a mail, so that it is not entered twice"},
    "workdays.RecessPeriod": {"name": TITLE},
}


def is_suspect(field: "models.Field[object, object]") -> bool:
    """By what it is, or by what it is called. A choice holds nobody."""
    if field.remote_field is not None or field.choices:
        return False
    words = isinstance(field, (models.CharField, models.TextField)) and SUSPECT.search(field.name) is not None
    return isinstance(field, ANYTHING) or words


def suspects() -> set[str]:
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    return {f"{model._meta.label}.{field.name}" for model in ours for field in model._meta.local_fields
            if is_suspect(field)}  # fmt: skip


def placed() -> set[str]:
    """Fields of our own models that their model says something of."""
    ours = [place for place in places() if place.model.__module__.split(".")[0] in PACKAGES]
    return {f"{place.model._meta.label}.{name}" for place in ours for name in place.about.fields}


def test_no_field_is_forgotten() -> None:
    nobody = {f"{model}.{name}" for model, fields in NOBODY.items() for name in fields}
    assert suspects() - placed() == nobody, "say it in the personal_data of the model, or in NOBODY why it holds nobody"
    assert nobody & placed() == set()


def test_addresses_in_tables_of_libraries_are_told_of() -> None:
    """A library brings a table with addresses of people, of mail or of a network: then OF_LIBRARIES says so."""
    keyed = (models.EmailField, models.GenericIPAddressField)
    found = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.split(".")[0] not in PACKAGES
        and any(isinstance(field, keyed) for field in model._meta.local_fields)
    }
    assert found <= set(OF_LIBRARIES)
    assert set(OF_LIBRARIES) <= {model._meta.label for model in apps.get_models()}


@pytest.mark.parametrize("place", places(), ids=lambda place: place.model._meta.label)
def test_what_a_model_says_is_whole(place: Place) -> None:
    """Article 30.1: whose, which data, why, who sees it and how long. And every sentence can stand in a page."""
    about = place.about
    assert set(about.fields) <= {field.name for field in place.model._meta.fields}
    for words in (about.label, about.data, about.purpose, about.term):
        assert str(words)[:1].isupper() or str(words)[:1].isdigit() or str(words).startswith("“"), words
        assert not str(words).endswith("."), words
    assert about.step in {step.command for step in STEPS} | {""}
    if about.people in (People.OUTSIDE, People.READERS) and not about.step:
        assert place.model._meta.label in WITHOUT_STEP


def test_a_step_is_run_by_a_job_of_its_own_or_at_night() -> None:
    commands = {job.command for job in JOBS}
    assert {step.command for step in STEPS if not step.at_night} <= commands
    assert not {step.command for step in STEPS if step.at_night} & commands, "once a night is enough"
    assert "apply_retention" in commands


def test_whom_one_can_erase_is_told_of() -> None:
    assert {kind.model for kind in PERSON_KINDS} <= {place.model for place in places()}
    assert {kind.name for kind in PERSON_KINDS} == set(TELLS)
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    keyed = {model for model in ours if any(isinstance(field, models.EmailField) for field in model._meta.local_fields)}
    known = {kind.model for kind in PERSON_KINDS}
    assert {model._meta.label for model in keyed - known} == {"accounts.User", "pages.SiteSettings"}
