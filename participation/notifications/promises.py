"""The letter about a promise: to who keeps it, and later to who stands above it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from participation import policy
from participation.choices import EscalationStep
from participation.models import CommitmentNotice
from participation.notifications.dossiers import day_in_words, group_of, is_confidential, lead_of
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post


def connect() -> None:
    """Tell the outbox of this letter."""
    register_letter(Letter("commitment", MailKind.OVERDUE, _commitment, _stands, is_confidential, _lead))


def promise_escalated(notice: CommitmentNotice, people: Iterable[User]) -> None:
    """Of who keeps the promise, and of the lead, something is asked; who stands above it only hears of it."""
    for person in people:
        asked = person.pk == notice.commitment.owner_id or notice.step == EscalationStep.LEAD
        post("commitment", [person], about=notice, kind=MailKind.ASKED if asked else None)


def _stands(mail: OutgoingMail) -> bool:
    """What was settled or moved since is not sent; nor what the person may not read any more."""
    notice = mail.about
    if not isinstance(notice, CommitmentNotice):
        return False
    commitment = notice.commitment
    current = commitment.is_open and commitment.due_date == notice.due_date
    return current and policy.user_can_view_internal(mail.recipient, commitment.traject)


def _lead(mail: OutgoingMail) -> User | None:
    return lead_of(mail.about.commitment.traject) if isinstance(mail.about, CommitmentNotice) else None


def _commitment(mail: OutgoingMail) -> Content:
    notice = mail.about
    assert isinstance(notice, CommitmentNotice), "a letter that stands has its notice"
    commitment = notice.commitment
    title, day = one_line(commitment.traject.title), day_in_words(commitment.due_date)
    early = notice.step == EscalationStep.REMINDER
    subject = _("Toezegging: nog te doen voor %(day)s") if early else _("Toezegging is te laat: %(title)s")
    facts = [(_("Aan wie"), commitment.promised_to), (_("Uiterlijk op"), day)]
    if commitment.owner_id != mail.recipient_id:
        facts.append((_("Wie doet het"), str(commitment.owner)))
    return Content(
        subject % {"title": title, "day": day},
        (_("U hebt op u genomen om dit te doen:") if early else _("Dit is beloofd en nog niet gedaan:"),),
        facts=(*facts, (_("Traject"), title)),
        quote=commitment.promise,
        more=(_what_to_do(EscalationStep(notice.step)),),
        action=_("Ga naar de toezegging"),
        path=commitment.get_workspace_url(),
        group=group_of(mail, commitment.traject, title),
    )


def _what_to_do(step: EscalationStep) -> str:
    if step == EscalationStep.REMINDER:
        return _(
            "Is het gedaan? Zet dat er dan bij. Lukt het niet op tijd? Overleg dan met de trekker over een "
            "andere datum."
        )
    if step == EscalationStep.LEAD:
        return _(
            "U bent trekker. Zet erbij dat het is gedaan, kies met een reden een andere datum, of laat de "
            "toezegging met een reden vervallen."
        )
    return _("U krijgt dit bericht omdat de toezegging blijft liggen. Vraag de trekker wat er nodig is.")
