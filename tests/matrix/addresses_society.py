"""Addresses of initiatives, the right to challenge and evaluations.

Staff sees every initiative and request; others those on the register. Initiatives are judged by communication and
project leaders; the challenge of the demo waits for the decision of the college, which its secretariat writes down.
"""

from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import COLLEGE, EVERYBODY, LEAD, LOGGED_IN, NOBODY, STAFF, Identity

HANDLERS = frozenset({Identity.COMMUNICATION, Identity.LEAD, Identity.OTHER_LEADER, Identity.MEMBER})
DECIDERS = COLLEGE | {Identity.SECRETARIAT}
SHOWN, WAITING, CHALLENGE = "buurttuin-de-linde", "buurtbus-op-zondag", "onderhoud-van-het-lindepark"
JUDGING = ("bewerken", "contact", "nieuwe-link", "gegevens-wissen", "plaatsen", "niet-plaatsen", "van-het-register")


def _work(route: str, path: str, get: People, post: People | None = None, knows: People = LOGGED_IN) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", get=get, post=post, knows=knows, login=True)


SOCIETY: list[Row] = [
    Row("register/initiatieven/", "/register/initiatieven/"),
    Row("register/initiatieven/nieuw/", "/register/initiatieven/nieuw/", post=EVERYBODY),
    Row("register/initiatieven/<slug:slug>/", f"/register/initiatieven/{SHOWN}/"),
    Row("register/initiatieven/<slug:slug>/", f"/register/initiatieven/{WAITING}/", get=NOBODY, knows=NOBODY),
    Row("register/uitdaagrecht/", "/register/uitdaagrecht/"),
    Row("register/uitdaagrecht/nieuw/", "/register/uitdaagrecht/nieuw/", post=EVERYBODY),
    Row("register/uitdaagrecht/<slug:slug>/", f"/register/uitdaagrecht/{CHALLENGE}/"),
    Row("register/trajecten/<slug:slug>/evaluatie/", "/register/trajecten/dorpshart/evaluatie/"),
    Row("register/trajecten/<slug:slug>/evaluatie/", "/register/trajecten/vastgoed/evaluatie/", NOBODY, None, NOBODY),
    Row("register/evaluatie-bedankt/", "/register/evaluatie-bedankt/"),
    Row("register/evaluatie/<slug:secret>/", "/register/evaluatie/onbekend/", NOBODY, NOBODY, NOBODY),
    _work("initiatieven/", "initiatieven/", LOGGED_IN),
    _work("initiatieven/nieuw/", "initiatieven/nieuw/", HANDLERS, HANDLERS),
    _work("uitdaagrecht/", "uitdaagrecht/", LOGGED_IN),
    _work("uitdaagrecht/nieuw/", "uitdaagrecht/nieuw/", HANDLERS, HANDLERS),
]
# Behind a private link nobody comes without it.
for _word in ("", "wijzigen/", "gegevens/", "nieuwe-link/", "gegevens-wissen/", "intrekken/", "klopt/"):
    _post = None if _word == "" else NOBODY
    _route, _path = f"register/initiatief/<slug:secret>/{_word}", f"/register/initiatief/onbekend/{_word}"
    SOCIETY.append(Row(_route, _path, get=None if _word == "klopt/" else NOBODY, post=_post, knows=NOBODY))
for _word in ("", "nieuwe-link/", "gegevens-wissen/", "intrekken/"):
    _post = None if _word == "" else NOBODY
    _route, _path = f"register/uitdaging/<slug:secret>/{_word}", f"/register/uitdaging/onbekend/{_word}"
    SOCIETY.append(Row(_route, _path, get=NOBODY, post=_post, knows=NOBODY))
for _slug, _knows in {SHOWN: LOGGED_IN, WAITING: STAFF}.items():
    _one = "initiatieven/<slug:slug>/"
    SOCIETY.append(_work(_one, f"initiatieven/{_slug}/", _knows, knows=_knows))
    SOCIETY += [_work(f"{_one}{w}/", f"initiatieven/{_slug}/{w}/", HANDLERS, HANDLERS, _knows) for w in JUDGING]
    SOCIETY.append(_work(f"{_one}wijziging/", f"initiatieven/{_slug}/wijziging/", HANDLERS, HANDLERS, _knows))
SOCIETY.append(_work("uitdaagrecht/<slug:slug>/", f"uitdaagrecht/{CHALLENGE}/", LOGGED_IN))
STEPS: dict[str, People] = {
    "in-behandeling": HANDLERS,
    "niet-in-behandeling": HANDLERS,
    "beoordelen": LEAD,
    "verlengen": LEAD,
    "besluit": DECIDERS,
    "evalueren": LEAD,
    "intrekken": HANDLERS,
    "behandelaar": HANDLERS,
    "nieuwe-link": HANDLERS,
    "gegevens-wissen": HANDLERS,
}
SOCIETY += [
    _work(f"uitdaagrecht/<slug:slug>/{word}/", f"uitdaagrecht/{CHALLENGE}/{word}/", people, people)
    for word, people in STEPS.items()
]
ROUNDS = "trajecten/<slug:slug>/evaluaties/"
for _slug, _knows in KNOWS.items():
    _path = f"trajecten/{_slug}/evaluaties/"
    SOCIETY.append(_work(ROUNDS, _path, _knows, LEAD, _knows))
    # There is no round with this number.
    for _word in ("", "invullen/", "periode/", "sluiten/", "openbaar/", "uitnodigen/", "links/"):
        _post = None if _word == "" else NOBODY
        SOCIETY.append(_work(f"{ROUNDS}<int:pk>/{_word}", f"{_path}999999/{_word}", NOBODY, _post, NOBODY))
    SOCIETY.append(_work(f"{ROUNDS}<int:pk>/les/<int:number>/", f"{_path}999999/les/1/", NOBODY, NOBODY, NOBODY))
_round = "trajecten/dorpshart/evaluaties/{round}/"
SOCIETY += [
    _work(f"{ROUNDS}<int:pk>/", _round, LOGGED_IN),
    # The round of the demo is closed: nobody answers it any more.
    _work(f"{ROUNDS}<int:pk>/invullen/", f"{_round}invullen/", NOBODY, NOBODY),
    *(
        _work(f"{ROUNDS}<int:pk>/{word}/", f"{_round}{word}/", LEAD, LEAD)
        for word in ("periode", "sluiten", "openbaar", "uitnodigen", "links")
    ),
]
