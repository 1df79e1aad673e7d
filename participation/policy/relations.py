"""Relations to one dossier: the only caller of django-guardian, always without model-wide permissions."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import Permission
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from guardian.shortcuts import assign_perm

from participation.choices import TeamRole
from participation.models import Opgave, Traject, Werkatelier
from participation.policy.known import ROWS, codename, known_of
from participation.policy.people import AnyUser, is_known
from samenwerking.accounts.models import User

Dossier = Opgave | Traject


AnyRecord = Opgave | Traject | Werkatelier


ModelT = TypeVar("ModelT", bound=Model)


def related_by_team(user: AnyUser, model: type[ModelT], *roles: TeamRole) -> QuerySet[ModelT]:
    """Records of ``model`` on which the user has one of the team roles; nothing for strangers."""
    if not is_known(user):
        return model._default_manager.none()
    known = known_of(user)
    if known is not None:
        return these(model, known.on_team(model, *roles))
    # A page asks this a dozen times. Only the question is kept, never the answer: each use sends it again, so that a
    # relation taken away works at once (rule 10).
    asked = user.__dict__.setdefault("_asked_relations", {})
    key = (model, roles)
    if key not in asked:
        asked[key] = _relations_of(user, model, roles or tuple(TeamRole))
    again: QuerySet[ModelT] = asked[key].all()
    return again


def _relations_of(user: AnyUser, model: type[ModelT], roles: tuple[TeamRole, ...]) -> QuerySet[ModelT]:
    """guardian's rows read directly: its ``get_objects_for_user`` says the same, and takes ten times as long to say."""
    codenames = [codename(role, model) for role in roles]
    rows = ROWS[model].objects.filter(user=user.pk or 0, permission__codename__in=codenames)
    return model._default_manager.filter(pk__in=rows.values("content_object"))


def led_by(person: User, model: type[ModelT]) -> QuerySet[ModelT]:
    """What the person leads, also when they left the municipality: somebody must take it over."""
    return _relations_of(person, model, (TeamRole.LEAD,))


def these(model: type[ModelT], numbers: Iterable[int]) -> QuerySet[ModelT]:
    """The records with these numbers; without numbers a list of which Django knows that it is empty."""
    found = sorted(numbers)
    return model._default_manager.filter(pk__in=found) if found else model._default_manager.none()


def ids(queryset: QuerySet[ModelT]) -> QuerySet[ModelT]:
    return queryset.order_by().values("pk")  # type: ignore[return-value]  # numbers only, still of this model


def one_of(name: str, records: QuerySet[ModelT]) -> Q:
    """Is what ``name`` leads to one of these records?

    Asked row by row: beside an "or", ``name__in`` would have the database list all records first (decision 0176).
    """
    return Q(Exists(records.order_by().filter(pk=OuterRef(name))))


def any_of(*parts: QuerySet[ModelT]) -> QuerySet[ModelT]:
    """The numbers of the records in any of these lists, for ``pk__in``; each list is found by its own index."""
    first, *rest = (ids(part) for part in parts)
    return first.union(*rest)


def opgaven_of(user: AnyUser) -> Q:
    """Rule 4: lead, member, reader, portfolio holder or client of the opgave itself."""
    if not is_known(user):
        return Q(pk__in=[])
    return Q(portfolio_holder=user) | Q(client=user) | Q(pk__in=ids(related_by_team(user, Opgave)))


def has_team_role(user: AnyUser, record: AnyRecord, *roles: TeamRole) -> bool:
    """On the record's traject or on its opgave: a relation to the opgave reaches everything beneath it."""
    traject = record if isinstance(record, Traject) else getattr(record, "traject", None)
    known = known_of(user)
    if known is not None:
        on_traject = traject is not None and traject.pk in known.on_team(Traject, *roles)
        return on_traject or record.opgave.pk in known.on_team(Opgave, *roles)
    if traject is not None and related_by_team(user, Traject, *roles).filter(pk=traject.pk).exists():
        return True
    return related_by_team(user, Opgave, *roles).filter(pk=record.opgave.pk).exists()


def grant_team_role(person: User, dossier: Dossier, role: TeamRole) -> None:
    """Give one team role, replacing any other; only services call this, after asking ``user_can_manage_team``."""
    revoke_team_roles(person, dossier)
    assign_perm(codename(role, type(dossier)), person, dossier)


def grant_team_roles(model: type[Opgave] | type[Traject], grants: Iterable[tuple[int, int, TeamRole]]) -> None:
    """Many at once, for records that were just made: (person, record, role). Only an import calls this."""
    of_model = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    known = Permission.objects.filter(**of_model)
    permissions = {permission.codename: permission for permission in known}
    rows: Any = ROWS[model]
    rows.objects.bulk_create(
        [
            rows(user_id=person, content_object_id=record, permission=permissions[codename(role, model)])
            for person, record, role in grants
        ],
        batch_size=1_000,
    )


def revoke_team_roles(person: User, dossier: Dossier) -> None:
    """Take every team role away."""
    codenames = [codename(role, type(dossier)) for role in TeamRole]
    rows = ROWS[type(dossier)].objects.filter(user=person, content_object_id=dossier.pk)
    rows.filter(permission__codename__in=codenames).delete()


def team_of(dossier: Dossier) -> list[tuple[User, TeamRole]]:
    """The people of one dossier with their role, leads first; relations of the opgave above not included."""
    rows = ROWS[type(dossier)].objects.filter(content_object_id=dossier.pk).select_related("user", "permission")
    order = list(TeamRole)
    team = [(row.user, TeamRole(row.permission.codename.split("_")[0])) for row in rows]
    return sorted(team, key=lambda pair: (order.index(pair[1]), str(pair[0])))
