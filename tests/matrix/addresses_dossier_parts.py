"""Addresses of the bin, attachments and the logbook of a dossier (rules 3, 4 and 5)."""

from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import EDITORS, LOGGED_IN, STAFF

# What the demo has of a traject that is public: one internal file, one public file, entries of the logbook.
FILE, PUBLIC_FILE = "{attachment}", "{public_attachment}"
DOSSIER_PARTS: list[Row] = [
    Row("werkplaats/bijlagen/<int:pk>/", f"/werkplaats/bijlagen/{FILE}/", STAFF, knows=STAFF, login=True),
    Row(
        "werkplaats/bijlagen/<int:pk>/", f"/werkplaats/bijlagen/{PUBLIC_FILE}/", LOGGED_IN, knows=LOGGED_IN, login=True
    ),
    Row("register/bijlagen/<int:pk>/", f"/register/bijlagen/{PUBLIC_FILE}/"),
    Row("register/bijlagen/<int:pk>/", f"/register/bijlagen/{FILE}/", get=frozenset(), knows=frozenset()),
]


def _editing(route: str, path: str, slug: str) -> Row:
    """A form that the team of this dossier opens and sends."""
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", EDITORS, EDITORS, KNOWS[slug], login=True)


for _slug in KNOWS:
    for _kind in ("opgaven", "trajecten"):
        _bin = f"{_kind}/<slug:slug>/verwijderd/"
        _path = f"/werkplaats/{_kind}/{_slug}/verwijderd/"
        DOSSIER_PARTS += [
            Row(f"werkplaats/{_bin}", _path, get=EDITORS, knows=KNOWS[_slug], login=True),
            # Nothing lies in the bins of the demo under this number: the page says that it is back already or gone.
            _editing(f"{_bin}<int:pk>/terugzetten/", f"{_kind}/{_slug}/verwijderd/999999/terugzetten/", _slug),
        ]
    for _kind, _record in (("opgaven", _slug), ("trajecten", _slug), ("werkateliers", f"{_slug}-avond-1")):
        DOSSIER_PARTS.append(
            _editing(f"{_kind}/<slug:slug>/bijlagen/nieuw/", f"{_kind}/{_record}/bijlagen/nieuw/", _slug)
        )
    _log = f"trajecten/{_slug}/logboek/"
    DOSSIER_PARTS += [
        Row("werkplaats/trajecten/<slug:slug>/logboek/", f"/werkplaats/{_log}", KNOWS[_slug], None, KNOWS[_slug], True),
        _editing("trajecten/<slug:slug>/logboek/nieuw/", f"{_log}nieuw/", _slug),
        _editing("trajecten/<slug:slug>/logboek/mail/", f"{_log}mail/", _slug),
    ]

for _act in ("", "verwijderen/"):
    DOSSIER_PARTS += [
        _editing(
            f"trajecten/<slug:slug>/bijlagen/<int:pk>/{_act}",
            f"trajecten/dorpshart/bijlagen/{FILE}/{_act}",
            "dorpshart",
        ),
        _editing(
            f"trajecten/<slug:slug>/logboek/<int:pk>/{_act}",
            f"trajecten/dorpshart/logboek/{{log_entry}}/{_act}",
            "dorpshart",
        ),
    ]
    # A file of the traject is no file of its opgave or its session (TRAPS: checked on one, acted on another).
    for _kind, _record in (("opgaven", "dorpshart"), ("werkateliers", "dorpshart-avond-1")):
        DOSSIER_PARTS.append(
            Row(
                f"werkplaats/{_kind}/<slug:slug>/bijlagen/<int:pk>/{_act}",
                f"/werkplaats/{_kind}/{_record}/bijlagen/{FILE}/{_act}",
                get=frozenset(),
                post=frozenset(),
                knows=KNOWS["dorpshart"] - EDITORS,
                login=True,
            )
        )
