"""Which people outside went along in an export, so that it goes when one of them is erased (AVG, article 17)."""

from typing import Any

from django.db.models import Model

from participation.models import (
    ContactPerson,
    ContributionGiver,
    DossierExport,
    Invitee,
    MarkedPassage,
    PhotoPermission,
    RegistrationPerson,
)

# Tables with data of people outside that an export may take, and which rows still hold them.
PEOPLE: dict[type[Model], dict[str, Any]] = {
    ContributionGiver: {"withdrawn_at": None},
    MarkedPassage: {"removed_at": None},
    RegistrationPerson: {},
    Invitee: {},
    ContactPerson: {},
    PhotoPermission: {},
}


def people_are_there(export: DossierExport) -> bool:
    """Are all of whom data went along still known? Else the zip holds what we said that is gone."""
    for model, known in PEOPLE.items():
        taken = export.people.get(str(model._meta.model_name), [])
        if taken and model._default_manager.filter(pk__in=taken, **known).count() != len(taken):
            return False
    return True
