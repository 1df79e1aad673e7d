"""What the drill needs beside the demo: papers to take round, room at a werkatelier and an open form."""

import json
from datetime import timedelta

import django

django.setup()

from django.db.models import Max  # noqa: E402  # after the set-up
from django.utils import timezone  # noqa: E402 - after the set-up

from participation import policy  # noqa: E402 - after the set-up
from participation.choices import Confidentiality, StukKind, StukState  # noqa: E402 - after the set-up
from participation.demo.section_texts import written_body  # noqa: E402 - after the set-up
from participation.models import ContributionForm, RegistrationSetup, Stuk, Traject, Werkatelier  # noqa: E402 - after the set-up
from participation.selectors.papers import text_of  # noqa: E402 - after the set-up
from participation.services.stukken import create_stuk, save_stuk  # noqa: E402 - after the set-up
from samenwerking.accounts.models import User  # noqa: E402 - after the set-up
from samenwerking.launch.prepare import prepare  # noqa: E402 - after the set-up
from samenwerking.outbox.models import OutgoingMail  # noqa: E402 - after the set-up

PAPERS = 4


def make_paper(lead: User, traject: Traject, number: int) -> Stuk:
    stuk = create_stuk(user=lead, owner=traject, kind=StukKind.STARTNOTITIE, title=f"Oefening {number}")
    sections = [{**one, "body": written_body(one["key"], one["body"])} for one in stuk.sections]
    return save_stuk(
        user=lead,
        stuk=stuk,
        title=stuk.title,
        sections=sections,
        internal_notes="",
        base_revision_id=stuk.latest_revision_id,
    )


def main() -> dict[str, object]:
    prepare()
    traject = Traject.objects.get(slug="dorpshart")
    assert traject.opgave.confidentiality == Confidentiality.PUBLIC
    lead = User.objects.get(email__startswith="projectleider@")
    now = timezone.now()
    session = Werkatelier.objects.filter(traject=traject, published_at__isnull=False).order_by("pk").first()
    assert session is not None
    Werkatelier.objects.filter(pk=session.pk).update(
        starts_at=now + timedelta(days=30), ends_at=now + timedelta(days=30, hours=2), capacity=100_000
    )
    RegistrationSetup.objects.update_or_create(
        werkatelier=session, defaults={"is_open": True, "closes_at": None, "consent_text": "Goed."}
    )
    day = timezone.localdate()
    ContributionForm.objects.update_or_create(
        traject=traject,
        defaults={"opens_on": day, "closes_on": day + timedelta(days=30), "question": "Wat?", "consent_text": "Goed."},
    )
    member = User.objects.get(email__startswith="raadslid@")
    in_review = Stuk.objects.filter(state=StukState.IN_REVIEW).order_by("pk")
    offered = next(stuk for stuk in in_review if policy.user_can_react(member, stuk))
    text = policy.readable_revision(member, offered)
    assert text is not None
    papers = [make_paper(lead, traject, number).slug for number in range(PAPERS)]
    key = text_of(offered, text).sections[0]["key"]
    # What the demo tells of mails that bounced is no work of the drill.
    mails = OutgoingMail.objects.aggregate(last=Max("pk"))["last"] or 0
    return {"papers": papers, "session": session.slug, "offered": offered.slug, "section": key, "mails_before": mails}


if __name__ == "__main__":
    print(json.dumps(main()))  # noqa: T201 - read by the drill
