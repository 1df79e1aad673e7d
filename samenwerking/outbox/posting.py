"""Writing mails down, in the transaction of what they tell. Nothing leaves here: that is the worker's part."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from samenwerking.accounts.models import User

from .choices import MailKind, MailRhythm
from .letters import letter_named
from .models import OutgoingMail
from .preferences import DEFAULT, rhythms_for
from .tasks import wake_worker


@transaction.atomic
def post(
    letter: str,
    people: Iterable[User],
    *,
    about: models.Model | None = None,
    facts: Mapping[str, Any] | None = None,
    sender: User | None = None,
    kind: MailKind | None = None,
) -> list[OutgoingMail]:
    """One row for each of these people who may log in and wants this kind of mail.

    ``facts`` must be JSON: what stays as it was now. ``sender`` is to whom a reply goes. ``kind`` is for a letter that
    asks something of one person and only tells another.
    """
    found = letter_named(letter)
    kind = kind or found.kind
    receivers = [person for person in dict.fromkeys(people) if person.is_active or found.to_closed_accounts]
    chosen = rhythms_for(receivers, kind)
    rows = []
    for person in receivers:
        rhythm = chosen.get(person.pk, DEFAULT)
        if rhythm == MailRhythm.OFF:
            continue
        row = OutgoingMail(recipient=person, sender=sender, letter=letter, kind=kind, rhythm=rhythm)
        if about is not None:
            row.about_type, row.about_id = ContentType.objects.get_for_model(about), about.pk
            row.about = about
        row.discreet = found.is_secret(row)
        row.facts = {} if row.discreet else dict(facts or {})
        rows.append(row)
    made = OutgoingMail.objects.bulk_create(rows)
    if made:
        transaction.on_commit(wake_worker, robust=True)
    return made
