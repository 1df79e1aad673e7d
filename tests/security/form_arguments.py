"""What the views hand each form besides what was sent, so that a test can make every one of them."""

import inspect
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from django.forms import BaseForm, ModelForm
from django.test import RequestFactory

from pages.models import GuidePage, ImportRun
from pages.page_templates.content import TEMPLATES
from pages.suggestions.sections import sections_of
from pages.wiki_merges.comparison import Comparison, Part
from participation.choices import Stage
from participation.choices.audit import AuditAction
from participation.choices.dossier import Body
from participation.choices.stuk import ReactionKind, StepKind, StukKind
from participation.forms.register_filters import offers
from participation.gates import Gate
from participation.importers.register.targets import TARGETS
from participation.models import ListContents, Meeting, Opgave, Organisation, Stuk, Traject, Werkatelier
from participation.models.contribution_intake import ContributionForm
from participation.models.fraction import Fraction
from participation.models.initiative import Initiative, InitiativeContact
from participation.models.proposal import Proposal
from participation.models.registration import RegistrationSetup
from participation.models.route import StukTask
from participation.models.steering import SteeringCard
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind

WORDS = [["naam", "Dorpshart"], ["code", "BU01"]]
COLUMNS = ["Titel", "Datum"]


def _staff() -> User:
    return User.objects.get(email__startswith="projectleider@")


def _traject() -> Traject:
    return Traject.objects.get(slug="dorpshart")


def visit() -> Any:
    """A form sent by a stranger from our own page."""
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    request.user = AnonymousUser()
    request.session = SessionStore()
    return request


def _key() -> Authenticator:
    return Authenticator(user=_staff(), type=Authenticator.Type.WEBAUTHN, data={"name": "Sleutel"})


# By the name of the argument, what a view gives; asked anew each time, because much of it reads the demo.
ARGUMENTS: dict[str, Callable[[], Any]] = {
    "actions": lambda: AuditAction.choices,
    "bodies": lambda: list(Body),
    "candidates": User.objects.all,
    "card": SteeringCard.objects.first,
    "choices": lambda: list(TEMPLATES),
    "chosen": lambda: {kind: kind.rhythms[0] for kind in MailKind.chosen()},
    "circle": User.objects.all,
    "columns": lambda: COLUMNS,
    "comparison": lambda: Comparison("Onze naam", "Die van de wiki", [Part("deel-0", changed=True)]),
    "contact": InitiativeContact.objects.first,
    "contents": lambda: ListContents.values[0],
    "current": lambda: None,
    "fractions": lambda: list(Fraction.objects.all()),
    "gate": lambda: Gate(Stage.EXPLORE, Stage.DESIGN, StukKind.STARTNOTITIE, adopted=False),
    "groups": list,
    "initiative": Initiative.objects.first,
    "kept": list,
    "kind": lambda: ReactionKind.MOTION,
    "kinds": lambda: list(StukKind),
    "lines": list,
    "mapping": dict,
    "meetings": Meeting.objects.all,
    "object_types": lambda: [("traject", "Traject")],
    "offered": lambda: offers(Opgave.objects.all(), [2025, 2026]),
    "page_id": lambda: 1,
    "people": User.objects.all,
    "persons": lambda: True,
    "properties": lambda: WORDS,
    "proposal": Proposal.objects.first,
    "questions": lambda: ["Wat ging goed?"],
    "reply": lambda: None,
    "request": visit,
    "runs": lambda: list(ImportRun.objects.all()),
    "secret": lambda: True,
    "section": lambda: sections_of(GuidePage.objects.live()[0].body)[0],
    "sections": lambda: Stuk.objects.get(slug="dorpshart-deferred").sections,
    "settings": ContributionForm.objects.first,
    "setup": RegistrationSetup.objects.first,
    "stages": lambda: [Stage.EXPLORE],
    "step": lambda: StepKind.COUNCIL_DECISION,
    "targets": lambda: TARGETS,
    "task": StukTask.objects.first,
    "traject": _traject,
    "trajecten": Traject.objects.all,
    "user": _staff,
    "with_page": lambda: True,
}
# By module, form and argument: where the same word means something else, or a view gives more than must be given.
OTHERWISE: dict[tuple[str, str], Callable[[], Any]] = {
    ("organisation.MergeForm", "candidates"): Organisation.objects.all,
    ("forms.VersionNoteForm", "current"): lambda: True,
    ("forms.VersionNoteForm", "instance"): lambda: GuidePage.objects.exclude(latest_revision=None)[0].latest_revision,
    ("forms.AuthenticateForm", "user"): _staff,
    ("forms.ReauthenticateForm", "user"): _staff,
    ("forms.ActivateTOTPForm", "user"): _staff,
    ("forms.AddKeyForm", "user"): _staff,
    ("forms.RenameKeyForm", "instance"): _key,
}


def made(form: type[BaseForm], data: Any, files: Any) -> BaseForm:
    """The form with this data, with what it needs besides."""
    named = {name: ARGUMENTS[name] for name in _needed(form)}
    short = f"{form.__module__.split('.')[-1]}.{form.__name__}"
    named |= {name: value for (of_form, name), value in OTHERWISE.items() if of_form == short}
    given = {name: value() for name, value in named.items()}
    if "instance" not in given and (new := _new_part(form)):
        given["instance"] = new
    if _takes_files(form):
        given["files"] = files
    return form(data=data, **given)


def _needed(form: type[BaseForm]) -> set[str]:
    """What the form, or one that it inherits from, cannot do without."""
    return {
        parameter.name
        for above in form.__mro__
        if "__init__" in vars(above)
        for parameter in inspect.signature(vars(above)["__init__"]).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
    }


def _new_part(form: type[BaseForm]) -> Model | None:
    """A view makes a new part of a traject or werkatelier with what it is of; a form of anything else gets nothing."""
    model = form._meta.model if issubclass(form, ModelForm) else None
    names = {field.name for field in model._meta.get_fields()} if model else set()
    if model and "traject" in names:
        return model(traject=_traject())
    return model(werkatelier=Werkatelier.objects.first()) if model and "werkatelier" in names else None


def _takes_files(form: type[BaseForm]) -> bool:
    kinds = {parameter.kind for parameter in inspect.signature(form.__init__).parameters.values()}
    return inspect.Parameter.VAR_KEYWORD in kinds or "files" in inspect.signature(form.__init__).parameters
