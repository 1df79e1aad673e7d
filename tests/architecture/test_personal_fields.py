"""A field that may hold the name, address or number of a resident is in the table of places, or is told to hold nobody.

Found by the type of the field and by its name, so that a new one cannot be forgotten.
"""

import re

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from participation.services.persons.kinds import PERSON_KINDS
from participation.services.persons.places import PLACES
from samenwerking.background.jobs import JOBS
from tests.architecture.sources import PACKAGES

SUSPECT = re.compile(
    r"(^|_)(name|names|email|mail|phone|address|contact|holder|lead|who|authors?|initiator|owner|thanks|notes?|remarks?|"
    r"told|to|by|secret|link|persons?|people|party|client|builder|passage|message|sentence|signature)(_|$)"
)
# Whatever the field is called: these hold anything.
ANYTHING = (models.EmailField, models.BinaryField, models.JSONField, models.FileField, ArrayField)

ACCOUNT = "a colleague with an account: Beheer's own, stands at what they decided"
OFFICE = "a member of the council, named as such in public: it stands in the minutes"
OURS = "of the municipality itself, filled in by an administrator"
TITLE = "a name of a thing: a place, a theme, a file format, a step"
STAFF = "words of colleagues about the work; the form asks for no names of residents"
HASH = "a fingerprint that nobody reads back, gone in a day or with its row"
SHAPE = "numbers, choices or borders; no words of people"
WIKI = "of a wiki that was public, as its licence asks; erased with the page"
NOBODY = {
    "accounts.User": dict.fromkeys(("first_name", "last_name", "email"), ACCOUNT),
    "accounts.PublicFormSecret": {"secret": HASH},
    "accounts.PublicFormCount": {"address_hash": HASH},
    "accounts.AccessReview": {"remark": STAFF, "rows": "numbers of accounts, roles and dates"},
    "accounts.GroupMapping": {"mapping": "groups of the municipality and roles"},
    "background.PeriodicRun": {"name": TITLE},
    "pages.WikiSource": {"wiki_name": TITLE, "author": WIKI, "authors": WIKI},
    "pages.WikiFile": {"name": TITLE},
    "pages.ColofonPage": dict.fromkeys(("client", "builder", "contact", "author_in_citation"), OURS),
    "pages.FigureUse": {"holder": "who made a picture, named by law as long as the picture is shown"},
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
    "participation.CouncilMember": {"name": OFFICE},
    "participation.ProposalMover": {"name": OFFICE},
    "participation.Party": {"name": "an organisation; its people stand in ContactPerson"},
    "participation.Organisation": {"name": "an organisation; its people stand in ContactPerson"},
    "participation.OrganisationMerge": {"party_ids": SHAPE},
    "participation.AreaImport": dict.fromkeys(
        ("file_name", "content", "properties", "name_property", "summary", "errors"),
        "borders and names of areas; unread files go after seven days",
    ),
    "participation.ArchiveSettings": {"result_name": TITLE, "creator_name": OURS},
    "participation.AreaChange": {"geometry": SHAPE, "outline": SHAPE},
    "participation.AuditEntry": {"data": "numbers and kinds; tests/erasure looks for names in it"},
    "participation.ChoiceAidUse": {"answers": SHAPE},
    "participation.Contribution": {"fingerprint": HASH},
    "participation.Commitment": {"promised_to": STAFF, "internal_note": STAFF},
    "participation.Response": {"told_how": SHAPE},
    "participation.EvaluationRound": {"questions": OURS},
    "participation.EvaluationReply": {"scores": SHAPE},
    "participation.Initiative": {"name": "of the initiative"},
    "participation.ProgrammeItem": {"lead": "who speaks at a public meeting; the form says that it is public"},
    "participation.RegisterImport": {"left_empty": "addresses of cells", "signature": HASH},
    "participation.StukTask": {"party": "an organisation that is asked for advice"},
    "participation.LogEntry": {"message_mark": "a fingerprint of a mail, so that it is not entered twice"},
    "outbox.OutgoingMail": {
        "facts": "titles and words of colleagues, never of a confidential dossier; gone after 90 days"
    },
    "workdays.RecessPeriod": {"name": TITLE},
    "outbox.BrokenAddress": {"email": ACCOUNT},
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
    return {f"{place.model._meta.label}.{name}" for place in PLACES for name in place.fields}


def test_no_field_is_forgotten() -> None:
    nobody = {f"{model}.{name}" for model, fields in NOBODY.items() for name in fields}
    assert suspects() - placed() == nobody, "put the field in places.py, or say in NOBODY why it holds nobody"
    assert nobody & placed() == set()


def test_the_table_names_fields_that_are_there_and_jobs_that_run() -> None:
    for place in PLACES:
        assert set(place.fields) <= {field.name for field in place.model._meta.fields}, place.model
    assert {place.job for place in PLACES} - {""} <= {job.command for job in JOBS}


def test_whom_one_can_erase_is_in_the_table() -> None:
    assert {kind.model for kind in PERSON_KINDS} <= {place.model for place in PLACES}
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    keyed = {model for model in ours if any(isinstance(field, models.EmailField) for field in model._meta.local_fields)}
    known = {kind.model for kind in PERSON_KINDS}
    assert {model._meta.label for model in keyed - known} == {"accounts.User", "pages.SiteSettings"}
