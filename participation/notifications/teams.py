"""Letters about who works on a dossier: put on a team, taken off, or having taken over all of somebody's dossiers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import policy
from participation.choices import Confidentiality, TeamRole
from participation.models import Opgave, Traject
from participation.notifications.dossiers import group_of, is_confidential, lead_of
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post


def connect() -> None:
    """Tell the outbox of these letters."""
    team = MailKind.TEAM
    register_letter(Letter("team_joined", team, _joined, _is_in_team, is_confidential, _lead))
    register_letter(Letter("team_left", team, _left, _is_out_of_team, is_confidential, _lead))
    register_letter(Letter("dossiers_taken_over", team, _taken_over))


def team_changed(dossier: Opgave | Traject, person: User, role: TeamRole | None, sender: User) -> None:
    """Whoever puts themselves on a team knows it. Of a confidential dossier nobody hears that they left it: a mail can
    only say that there is something, and there is nothing any more.
    """
    if person.pk == sender.pk:
        return
    if role is None:
        if dossier.opgave.confidentiality != Confidentiality.CONFIDENTIAL:
            post("team_left", [person], about=dossier, sender=sender, facts={"title": one_line(dossier.title)})
    else:
        facts = {"title": one_line(dossier.title), "role": role.value}
        post("team_joined", [person], about=dossier, sender=sender, facts=facts)


def dossiers_taken_over(person: User, former: User, count: int, sender: User) -> None:
    """A number and no titles: some may be confidential."""
    if person.pk != sender.pk:
        facts = {"count": count, "former": one_line(former)}
        post("dossiers_taken_over", [person], sender=sender, facts=facts)


def _dossier(mail: OutgoingMail) -> Opgave | Traject | None:
    return mail.about if isinstance(mail.about, Opgave | Traject) else None


def _known(mail: OutgoingMail) -> Opgave | Traject:
    dossier = _dossier(mail)
    assert dossier is not None, "a letter that stands has its dossier"
    return dossier


def _role_now(mail: OutgoingMail) -> TeamRole | None:
    dossier = _dossier(mail)
    return dict(policy.team_of(dossier)).get(mail.recipient) if dossier is not None else None


def _is_in_team(mail: OutgoingMail) -> bool:
    """With the role of this letter; another letter tells of a later one. A discreet one holds no role."""
    role = _role_now(mail)
    return role is not None and mail.fact("role") in ("", role)


def _is_out_of_team(mail: OutgoingMail) -> bool:
    return _dossier(mail) is not None and _role_now(mail) is None and not is_confidential(mail)


def _lead(mail: OutgoingMail) -> User | None:
    dossier = _dossier(mail)
    return lead_of(dossier) if dossier is not None else None


def _joined(mail: OutgoingMail) -> Content:
    dossier, title = _known(mail), mail.fact("title")
    role = _role_now(mail)
    assert role is not None, "a letter that stands has its role"
    return Content(
        _("U werkt mee aan: %(title)s") % {"title": title},
        (_("Iemand zette u in het team van dit dossier."),),
        facts=((_("Het dossier"), title), (_("Uw rol"), str(role.label))),
        action=_("Ga naar het dossier"),
        path=dossier.get_workspace_url(),
        group=group_of(mail, dossier, _("Teams")),
    )


def _left(mail: OutgoingMail) -> Content:
    title = mail.fact("title")
    return Content(
        _("U zit niet meer in het team van: %(title)s") % {"title": title},
        (_("Iemand haalde u uit het team van dit dossier. U hoeft niets te doen."),),
        facts=((_("Het dossier"), title),),
        action=_("Ga naar de werkplaats"),
        path=reverse("werkplaats:home"),
        group=_("Teams"),
    )


def _taken_over(mail: OutgoingMail) -> Content:
    count, former = int(mail.fact("count") or 0), mail.fact("former")
    said = ngettext("U nam %(n)s dossier over van %(name)s.", "U nam %(n)s dossiers over van %(name)s.", count) % {
        "n": count,
        "name": former,
    }
    return Content(
        _("U nam dossiers over van %(name)s") % {"name": former},
        (said, _("Zij staan op uw eerste bladzijde in de werkplaats.")),
        action=_("Ga naar de werkplaats"),
        path=reverse("werkplaats:home"),
        group=_("Teams"),
    )
