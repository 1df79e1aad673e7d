"""Writing the rows of a sheet, a thousand at a time, inside the transaction of the caller."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from participation.choices import Channel, Moderation
from participation.exceptions import ParticipationError
from participation.importers.contributions.rows import ImportRow, import_rows
from participation.models import Contribution, ContributionGiver, ContributionGroup, ContributionImport, Traject
from participation.services.contributions.doors import narrowed
from participation.services.contributions.givers import giver_for, retention_days
from participation.services.contributions.grouping import named_group
from participation.services.contributions.near_texts import fingerprint_of
from samenwerking.accounts.models import User

BATCH = 1_000


def write_rows(upload: ContributionImport, traject: Traject, user: User) -> int:
    """How many were written. They wait to be judged. Raises ParticipationError for a row with an error."""
    rows = import_rows(bytes(upload.content), upload.mapping)
    groups: dict[str, ContributionGroup] = {}
    days = retention_days(traject)
    count = 0
    while batch := list(islice(rows, BATCH)):
        _check(batch)
        made = Contribution.objects.bulk_create([_made(row, upload, traject, user, groups) for row in batch])
        ContributionGiver.objects.bulk_create(_givers(batch, made, days))
        count += len(batch)
    return count


def _check(batch: list[ImportRow]) -> None:
    wrong = next((row for row in batch if row.errors), None)
    if wrong is not None:
        values = {"number": wrong.number, "problem": wrong.errors[0]}
        raise ParticipationError(_("Rij %(number)s: %(problem)s Er is niets ingelezen.") % values)


def _made(
    row: ImportRow, upload: ContributionImport, traject: Traject, user: User, groups: dict[str, ContributionGroup]
) -> Contribution:
    key = row.subject.casefold()
    if row.subject and key not in groups:
        groups[key] = named_group(traject, row.subject)
    return Contribution(
        traject=traject,
        group=groups.get(key),
        text=row.text,
        channel=Channel.SURVEY,
        received_on=row.received_on,
        publicity=narrowed(traject, row.publicity),
        state=Moderation.WAITING,
        fingerprint=fingerprint_of(row.text),
        imported_by=upload,
        created_by=user,
    )


def _givers(batch: list[ImportRow], made: list[Contribution], days: int) -> Iterator[ContributionGiver]:
    for row, contribution in zip(batch, made, strict=True):
        if row.giver.known:
            yield giver_for(contribution, row.giver, days=days, consented=False)
