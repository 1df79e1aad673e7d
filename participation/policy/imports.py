"""Who reads a list of opgaven and trajecten in (docs/decisions/0168)."""

from django.db.models import QuerySet

from participation.models import RegisterImport
from participation.policy.dossiers import user_can_create_opgave
from participation.policy.people import AnyUser, is_known


def user_can_import_lists(user: AnyUser) -> bool:
    """Reading in is making: who may make an opgave may make many at once (rule 5)."""
    return user_can_create_opgave(user)


def own_imports(user: AnyUser) -> QuerySet[RegisterImport]:
    """A list may hold what only its sender may know yet (rule 4); for anybody else it does not exist."""
    return RegisterImport.objects.filter(created_by=user.pk) if is_known(user) else RegisterImport.objects.none()
