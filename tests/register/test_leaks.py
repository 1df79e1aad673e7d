"""A world with one of everything: nothing that is not public leaves through any door of the register (rule 2)."""

import re

import pytest
from django.test import Client

from participation import policy
from participation.models import Opgave, Stuk, Traject, Werkatelier
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.matrix.world import make_world

pytestmark = pytest.mark.django_db
LISTS = ("opgaven", "trajecten", "werkateliers", "stukken")
KINDS = {Opgave: "opgaven", Traject: "trajecten", Werkatelier: "werkateliers", Stuk: "stukken"}
PUBLIC = {
    Opgave: policy.public_opgaven,
    Traject: policy.public_trajecten,
    Werkatelier: policy.public_werkateliers,
    Stuk: policy.public_stukken,
}


def _everything_served(client: Client) -> dict[str, str]:
    """Every document that the register gives this reader, as text."""
    paths = ["", "atom.xml", "werkateliers.ics"]
    for name in LISTS:
        paths += [f"{name}/", f"{name}/export.csv", *(f"{name}/?q={word}" for word in ("plein", "kanarie", "avonden"))]
        paths += [f"{name}/?process=explore&body=college", f"{name}/?sort=title&participation=undecided"]
    for model, name in KINDS.items():
        for slug in model._default_manager.values_list("slug", flat=True):
            paths.append(f"{name}/{slug}/")
            if model is Werkatelier:
                paths.append(f"{name}/{slug}.ics")
            if model is Stuk:
                paths += [f"{name}/{slug}.json", f"{name}/{slug}.pdf"]
    served = {}
    for path in paths:
        response = client.get(f"/register/{path}")
        if response.status_code == 200:
            body = b"".join(response) if response.streaming else response.content
            served[path] = body.decode(errors="replace")
    return served


def _main(document: str) -> str:
    """The document without the menu of who is logged in."""
    return document.split("<main", 1)[-1]


@pytest.mark.parametrize("role", [None, Role.COUNCIL, Role.PROJECT_LEADER, Role.ADMIN])
def test_only_what_is_public_leaves_the_register(client: Client, role: Role | None) -> None:
    world = make_world()
    if role:
        client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    served = _everything_served(client)
    shown = "\n".join(_main(document) for document in served.values())
    assert "kanarie-" not in shown
    for thing in world.everything:
        public = PUBLIC[type(thing)]().filter(pk=thing.pk).exists()  # type: ignore[operator,index]  # rows of several kinds go by one name here
        path = f"{KINDS[type(thing)]}/{thing.slug}/"  # type: ignore[attr-defined,index]  # rows of several kinds go by one name here
        assert (path in served) == public, path
        named = re.search(rf"\b{re.escape(str(thing))}\b(?!-)", shown) is not None
        assert named == public, (role, thing)
        assert (f"/register/{path}" in shown) == public, path
    assert policy.public_stukken().count() == 1
