"""The letters about papers: what each says, whether it still stands, and who answers a reply."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.models import Reaction, SecrecyGrant, Stuk
from participation.notifications.dossiers import day_in_words, dossier_of, group_of, is_confidential, lead_of
from participation.notifications.mail_links import links_for
from participation.policy.secrecy import lapsed_secrecy_of
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, discreet_content, register_letter
from samenwerking.outbox.models import OutgoingMail

Compose = Callable[[OutgoingMail], Content]
Facts = tuple[tuple[str, str], ...]


def connect() -> None:
    """Tell the outbox of these letters."""
    asked, reading, result = MailKind.ASKED, MailKind.READING, MailKind.RESULT
    _paper("step_waiting", asked, _step_waiting, stands=_waits_for)
    _paper("nobody", asked, _nobody)
    _paper("offered", reading, _offered, stands=_may_react)
    _paper("returned", asked, _returned)
    _paper("adopted", result, _adopted)
    _paper("deferred", result, _deferred)
    _paper("rejected", result, _rejected)
    _paper("step_alert", MailKind.OVERDUE, _step_alert)
    _paper("question", asked, _question)
    _paper("answer", MailKind.ANSWER, _answer)
    # Discreet by its own words, which may name the first day.
    register_letter(Letter("secrecy", asked, _secrecy, stands=_in_circle))
    register_letter(Letter("secrecy_lapsed", asked, lambda _mail: discreet_content(), stands=_may_offer_anew))


def _paper(name: str, kind: MailKind, compose: Compose, stands: Callable[[OutgoingMail], bool] | None = None) -> None:
    register_letter(Letter(name, kind, compose, stands or _may_see, is_confidential, _lead))


def _stuk(mail: OutgoingMail) -> Stuk | None:
    about = mail.about
    return about.stuk if isinstance(about, Reaction) else about if isinstance(about, Stuk) else None


def _known(mail: OutgoingMail) -> Stuk:
    stuk = _stuk(mail)
    assert stuk is not None, "a letter that stands has its paper"
    return stuk


def _may_see(mail: OutgoingMail) -> bool:
    """Rule 10: a role or relation taken away works at once, also for what waits here."""
    stuk = _stuk(mail)
    return stuk is not None and policy.user_can_view(mail.recipient, stuk)


def _waits_for(mail: OutgoingMail) -> bool:
    """Somebody else may have taken the step since."""
    stuk = _stuk(mail)
    return stuk is not None and policy.user_can_decide(mail.recipient, stuk)


def _may_react(mail: OutgoingMail) -> bool:
    """Reading is asked for as long as one can still say something about it."""
    stuk = _stuk(mail)
    return stuk is not None and policy.user_can_react(mail.recipient, stuk)


def _in_circle(mail: OutgoingMail) -> bool:
    grant = mail.about
    return (
        isinstance(grant, SecrecyGrant)
        and SecrecyGrant.objects.standing().filter(pk=grant.pk).exists()
        and User.objects.in_service().filter(pk=mail.recipient_id, secrecy_grants=grant).exists()
    )


def _may_offer_anew(mail: OutgoingMail) -> bool:
    return lapsed_secrecy_of(mail.recipient).filter(pk=mail.about_id or 0).exists()


def _lead(mail: OutgoingMail) -> User | None:
    stuk = _stuk(mail)
    return lead_of(dossier_of(stuk)) if stuk is not None else None


def _content(
    mail: OutgoingMail,
    subject: str,
    *lines: str,
    action: str,
    anchor: str = "",
    facts: Facts = (),
    quote: str = "",
    more: tuple[str, ...] = (),
    buttons: Facts = (),
) -> Content:
    stuk, title = _known(mail), mail.fact("title")
    return Content(
        subject % {"title": title},
        lines,
        facts=facts,
        quote=quote,
        more=more,
        action=action,
        path=f"{stuk.get_workspace_url()}{anchor}",
        group=group_of(mail, dossier_of(stuk), title),
        buttons=buttons,
    )


def _about_step(mail: OutgoingMail) -> Facts:
    rows: Facts = ((_("Het stuk"), mail.fact("title")), (_("De stap"), mail.fact("step")))
    due = mail.fact("due")
    return (*rows, (_("Uiterlijk"), day_in_words(due))) if due else rows


def _step_waiting(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Wacht op u: %(title)s"),
        _("Er wacht een stuk op u. Lees het en neem de stap in de werkplaats."),
        facts=_about_step(mail),
        action=_("Lees het stuk en neem de stap"),
    )


def _nobody(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Niemand kan verder met: %(title)s"),
        _(
            "Niemand kan nu deze stap nemen. Wie de stap mag nemen, mag dit stuk niet zien, werkte zelf aan "
            "het stuk of nam al een andere stap."
        ),
        _("Geef iemand toegang, wijs een vervanger aan of trek het stuk in."),
        facts=_about_step(mail),
        action=_("Ga naar het stuk"),
    )


def _offered(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Om te lezen: %(title)s"),
        _("Er is een stuk aan u aangeboden. Lees het, en reageer als u dat wilt."),
        facts=((_("Het stuk"), mail.fact("title")), (_("U kunt reageren tot en met"), day_in_words(mail.fact("due")))),
        action=_("Lees het stuk"),
        buttons=links_for(mail.recipient, _known(mail)),
    )


def _returned(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Teruggegeven: %(title)s"),
        _("Dit stuk is aan u teruggegeven. De reden:"),
        quote=mail.fact("reason"),
        more=(_("Pas het stuk aan en dien het opnieuw in."),),
        action=_("Ga naar het stuk"),
    )


def _outcome(mail: OutgoingMail, *more: str) -> Content:
    """Subject and outcome are words of the fixed list of states."""
    reason = mail.fact("reason")
    lines = [_("De uitkomst: %(outcome)s.") % {"outcome": mail.fact("state")}]
    lines += [_("De motivering:")] if reason else []
    subject = f"{mail.fact('state')}: %(title)s"
    return _content(mail, subject, *lines, quote=reason, more=more, action=_("Ga naar het stuk"))


def _adopted(mail: OutgoingMail) -> Content:
    shown = _("Het stuk staat op het openbare register.")
    return _outcome(mail, shown if mail.fact("live") else _("Het stuk staat nog niet op het openbare register."))


def _deferred(mail: OutgoingMail) -> Content:
    return _outcome(mail, _("Het stuk is aangehouden en komt terug bij hetzelfde orgaan."))


def _rejected(mail: OutgoingMail) -> Content:
    return _outcome(mail, _("Het stuk is verworpen. De behandeling is daarmee voorbij."))


def _step_alert(mail: OutgoingMail) -> Content:
    if mail.fact("late"):
        subject = _("Te laat: %(title)s")
        line = _("De termijn van deze stap is voorbij. Neem de stap, of spreek af wanneer dat gebeurt.")
    else:
        subject = _("Wacht op iemand die er niet is: %(title)s")
        line = _(
            "Wie deze stap neemt, is afwezig en heeft geen vervanger. Zorg voor een vervanger, of overleg "
            "hoe het verder gaat."
        )
    return _content(mail, subject, line, facts=_about_step(mail), action=_("Ga naar het stuk"))


def _question(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Nieuwe reactie op: %(title)s"),
        _("Er is een reactie op dit stuk."),
        facts=((_("Soort reactie"), mail.fact("kind")), (_("Namens"), mail.fact("body"))),
        action=_("Lees wat is ingediend") if _is_amending(mail) else _("Lees de reactie en geef antwoord"),
        anchor=f"#reactie-{mail.about_id}",
    )


def _is_amending(mail: OutgoingMail) -> bool:
    """Of an amendment or motion no answer is asked (docs/decisions/0229)."""
    return isinstance(mail.about, Reaction) and mail.about.is_amending


def _answer(mail: OutgoingMail) -> Content:
    return _content(
        mail,
        _("Antwoord op uw reactie: %(title)s"),
        _("Uw reactie op dit stuk is beantwoord."),
        action=_("Lees het antwoord"),
        anchor=f"#reactie-{mail.about_id}",
    )


def _secrecy(mail: OutgoingMail) -> Content:
    """Before the first day they do not see the paper yet."""
    grant = mail.about
    assert isinstance(grant, SecrecyGrant), "a letter that stands has its grant"
    if grant.starts_on <= timezone.localdate():
        return discreet_content()
    day = day_in_words(grant.starts_on)
    return discreet_content(
        _("Vanaf %(day)s staat er iets voor u klaar in de werkplaats. Log dan in om het te zien.") % {"day": day}
    )
