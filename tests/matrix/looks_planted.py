"""What the demo does not hold and some page shows: an open link, something withdrawn, something to undo."""

from datetime import timedelta
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pages.models import GuidePage, Subscriber
from participation.choices import Body, StepKind
from participation.models import (
    Absence,
    ChallengeRequester,
    Initiative,
    InitiativeChange,
    InitiativeContact,
    Lesson,
    OrganisationMerge,
    Stuk,
    Traject,
)
from participation.notifications.mail_links import links_for
from participation.services.evaluations.inviting import make_links
from participation.services.evaluations.rounds import open_round
from participation.services.organisations import merge_organisations
from participation.services.private_links import open_link
from samenwerking.accounts.invitations import token_of
from samenwerking.accounts.models import Invitation, User
from tests.approval.scene import make_scene
from tests.factories import (
    OpgaveFactory,
    ReplacementFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
)
from tests.imports.conftest import OPGAVE, POLICY, changed, csv_of
from tests.imports.test_lists import written
from tests.matrix.identities import Identity

MAIL = b"""From: a@buurt.example
To: b@voorbeeldpolder.example
Subject: Het plein
Date: Mon, 2 Mar 2026 10:00:00 +0100

Dag."""


def sent(template: str) -> dict[str, Any] | None:
    """What is sent to an address that shows this page only after something was sent."""
    if template == "participation/werkplaats/log_mail_preview.html":
        return {"file": SimpleUploadedFile("bericht.eml", MAIL)}
    if template == "participation/werkplaats/person_access.html":
        return {"email": Identity.LEAD.email, "identified": "on"}
    return None


def planted() -> dict[str, object]:
    """Adds it to the demo (the test takes it away again) and gives the numbers and keys of addresses."""
    lead = _person(Identity.LEAD)
    _give_second_step(_person(Identity.AUDITOR))
    return {
        "invitation": _invited(lead),
        **_papers(lead),
        **_evaluated(lead),
        **_society(),
        **_subscriber(),
        **_parties(lead),
        **_imported(lead),
    }


def _person(identity: Identity) -> User:
    return User.objects.get(email=identity.email)


def _invited(lead: User) -> str:
    """The link of somebody who did not come yet."""
    newcomer = User.objects.create_user("nieuw@voorbeeldpolder.example", None, is_active=False, first_name="Nieuw")
    invitation = Invitation.objects.create(user=newcomer, nonce="1", invited_by=lead, sent_at=timezone.now())
    return token_of(invitation)


def _give_second_step(user: User) -> None:
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)


def _papers(lead: User) -> dict[str, object]:
    dorpshart = Traject.objects.get(slug="dorpshart")
    gone = StukFactory(owner=dorpshart, adopted=True, unpublished_reason="Vervangen door een andere.")
    unpublished = StukFactory(owner=dorpshart, adopted=True, created_by=lead)
    grant = SecrecyGrantFactory(
        stuk=Stuk.objects.get(slug="locatiekeuze-in-review"),
        members=[_person(Identity.COUNCIL), _person(Identity.CLERK)],
        needs_confirmation=True,
    )
    today = timezone.localdate()
    away = Absence.objects.create(person=_person(Identity.CLIENT), starts_on=today, ends_on=today)
    end = ReplacementFactory(person=_person(Identity.CLIENT), replacement=_person(Identity.OTHER_MANAGER))
    return {
        "withdrawn": gone.slug,
        "adopted": unpublished.slug,
        "grant": grant.pk,
        "replacement": end.pk,
        "absence": away.pk,
        "mail_link": _mail_link(),
    }


def _mail_link() -> str:
    """A link in a mail about a paper that lies before the council for information."""
    scene = make_scene(body=Body.COLLEGE).bring_to(StepKind.COUNCIL_INFORMATION)
    links = links_for(scene["council"], scene.now)
    return links[0][1].rstrip("/").rsplit("/", 1)[1]


def _evaluated(lead: User) -> dict[str, object]:
    """A traject that is being evaluated, with a round that is open and a lesson for the guide."""
    opgave = OpgaveFactory(published=True, lead=lead)
    traject = TrajectFactory(opgave=opgave, lead=lead, process="evaluate", published_at=opgave.published_at)
    today = timezone.localdate()
    round_ = open_round(user=lead, traject=traject, opens_on=today, closes_on=today + timedelta(days=7))
    link = make_links(user=lead, round_=round_, count=1)[0]
    page = GuidePage.objects.get(slug="spelregels")
    lesson = Lesson.objects.create(traject=traject, text="Begin op tijd.", page=page, author=lead)
    return {
        "evaluated": traject.slug,
        "open_round": round_.pk,
        "evaluation_secret": link.rstrip("/").rsplit("/", 1)[1],
        "lesson": lesson.pk,
    }


def _society() -> dict[str, object]:
    initiative = Initiative.objects.get(slug="buurttuin-de-linde")
    InitiativeChange.objects.update_or_create(initiative=initiative, defaults={"data": {"story": "Nu met een kas."}})
    return {
        "initiative_secret": open_link(InitiativeContact.objects.filter(erased_at=None)[0]),
        "challenge_secret": open_link(ChallengeRequester.objects.filter(erased_at=None)[0]),
    }


def _subscriber() -> dict[str, object]:
    page = GuidePage.objects.get(slug="spelregels")
    who: Any = Subscriber.objects.create(email="lezer@buurt.example", confirmed_at=timezone.now(), delete_after=None)
    waiting = who.subscription_set.create(page=page)
    who.subscription_set.create(page=page, below=True, confirmed_at=timezone.now(), delete_after=None)
    return {"subscriber_key": who.key, "subscription_key": waiting.key}


def _parties(lead: User) -> dict[str, object]:
    """Two that were merged."""
    dorpshart = Traject.objects.get(slug="dorpshart")
    one, two = dorpshart.parties.exclude(organisation=None).order_by("pk")[:2]
    assert one.organisation, "chosen so"
    assert two.organisation, "chosen so"
    merge_organisations(user=lead, target=one.organisation, source=two.organisation)
    return {
        "traject": dorpshart.pk,
        "merged_into": one.organisation_id,
        "merge": OrganisationMerge.objects.latest("pk").pk,
    }


def _imported(lead: User) -> dict[str, object]:
    rows = (POLICY, changed(changed(OPGAVE, 4, ""), 11, ""))
    return {"done_import": written(lead, csv_of(*rows)).pk}
