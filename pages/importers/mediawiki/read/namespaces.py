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
    "nl": {"afbeelding": FILE, "overleg afbeelding": FILE + 1, "gebruikster": USER, "overleg gebruikster": USER_TALK},
    "de": {"bild": FILE, "bild diskussion": FILE + 1, "benutzerin": USER, "bd": USER_TALK},
    "fr": {"image": FILE, "discussion fichier": FILE + 1, "utilisatrice": USER},
}
# The names that a wiki has by its language; an export that does not list its namespaces still uses them.
LOCAL_NAMES = {
    "nl": {
        MEDIA: "Media", SPECIAL: "Speciaal", TALK: "Overleg", USER: "Gebruiker", USER_TALK: "Overleg gebruiker",
        FILE: "Bestand", FILE + 1: "Overleg bestand", MEDIAWIKI: "MediaWiki", MEDIAWIKI + 1: "Overleg MediaWiki",
        TEMPLATE: "Sjabloon", TEMPLATE + 1: "Overleg sjabloon", HELP: "Help", HELP + 1: "Overleg help",
        CATEGORY: "Categorie", CATEGORY + 1: "Overleg categorie", MODULE: "Module", MODULE + 1: "Overleg module",
    },
    "de": {
        MEDIA: "Medium", SPECIAL: "Spezial", TALK: "Diskussion", USER: "Benutzer", USER_TALK: "Benutzer Diskussion",
        FILE: "Datei", FILE + 1: "Datei Diskussion", MEDIAWIKI: "MediaWiki", MEDIAWIKI + 1: "MediaWiki Diskussion",
        TEMPLATE: "Vorlage", TEMPLATE + 1: "Vorlage Diskussion", HELP: "Hilfe", HELP + 1: "Hilfe Diskussion",
        CATEGORY: "Kategorie", CATEGORY + 1: "Kategorie Diskussion", MODULE: "Modul", MODULE + 1: "Modul Diskussion",
    },
}  # fmt: skip


@dataclass
class Namespaces:
    """The namespaces of one wiki."""

    names: dict[int, str] = field(default_factory=lambda: {MAIN: ""})
    first_letter: bool = True
    language: str = "nl"
    case_sensitive: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers = dict(CANONICAL)
        for language in self._languages():
            self._numbers.update(LANGUAGE_ALIASES.get(language, {}))
            for number, name in LOCAL_NAMES.get(language, {}).items():
                self._numbers[name.lower()] = number
        self._numbers.update({name.lower(): number for number, name in self.names.items() if name})

    def _languages(self) -> list[str]:
        """The wiki's own language last; all that we know where the export does not list its namespaces."""
        own = self.language.split("-")[0].lower()
        listed = any(number in self.names for number in (FILE, TEMPLATE, CATEGORY))
        return [own] if listed else [*(code for code in LOCAL_NAMES if code != own), own]

    def number(self, name: str) -> int | None:
        """The namespace that goes by this name, or None."""
        return self._numbers.get(" ".join(name.replace("_", " ").lower().split()))

    def name(self, number: int) -> str:
        """The wiki's own name for a namespace; the English one where the export does not list it."""
        if number in self.names:
            return self.names[number]
        local = LOCAL_NAMES.get(self.language.split("-")[0].lower(), {})
        if number in local:
            return local[number]
        return next((name.capitalize() for name, value in CANONICAL.items() if value == number), "")

    def capitalises(self, number: int) -> bool:
        """Whether a title in this namespace starts with a capital."""
        return number not in self.case_sensitive


def is_talk(number: int) -> bool:
    """Odd namespaces discuss the even one before them."""
    return number > 0 and number % 2 == 1
