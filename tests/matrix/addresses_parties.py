"""Addresses of parties across trajecten, contact persons, the figure, the depth, the tree, and acts from a list.

``{organisation}`` is a party of the public traject dorpshart, ``{contact}`` a contact person there.
"""

from participation.models import ContactPerson, Party
from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import EDITORS, LOGGED_IN, NOBODY, STAFF, Identity

# Who writes about parties: project leaders, managers and communication.
MERGERS = frozenset(
    {
        Identity.COMMUNICATION,
        Identity.LEAD,
        Identity.OTHER_LEADER,
        Identity.MEMBER,
        Identity.CLIENT,
        Identity.OTHER_MANAGER,
    }
)


def _row(route: str, path: str, get: People, post: People | None, knows: People = LOGGED_IN) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", get=get, post=post, knows=knows, login=True)


def _traject_rows(slug: str) -> list[Row]:
    route, path, knows = "trajecten/<slug:slug>/", f"trajecten/{slug}/", KNOWS[slug]
    return [
        _row(f"{route}krachtenveld/", f"{path}krachtenveld/", INSIDE[slug], None, knows),
        _row(f"{route}vragen/diepte/", f"{path}vragen/diepte/", EDITORS, EDITORS, knows),
        # Of contact persons nobody outside the team may know, whatever they may know of the traject.
        _row(f"{route}contactpersonen/", f"{path}contactpersonen/", EDITORS, None, EDITORS),
    ]


def _contact_rows(slug: str, people: People) -> list[Row]:
    """Through another traject the party and the contact person do not exist."""
    route, path = "trajecten/<slug:slug>/", f"trajecten/{slug}/"
    new, one = "partijen/<int:party_id>/contactpersonen/nieuw/", "contactpersonen/<int:pk>/"
    return [
        _row(f"{route}{new}", f"{path}partijen/{{party}}/contactpersonen/nieuw/", people, people, people),
        _row(f"{route}{one}", f"{path}contactpersonen/{{contact}}/", people, people, people),
        _row(f"{route}{one}wissen/", f"{path}contactpersonen/{{contact}}/wissen/", people, people, people),
    ]


PARTIES = [
    Row("register/samenhang/", "/register/samenhang/"),
    _row("samenhang/", "samenhang/", LOGGED_IN, None),
    _row("samen/opgaven/", "samen/opgaven/", LOGGED_IN, LOGGED_IN),
    _row("samen/trajecten/", "samen/trajecten/", LOGGED_IN, LOGGED_IN),
    _row("partijen/", "partijen/", STAFF, None),
    _row("partijen/suggesties/", "partijen/suggesties/?q=dorp", STAFF, None),
    _row("partijen/<int:pk>/", "partijen/{organisation}/", STAFF, None),
    _row("partijen/<int:pk>/samenvoegen/", "partijen/{organisation}/samenvoegen/", MERGERS, MERGERS),
    # Nothing was merged in the demo: the page of the party says what can be undone.
    _row(
        "partijen/<int:pk>/samenvoegingen/<int:merge_id>/terugdraaien/",
        "partijen/{organisation}/samenvoegingen/999999/terugdraaien/",
        MERGERS,
        MERGERS,
    ),
    *(row for slug in KNOWS for row in _traject_rows(slug)),
    *_contact_rows("dorpshart", EDITORS),
    *_contact_rows("vastgoed", NOBODY),
]


def party_numbers() -> dict[str, object]:
    """The numbers that rows of the demo got."""
    return {
        "organisation": Party.objects.filter(traject__slug="dorpshart").order_by("pk")[0].organisation_id,
        "contact": ContactPerson.objects.get(party__traject__slug="dorpshart").pk,
    }
