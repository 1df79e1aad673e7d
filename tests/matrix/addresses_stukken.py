"""Addresses of the werkplaats for papers (rules 3, 4, 6, 7 and 8): one line per paper of the demo, written by hand.

Where each paper stands: a draft; at the client; given back by the client; adopted by the council; put off by the
council; rejected by the council; withdrawn while it was at the client.
"""

from dataclasses import dataclass

from tests.matrix.addresses import People, Row
from tests.matrix.identities import (
    CLERK,
    CLIENT,
    COLLEGE,
    COUNCIL,
    EDITORS,
    LEAD,
    LOGGED_IN,
    MANAGERS,
    NOBODY,
    OVERSEERS,
    PUBLISHERS,
    RELATED,
    STAFF,
    Identity,
)


@dataclass(frozen=True)
class Paper:
    """Who may know of a paper, and who may do what with it as it stands."""

    slug: str
    knows: People
    write: People = NOBODY
    delete: People = NOBODY
    submit: People = NOBODY
    approve: People = NOBODY
    decide: People = NOBODY
    withdraw: People = NOBODY
    take_up: People = NOBODY
    revise: People = NOBODY
    changed: People = NOBODY
    unpublish: People = NOBODY
    react: People = NOBODY
    secrecy: People = NOBODY


PAPERS = [
    Paper("dorpshart-draft", STAFF, write=EDITORS, delete=LEAD, submit=LEAD, withdraw=LEAD),
    Paper("dorpshart-in-review", STAFF, approve=CLIENT, withdraw=LEAD),
    Paper("dorpshart-returned", STAFF, write=EDITORS, submit=LEAD, withdraw=LEAD),
    Paper("dorpshart-adopted", LOGGED_IN, unpublish=PUBLISHERS, revise=LEAD),
    # The council amended the text in its last step: who reads the dossier, or sits in the council, may compare.
    Paper("dorpshart-adopted-amended", LOGGED_IN, unpublish=PUBLISHERS, changed=STAFF | COUNCIL, revise=LEAD),
    Paper("dorpshart-deferred", STAFF | COUNCIL, decide=CLERK, withdraw=LEAD, react=COUNCIL | COLLEGE),
    Paper("dorpshart-rejected", STAFF | COUNCIL),
    Paper("dorpshart-withdrawn", STAFF, take_up=LEAD),
    Paper("vastgoed-draft", STAFF, write=EDITORS, delete=LEAD, submit=LEAD, withdraw=LEAD),
    Paper("vastgoed-in-review", STAFF, approve=CLIENT, withdraw=LEAD),
    Paper("locatiekeuze-draft", RELATED, write=EDITORS, delete=LEAD, submit=LEAD, withdraw=LEAD),
    Paper("locatiekeuze-in-review", RELATED, approve=CLIENT, withdraw=LEAD, secrecy=LEAD),
]


def paper_rows(paper: Paper) -> list[Row]:
    """All rows of one paper. Reading the address of a button only leads back to the paper."""
    knows = paper.knows
    table: list[tuple[str, People, People | None]] = [
        ("", knows, None),
        ("stuk.pdf", knows, None),
        ("stuk.odt", knows, None),
        ("tekst/", knows, None),
        ("bewerken/", paper.write, paper.write),
        ("opnieuw-vullen/", paper.write, paper.write),
        ("verwijderen/", paper.delete, paper.delete),
        ("indienen/", paper.submit, paper.submit),
        ("akkoord/", knows, paper.approve),
        # No route of the demo's papers lets anybody pass over the step where they stand.
        ("overslaan/", knows, NOBODY),
        ("teruggeven/", knows, paper.approve | paper.decide),
        ("besluit/", paper.decide, paper.decide),
        ("intrekken/", paper.withdraw, paper.withdraw),
        ("weer-oppakken/", paper.take_up, paper.take_up),
        ("herzien/", paper.revise, paper.revise),
        # Every adopted paper of the demo is on the register already.
        ("publiceren/", NOBODY, NOBODY),
        ("van-het-register/", paper.unpublish, paper.unpublish),
        ("geheimhouding/", paper.secrecy, paper.secrecy),
    ]
    rows = [_row(f"stukken/<slug:slug>/{end}", f"{paper.slug}/{end}", get, post, knows) for end, get, post in table]
    # Who knows no earlier version finds nothing to compare.
    rows.append(_row("stukken/<slug:slug>/veranderd/", f"{paper.slug}/veranderd/", paper.changed, None, paper.changed))
    react = "stukken/<slug:slug>/onderdelen/<slug:section_key>/reageren/"
    rows.append(_row(react, f"{paper.slug}/onderdelen/{{section}}/reageren/", paper.react, paper.react, knows))
    # No paper of the demo in this table lies before the council for information.
    rows.append(_row("stukken/<slug:slug>/gezien/", f"{paper.slug}/gezien/", None, NOBODY, knows))
    # No circle has this number: whoever might end one hears that it is not there, others may not even try.
    lift = "stukken/<slug:slug>/geheimhouding/<int:pk>/opheffen/"
    rows.append(_row(lift, f"{paper.slug}/geheimhouding/999999/opheffen/", NOBODY, NOBODY, knows - LEAD))
    confirm = "stukken/<slug:slug>/geheimhouding/<int:pk>/bekrachtigen/"
    rows.append(_row(confirm, f"{paper.slug}/geheimhouding/999999/bekrachtigen/", NOBODY, NOBODY, knows - CLERK))
    return rows


def _row(route: str, path: str, get: People | None, post: People | None, knows: People) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/stukken/{path}", get=get, post=post, knows=knows, login=True)


NEW = r"werkplaats/^(?P<owner_kind>opgaven|trajecten|werkateliers)/(?P<slug>[-\w]+)/stukken/nieuw/$"
OWNERS = {
    "opgaven/dorpshart": LOGGED_IN,
    "trajecten/dorpshart": LOGGED_IN,
    "werkateliers/dorpshart-avond-1": LOGGED_IN,
    "trajecten/vastgoed": STAFF,
    "trajecten/locatiekeuze": RELATED,
}
# For whom a step can wait: clients and portfolio holders.
REPLACED = MANAGERS | COLLEGE
ADMIN = frozenset({Identity.ADMIN})
ANSWER = "stukken/<slug:slug>/reacties/<int:pk>/antwoord/"

STUKKEN = [
    Row("werkplaats/stukken/", "/werkplaats/stukken/", get=LOGGED_IN, login=True),
    *(
        Row(NEW, f"/werkplaats/{owner}/stukken/nieuw/", get=EDITORS, post=EDITORS, knows=knows, login=True)
        for owner, knows in OWNERS.items()
    ),
    *(row for paper in PAPERS for row in paper_rows(paper)),
    _row(ANSWER, "dorpshart-deferred/reacties/{reaction}/antwoord/", LEAD, LEAD, STAFF | COUNCIL),
    # No decision has this number.
    _row("stukken/<slug:slug>/besluiten/<int:pk>/", "dorpshart-adopted/besluiten/999999/", NOBODY, None, NOBODY),
    # The same reaction through another paper does not exist.
    _row(ANSWER, "dorpshart-adopted/reacties/{reaction}/antwoord/", NOBODY, NOBODY, NOBODY),
    Row("werkplaats/vervanging/", "/werkplaats/vervanging/", get=REPLACED, post=REPLACED, login=True),
    Row("werkplaats/vervanging/afwezig/", "/werkplaats/vervanging/afwezig/", get=REPLACED, post=REPLACED, login=True),
    Row(
        "werkplaats/vervanging/afwezig/<int:pk>/beeindigen/",
        "/werkplaats/vervanging/afwezig/999999/beeindigen/",
        get=NOBODY,
        post=NOBODY,
        knows=NOBODY,
        login=True,
    ),
    Row("werkplaats/overdracht/", "/werkplaats/overdracht/", get=ADMIN, post=ADMIN, login=True),
    Row(
        "werkplaats/vervanging/<int:pk>/beeindigen/",
        "/werkplaats/vervanging/999999/beeindigen/",
        get=NOBODY,
        post=NOBODY,
        knows=NOBODY,
        login=True,
    ),
    Row("werkplaats/verantwoording/", "/werkplaats/verantwoording/", get=OVERSEERS, login=True),
    Row(
        "werkplaats/verantwoording/narekenen/",
        "/werkplaats/verantwoording/narekenen/",
        get=None,
        post=OVERSEERS,
        login=True,
    ),
]
