"""Afterwards: is all that was acknowledged there, once, and does every row agree with the others?"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  # after the set-up
from django.core.management import call_command  # noqa: E402 - after the set-up
from django.utils import timezone  # noqa: E402 - after the set-up
from django_tasks_db.models import DBTaskResult  # noqa: E402 - after the set-up
from wagtail.models import TaskState, WorkflowState  # noqa: E402 - after the set-up

from participation import audit  # noqa: E402 - after the set-up
from participation.audit.anchors import noted_in  # noqa: E402 - after the set-up
from participation.models import (  # noqa: E402 - after the set-up
    AuditEntry,
    Contribution,
    ContributionGiver,
    Reaction,
    Registration,
    RegistrationNotice,
    RegistrationPerson,
    Stuk,
)
from samenwerking.background.left_tasks import put_back_left_tasks  # noqa: E402 - after the set-up
from samenwerking.background.worker import make_worker  # noqa: E402 - after the set-up
from samenwerking.outbox.choices import MailState  # noqa: E402 - after the set-up
from samenwerking.outbox.models import OutgoingMail  # noqa: E402 - after the set-up
from samenwerking.outbox.sending import send_due  # noqa: E402 - after the set-up

# What the record may say of a paper after what, and the state that the paper then is in.
AFTER = {
    "submitted": {"step_approved", "returned", "withdrawn"},
    "step_approved": {"withdrawn"},
    "withdrawn": {"taken_up"},
    "taken_up": {"submitted"},
    "returned": {"submitted"},
}
STATE = {
    "submitted": "in_review",
    "step_approved": "in_review",
    "withdrawn": "withdrawn",
    "taken_up": "draft",
    "returned": "returned",
}
# A mail may be on its way, or a summary of the next morning.
DONE = {MailState.SENT, MailState.DROPPED, MailState.BUNDLED}


def finish_mails() -> None:
    """As if the rest after a failed attempt were over; the tasks that a killed worker left come first."""
    put_back_left_tasks(timedelta(0))
    make_worker(batch=True).run()
    for _round in range(3):
        OutgoingMail.objects.filter(state=MailState.WAITING, rhythm="now").update(due_at=timezone.now())
        send_due()
    call_command("mail_participants")


def papers(book: dict[str, Any], slugs: list[str]) -> Iterator[str]:
    for stuk in Stuk.objects.filter(slug__in=slugs):
        rows = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action__in=AFTER).order_by("sequence")
        acts = list(rows.values_list("action", flat=True))
        for before, after in pairwise(acts):
            if after not in AFTER[before]:
                yield f"{stuk.slug}: {after} after {before}"
        for action, found in (Counter(acts) | Counter(dict.fromkeys(AFTER, 0))).items():
            name = f"{stuk.slug} {action}"
            least = book["said_yes"].get(name, 0)
            if not least <= found <= least + book["unknown"].get(name, 0):
                yield f"{name}: {found} rows, {least} acknowledged"
        yield from _one_state(stuk, acts[-1] if acts else "taken_up")


def _one_state(stuk: Stuk, last: str) -> Iterator[str]:
    """The paper, its round and the open step tell the same."""
    if stuk.state != STATE[last]:
        yield f"{stuk.slug}: {stuk.state} after {last}"
    running = WorkflowState.objects.for_instance(stuk).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    open_steps = TaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(stuk), status=TaskState.STATUS_IN_PROGRESS
    )
    expected = int(stuk.state == "in_review")
    if (running.count(), open_steps.count()) != (expected, expected):
        yield f"{stuk.slug}: {stuk.state} with {running.count()} rounds and {open_steps.count()} open steps"
    if expected and running.get().current_task_state_id != open_steps.get().pk:
        yield f"{stuk.slug}: the round points at another step"


def words(book: dict[str, Any]) -> Iterator[str]:
    """Reactions, contributions and registrations: acknowledged is once, else at most once, with its row."""
    people = RegistrationPerson.objects.filter(name__startswith="deelnemer-")
    found = {
        "reactie": Counter(Reaction.objects.filter(text__startswith="reactie-").values_list("text", flat=True)),
        "inbreng": Counter(Contribution.objects.filter(text__startswith="inbreng-").values_list("text", flat=True)),
        "deelnemer": Counter(people.values_list("name", flat=True)),
    }
    for kind, there in found.items():
        said = {name for name in book["said_yes"] if name.startswith(f"{kind}-")}
        heard = said | {name for name in book["unknown"] if name.startswith(f"{kind}-")}
        yield from (f"{name}: acknowledged and gone" for name in sorted(said - set(there)))
        yield from (f"{name}: {count} times" for name, count in there.items() if count > 1)
        yield from (f"{name}: nobody sent it" for name in sorted(set(there) - heard))
    for kind, rows, action in (
        ("reaction", Reaction.objects.filter(text__startswith="reactie-"), "reaction_added"),
        ("contribution", Contribution.objects.filter(text__startswith="inbreng-"), None),
        ("registration", Registration.objects.filter(person__name__startswith="deelnemer-"), None),
    ):
        keys = set(rows.values_list("pk", flat=True))
        told = AuditEntry.objects.filter(object_type=kind, object_id__in=keys)
        told = told.filter(action=action) if action else told
        counts = Counter(told.values_list("object_id", flat=True))
        yield from (f"{kind} {pk}: {counts[pk]} rows in the record" for pk in keys if counts[pk] != 1)
    numbers = list(Registration.objects.order_by("werkatelier", "number").values_list("werkatelier", "number"))
    if len(numbers) != len(set(numbers)):
        yield "a number of a registration was given twice"


def mails(book: dict[str, Any]) -> Iterator[str]:
    """Every row that says sent is at the mail server, and none waits."""
    sink = book["sink"]
    for row in OutgoingMail.objects.filter(rhythm="now", pk__gt=book["mails_before"]):
        arrived = sum(count for key, count in sink["by_id"].items() if row.key.hex in key)
        if row.state not in DONE:
            yield f"mail {row.pk}: {row.state} {row.failure}"
        if row.state == MailState.SENT and not arrived:
            yield f"mail {row.pk}: sent, and not at the server"
    for notice in RegistrationNotice.objects.filter(registration__person__name__startswith="deelnemer-", sent_at=None):
        yield f"notice {notice.pk}: not sent"
    givers = ContributionGiver.objects.filter(contribution__text__startswith="inbreng-")
    people = RegistrationPerson.objects.filter(name__startswith="deelnemer-")
    for address in [*givers.values_list("email", flat=True), *people.values_list("email", flat=True)]:
        if not sink["by_receiver"].get(address):
            yield f"{address}: no mail"


def second_copies(sink: dict[str, Any]) -> dict[str, int]:
    """Mails that came twice: killed between the server's yes and our commit (decision 0191)."""
    by_id = sum(count - 1 for count in sink["by_id"].values())
    outside = sum(count - 1 for name, count in sink["by_receiver"].items() if name.endswith("@drill.example"))
    return {"same_message_id": by_id, "to_residents": outside}


def main(name: str) -> dict[str, Any]:
    book = json.loads(Path(name).read_text())
    problems = [*papers(book, book["papers"]), *words(book)]
    report = audit.verify_chain()
    if not report.sound:
        problems.append(f"chain: {report.problem}")
    call_command("anchor_audit")
    anchored = noted_in(Path(settings.AUDIT_ANCHOR_FILE))
    if not audit.verify_chain(anchored).sound:
        problems.append("the chain does not hold against its anchors")
    left = DBTaskResult.objects.exclude(status__in=["SUCCESSFUL"]).values_list("task_path", "status")
    return {"problems": problems, "rows": report.count, "tasks": Counter(map(str, left))}


if __name__ == "__main__":
    step, path = sys.argv[1:]
    if step == "finish":
        finish_mails()
    elif step == "mails":
        book = json.loads(Path(path).read_text())
        print(json.dumps({"problems": list(mails(book)), "copies": second_copies(book["sink"])}))  # noqa: T201 - read by the drill
    else:
        print(json.dumps(main(path)))  # noqa: T201 - read by the drill
