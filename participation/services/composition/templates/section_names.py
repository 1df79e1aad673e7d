"""The sections that a template can name, with the key under which a paper keeps each.

Reactions, duties and filling again know a section by its key, so a template may change title and order but not the key.
"""

import re

KEYS: dict[str, str] = {
    "aanleiding": "cause",
    "afbakening": "scope",
    "ambitie": "ambition",
    "antwoorden": "answers",
    "betrokkenen": "who",
    "budget": "budget",
    "communicatie": "communication",
    "controle": "control",
    "doel": "goals",
    "doel-werkatelier": "purpose",
    "ervaringen": "experiences",
    "evalueren": "evaluation",
    "gegevens": "about",
    "grondslag": "legal_basis",
    "inbreng": "brought_in",
    "informatie": "where",
    "kansen": "prospects",
    "kort": "summary",
    "lessen": "lessons",
    "meededen": "cooperation",
    "onderwerp": "subject",
    "participatie": "participation",
    "partijen": "parties",
    "planning": "planning",
    "procedure": "procedure",
    "programma": "programme",
    "reactie": "response",
    "resultaten": "results",
    "rol-raad": "own_role",
    "rollen": "roles",
    "rolverdeling": "bodies",
    "ruimte": "room",
    "spelregels": "rules",
    "stappen": "steps",
    "trajecten": "trajecten",
    "uitgangspunt": "basis",
    "uitkomsten": "outcomes",
    "veranderd": "changed",
    "verdeling": "division",
    "verloop": "course",
    "verslag": "report",
    "vervolg": "next",
    "vervolg-werkatelier": "follow_up",
    "vraagstuk": "issue",
    "wanneer": "when",
}
NAMES = {key: name for name, key in KEYS.items()}
# A municipality may add sections of its own: `eigen-duurzaamheid`.
_OWN = re.compile(r"eigen-[a-z0-9]+(-[a-z0-9]+)*")


def key_of(name: str) -> str | None:
    """The key of a section by its name in a template; None for a name that does not exist."""
    if _OWN.fullmatch(name) and len(name) <= 40:
        return name.replace("eigen-", "own_", 1).replace("-", "_")
    return KEYS.get(name)
