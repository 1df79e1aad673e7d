"""Namespaces by number, and every name by which a wiki may call them."""

from dataclasses import dataclass, field

MEDIA, SPECIAL, MAIN, TALK, USER, USER_TALK, PROJECT = -2, -1, 0, 1, 2, 3, 4
FILE, MEDIAWIKI, TEMPLATE, HELP, CATEGORY, MODULE = 6, 8, 10, 12, 14, 828

# MediaWiki accepts these English names in every wiki, whatever its language.
CANONICAL = {
    "media": MEDIA,
    "special": SPECIAL,
    "talk": TALK,
    "user": USER,
    "user talk": USER_TALK,
    "project": PROJECT,
    "project talk": PROJECT + 1,
    "file": FILE,
    "image": FILE,
    "file talk": FILE + 1,
    "image talk": FILE + 1,
    "mediawiki": MEDIAWIKI,
    "mediawiki talk": MEDIAWIKI + 1,
    "template": TEMPLATE,
    "template talk": TEMPLATE + 1,
    "help": HELP,
    "help talk": HELP + 1,
    "category": CATEGORY,
    "category talk": CATEGORY + 1,
    "module": MODULE,
}
# Aliases that MediaWiki ships per language and an export does not name.
LANGUAGE_ALIASES = {
    "nl": {"afbeelding": FILE, "overleg afbeelding": FILE + 1, "gebruikster": USER},
    "de": {"bild": FILE, "bild diskussion": FILE + 1, "benutzerin": USER, "bd": USER_TALK},
    "fr": {"image": FILE, "discussion fichier": FILE + 1, "utilisatrice": USER},
}


@dataclass
class Namespaces:
    """The namespaces of one wiki."""

    names: dict[int, str] = field(default_factory=lambda: {MAIN: ""})
    first_letter: bool = True
    language: str = "nl"
    case_sensitive: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers = dict(CANONICAL)
        self._numbers.update(LANGUAGE_ALIASES.get(self.language.split("-")[0], {}))
        self._numbers.update({name.lower(): number for number, name in self.names.items() if name})

    def number(self, name: str) -> int | None:
        """The namespace that goes by this name, or None."""
        return self._numbers.get(" ".join(name.replace("_", " ").lower().split()))

    def name(self, number: int) -> str:
        """The wiki's own name for a namespace; the English one where the export does not list it."""
        if number in self.names:
            return self.names[number]
        return next((name.capitalize() for name, value in CANONICAL.items() if value == number), "")

    def capitalises(self, number: int) -> bool:
        """Whether a title in this namespace starts with a capital."""
        return number not in self.case_sensitive


def is_talk(number: int) -> bool:
    """Odd namespaces discuss the even one before them."""
    return number > 0 and number % 2 == 1
