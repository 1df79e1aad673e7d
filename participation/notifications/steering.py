"""The letters about departures from a steering card: to the council, to who is asked why, and about questions."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from participation.choices import DepartureState
from participation.models import DepartureQuestion, SteeringDeparture
from participation.notifications.dossiers import day_in_words, group_of, is_confidential, lead_of
from participation.policy.steering import visible_departures, visible_questions
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post


def connect() -> None:
    """Tell the outbox of these letters."""
    asked = MailKind.ASKED
    register_letter(Letter("departure", MailKind.DEPARTURE, _told, _stands, is_confidential, _lead))
    register_letter(Letter("departure_found", asked, _found, _still_found, is_confidential, _lead))
    register_letter(Letter("departure_question", asked, _question, _may_read, is_confidential, _lead))
    register_letter(Letter("departure_answer", MailKind.ANSWER, _answer, _may_read, is_confidential, _lead))


def departure_told(departure: SteeringDeparture, people: Iterable[User], sender: User | None) -> None:
    """``state`` as it is now: a letter about a departure that is over by the time it leaves says so."""
    post("departure", people, about=departure, facts={"version": departure.version}, sender=sender)


def departure_found(departures: Sequence[SteeringDeparture], people: Sequence[User]) -> None:
    """One letter, however much was found at once."""
    post("departure_found", people, about=departures[0])


def question_asked(question: DepartureQuestion, people: Iterable[User]) -> None:
    post("departure_question", people, about=question, sender=question.asked_by)


def question_answered(question: DepartureQuestion, sender: User) -> None:
    post("departure_answer", [question.asked_by], about=question, sender=sender)


def _departure(mail: OutgoingMail) -> SteeringDeparture | None:
    about = mail.about
    if isinstance(about, DepartureQuestion):
        return about.departure
    return about if isinstance(about, SteeringDeparture) else None


def _known(mail: OutgoingMail) -> SteeringDeparture:
    departure = _departure(mail)
    assert departure is not None, "a letter that stands has its departure"
    return departure


def _stands(mail: OutgoingMail) -> bool:
    """Rule 10; and of two letters about one departure only the last leaves, when they wait together."""
    departure = _departure(mail)
    if departure is None or mail.fact("version") not in ("", departure.version):  # a discreet letter keeps no facts
        return False
    return visible_departures(mail.recipient).filter(pk=departure.pk, told_at__isnull=False).exists()


def _still_found(mail: OutgoingMail) -> bool:
    departure = _departure(mail)
    if departure is None or departure.state != DepartureState.FOUND:
        return False
    return visible_departures(mail.recipient).filter(pk=departure.pk).exists()


def _may_read(mail: OutgoingMail) -> bool:
    about = mail.about
    return isinstance(about, DepartureQuestion) and visible_questions(mail.recipient).filter(pk=about.pk).exists()


def _lead(mail: OutgoingMail) -> User | None:
    departure = _departure(mail)
    return lead_of(departure.opgave) if departure is not None else None


def _content(mail: OutgoingMail, subject: str, *lines: str, quote: str, action: str) -> Content:
    departure = _known(mail)
    title = one_line(str(departure.card))
    facts = [
        (_("Stuurkaart"), title),
        (_("Punt"), str(departure.get_point_display())),
        (_("Sinds"), day_in_words(departure.happened_on)),
    ]
    if departure.reason:
        facts.append((_("Reden"), one_line(departure.reason)))
    return Content(
        subject % {"title": title},
        lines,
        facts=tuple(facts),
        quote=quote,
        action=action,
        path=departure.get_workspace_url(),
        group=group_of(mail, departure.opgave, title),
    )


def _told(mail: OutgoingMail) -> Content:
    departure = _known(mail)
    lines = {
        DepartureState.ENDED: _("Deze afwijking van de stuurkaart van de raad is niet meer aan de orde."),
        DepartureState.DISMISSED: _("Hierover is gekeken: volgens de trekker wijkt dit niet af van de stuurkaart."),
        DepartureState.FOUND: _("Dit gaat anders dan de stuurkaart van de raad zegt. Een reden is nog niet gegeven."),
    }
    line = lines.get(DepartureState(departure.state), _("Dit gaat anders dan de stuurkaart van de raad zegt."))
    return _content(
        mail, _("Afwijking van de stuurkaart: %(title)s"), line, quote=departure.what, action=_("Ga naar de stuurkaart")
    )


def _found(mail: OutgoingMail) -> Content:
    line = _("De site ziet dat het dossier anders is dan de stuurkaart van de raad. Geef de reden, of zeg waarom niet.")
    return _content(
        mail,
        _("Geef een reden: het dossier wijkt af van “%(title)s”"),
        line,
        quote=_known(mail).what,
        action=_("Geef de reden"),
    )


def _question(mail: OutgoingMail) -> Content:
    question = mail.about
    assert isinstance(question, DepartureQuestion), "a letter that stands has its question"
    return _content(
        mail,
        _("Vraag uit de raad over een afwijking van “%(title)s”"),
        _("%(name)s vraagt:") % {"name": question.asked_by},
        quote=question.text,
        action=_("Beantwoord de vraag"),
    )


def _answer(mail: OutgoingMail) -> Content:
    question = mail.about
    assert isinstance(question, DepartureQuestion), "a letter that stands has its question"
    return _content(
        mail,
        _("Antwoord op uw vraag over “%(title)s”"),
        _("Het antwoord:"),
        quote=question.answer,
        action=_("Ga naar de stuurkaart"),
    )
