"""Who exports a whole dossier for the archive, what may go along, and who fetches the zip (docs/decisions/0167).

The rule: the lead of the dossier, the college's secretariat and the clerk, as far as they read its inside (rules 3
and 4), also when it is closed: archiving comes after. The administrator does not: whoever manages the site has no
access to content. Personal data of residents and colleagues go along for the lead only, with a reason. Papers under
secrecy go along for who imposed it: the lead, and only when asked for by name. What is inside is never more than this
person may see at that moment, and fetching asks everything again.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from participation.choices import Confidentiality, ExportState, TeamRole
from participation.models import DossierExport, SecrecyGrant, Stuk, Traject
from participation.policy.people import AnyUser, has_role, is_known
from participation.policy.relations import Dossier, has_team_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import internal_trajecten, user_can_view_internal, user_is_related
from samenwerking.accounts.roles import Role


def user_can_export_dossier(user: AnyUser, dossier: Dossier) -> bool:
    """Lead, secretariat and clerk, of what they read from the inside.

    Who works on one traject of a confidential opgave reads the opgave too, and exports that traject, not the whole.
    """
    exports = has_team_role(user, dossier, TeamRole.LEAD) or has_role(user, Role.SECRETARIAT, Role.CLERK)
    if not holds(Rule.EXPORTERS, exports and user_can_view_internal(user, dossier)):
        return False
    confidential = dossier.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    return holds(Rule.EXPORTED_RELATION, not confidential or user_is_related(user, dossier))


def user_can_export_persons(user: AnyUser, dossier: Dossier) -> bool:
    """Names and addresses: the lead only (AVG: no more people than the purpose asks)."""
    return user_can_export_dossier(user, dossier) and holds(
        Rule.EXPORTED_PERSONS, has_team_role(user, dossier, TeamRole.LEAD)
    )


def user_can_export_secret(user: AnyUser, dossier: Dossier) -> bool:
    """Papers under secrecy: the lead, who imposes and lifts it (rule 4)."""
    return user_can_export_persons(user, dossier)


def stukken_of(dossier: Dossier) -> QuerySet[Stuk]:
    """All papers of an opgave with its trajecten, or of one traject; who sees which is not asked here."""
    if isinstance(dossier, Traject):
        return Stuk.objects.filter(traject=dossier)
    return Stuk.objects.filter(opgave=dossier)


def secret_stukken(dossier: Dossier) -> QuerySet[Stuk]:
    """Those under secrecy now or from a later day on."""
    return stukken_of(dossier).filter(pk__in=SecrecyGrant.objects.standing().values("stuk_id"))


def exported_trajecten(user: AnyUser, dossier: Dossier) -> QuerySet[Traject]:
    """The traject itself, or those of the opgave of which this person reads the inside."""
    chosen = Q(pk=dossier.pk) if isinstance(dossier, Traject) else Q(opgave=dossier)
    return internal_trajecten(user).filter(chosen)


def own_exports(user: AnyUser) -> QuerySet[DossierExport]:
    """An export is its asker's; for anybody else it does not exist."""
    return DossierExport.objects.filter(asked_by=user.pk) if is_known(user) else DossierExport.objects.none()


@dataclass(frozen=True)
class ExportStanding:
    """What somebody may with exports of one dossier now.

    ``secret_at``: when secrecy was last imposed on a paper of it; None when there is none under secrecy.
    """

    may: bool
    persons: bool
    related: bool
    secret_at: datetime | None

    @property
    def secret(self) -> bool:
        """Papers under secrecy: who takes personal data along is the lead, who imposes and lifts it (rule 4)."""
        return self.persons

    def allows(self, export: DossierExport) -> bool:
        """Does everything that went into the zip still hold for who asked for it?"""
        if not self.may or (export.with_persons and not self.persons) or (export.with_secret and not self.secret):
            return False
        if export.confidentiality == Confidentiality.CONFIDENTIAL and not self.related:
            return False
        # A paper that came under secrecy since may be in it.
        began = export.started_at
        return export.with_secret or self.secret_at is None or (began is not None and self.secret_at < began)


def export_standing(user: AnyUser, dossier: Dossier) -> ExportStanding:
    """For many exports of a dossier at once: a fixed number of queries."""
    may = user_can_export_dossier(user, dossier)
    secret = SecrecyGrant.objects.standing().filter(stuk__in=stukken_of(dossier).order_by().values("pk"))
    return ExportStanding(
        may=may,
        persons=may and has_team_role(user, dossier, TeamRole.LEAD),
        related=may and user_is_related(user, dossier),
        secret_at=secret.aggregate(last=Max("created_at"))["last"],
    )


def user_can_fetch_export(user: AnyUser, export: DossierExport, standing: ExportStanding | None = None) -> bool:
    """Who asked for it, within its days, and only while everything that it took still holds (rule 10)."""
    if not is_known(user) or export.asked_by_id != user.pk or export.state != ExportState.DONE:
        return False
    if export.expires_at is None or export.expires_at <= timezone.now():
        return False
    return (standing or export_standing(user, export.dossier)).allows(export)
