"""Names of months and days in the language of the wiki."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Calendar:
    months: list[str]
    short_months: list[str]
    days: list[str]
    short_days: list[str]


def _words(text: str) -> list[str]:
    return text.split()


DUTCH = Calendar(
    _words("januari februari maart april mei juni juli augustus september oktober november december"),
    _words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
    _words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    _words("ma di wo do vr za zo"),
)
GERMAN = Calendar(
    _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    _words("Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez."),
    _words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    _words("Mo Di Mi Do Fr Sa So"),
)
ENGLISH = Calendar(
    _words("January February March April May June July August September October November December"),
    _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    _words("Mon Tue Wed Thu Fri Sat Sun"),
)


def calendar_of(language: str) -> Calendar:
    """The calendar of a language code; English for what has none here, as MediaWiki falls back too."""
    return {"nl": DUTCH, "de": GERMAN}.get(language.split("-")[0].lower(), ENGLISH)
