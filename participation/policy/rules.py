"""The rules by name: DESIGN section 3 and the decisions since, one Dutch sentence each, as the griffie would say them.

A function of the policy says which rule it asks with ``holds``. Who only wants yes or no notices nothing of that; who
wants to know why listens with ``listening`` and hears every rule that was asked, in order. So no rule is written twice:
"Wie mag wat" in the werkplaats asks the very functions that the views ask. The same sentences stand in
tests/matrix/table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# What a rule does when it holds: give somebody something, or only not stand in the way.
GIVES, LIMITS = True, False


class Rule(Enum):
    """Number, sentence, and whether it gives. Numbers to 11 are those of DESIGN section 3, later ones go by subject."""

    DENIED = "1", _("Wat geen regel toestaat, mag niet."), LIMITS
    # --- on the register ---
    REGISTER = "2a", _("Wat op het register staat, ziet iedereen."), GIVES
    OUTSIDE = "2b", _("Wat niet op het register staat, bestaat niet voor buitenstaanders."), LIMITS
    ONLY_PUBLIC = "2c", _("Alleen een openbaar dossier kan op het register staan."), LIMITS
    PUBLISHERS = "2d", _("De trekker of communicatie zet iets op het register en haalt het eraf."), GIVES
    PAPER_READY = "2e", _("Een stuk komt op het register als het is vastgesteld en zijn dossier er staat."), LIMITS
    ON_REGISTER = "2f", _("Alleen wat op het register staat, kan eraf."), LIMITS
    # --- sight ---
    STAFF = (
        "3a",
        _("Communicatie, projectleiders, managers, college, secretariaat, griffie en auditors zien openbare en interne "
          "dossiers helemaal."),
        GIVES,
    )  # fmt: skip
    OFFERED = "3b", _("De raad leest een stuk vanaf de stap waarin het aan de raad is aangeboden."), GIVES
    INSIDE = "3c", _("Wie alleen ziet wat op het register staat of is aangeboden, ziet niet wat intern is."), LIMITS
    RELATED = (
        "4a",
        _("Wie een relatie met een dossier heeft, ziet het helemaal: trekker, teamlid, meelezer, portefeuillehouder of "
          "opdrachtgever."),
        GIVES,
    )  # fmt: skip
    CONFIDENTIAL = "4b", _("Een vertrouwelijk dossier bestaat alleen voor wie er een relatie mee heeft."), LIMITS
    CIRCLE = (
        "4c",
        _("Wie in de kring van een geheimhouding is genoemd, leest het stuk zolang zij en het ambt duren."),
        GIVES,
    )  # fmt: skip
    SECRECY_READY = "4d", _("Geheimhouding kan op een ingediend stuk van een vertrouwelijk dossier."), LIMITS
    SECRECY = "4e", _("De trekker legt geheimhouding op en heft haar op."), GIVES
    EVENTS = "4f", _("Auditor en beheerder zien dat iets gebeurde, niet wat erin staat."), GIVES
    DOWNLOADS = (
        "4g",
        _("Wie een stuk onder geheimhouding leest, neemt het alleen mee als dat daarbij is toegestaan."),
        LIMITS,
    )
    SECRECY_STANDS = "4h", _("Opheffen kan zolang de geheimhouding duurt."), LIMITS
    CONFIRM_WAITS = "4i", _("Bekrachtigen kan zolang de geheimhouding geldt en op de raad wacht."), LIMITS
    CONFIRMERS = "4j", _("De griffie legt vast dat de raad bekrachtigde, van een stuk dat zij mag lezen."), GIVES
    # --- working on a dossier ---
    CREATORS = "5a", _("Projectleiders en managers maken een opgave."), GIVES
    WORKERS = "5b", _("Trekker en teamlid werken aan het dossier."), GIVES
    OPEN = "5c", _("Aan een gesloten dossier verandert niemand iets."), LIMITS
    TEAM = "5d", _("De trekker beheert het team."), GIVES
    PAPER_LEAD = (
        "5e",
        _("De trekker dient een stuk in, trekt het in, neemt het weer op en gooit een concept weg."),
        GIVES,
    )
    NEVER_SUBMITTED = "5f", _("Alleen een concept dat nooit is ingediend, kan weg. Al het andere blijft."), LIMITS
    MOVERS = "5g", _("De trekker brengt een traject naar een ander proces, en sluit en heropent het dossier."), GIVES
    CLOSED = "5h", _("Alleen wat gesloten is, kan weer open."), LIMITS
    AFTERWARDS = (
        "5i",
        _("Trekker en teamlid zien en herstellen wat is weggegooid, ook van een gesloten dossier."),
        GIVES,
    )
    REVISERS = "5j", _("De trekker begint een herziening van een stuk dat is vastgesteld."), GIVES
    # --- states of a paper ---
    EDITABLE = "6a", _("Een stuk is te veranderen als concept of na teruggave, en anders niet."), LIMITS
    UNDECIDED = "6b", _("Intrekken kan tot het besluit."), LIMITS
    WITHDRAWN = "6c", _("Alleen een ingetrokken stuk kan weer worden opgenomen."), LIMITS
    REVISABLE = "6d", _("Een vastgesteld stuk dat nog geldt, heeft hooguit één herziening tegelijk."), LIMITS
    # --- deciding ---
    IN_STEP = "7a", _("Een stap nemen kan alleen bij een stuk dat in behandeling of aangehouden is."), LIMITS
    NAMED = "7b", _("Een stap is voor wie de route noemt, of voor de vervanger."), GIVES
    SEPARATED = (
        "7c",
        _("Wie het stuk indiende of eraan schreef, of al een andere stap van deze ronde nam, neemt deze stap niet."),
        LIMITS,
    )  # fmt: skip
    SKIPPERS = "7d", _("Een stap overslaan kan alleen wie de route dat toestaat."), GIVES
    REPLACED = "7e", _("Managers, collegeleden en wie in een route is genoemd, wijzen een vervanger aan."), GIVES
    REGISTERED = (
        "8a",
        _("Wat college of raad besluit, wordt vastgelegd met uitkomst, nummer en datum. Akkoord geven is iets anders."),
        LIMITS,
    )  # fmt: skip
    KEEPERS = "8b", _("Het secretariaat houdt de lijst van het college bij, de griffie die van de raad."), GIVES
    LIST_READERS = (
        "8c",
        _("Lijsten lezen college, secretariaat, raad en griffie; die van het college alleen de eerste twee."),
        GIVES,
    )
    ADMIN = "9a", _("De beheerder beheert accounts, rollen, routes en instellingen."), GIVES
    ASKERS = "9b", _("Wie wat mag, zien de beheerder en de griffie; de griffie van wat zij zelf ziet."), GIVES
    BORDERS = "9c", _("Communicatie en de beheerder lezen de grenzen van gebieden in."), GIVES
    GUIDE = "9d", _("Communicatie schrijft de wijzer en zet hem online."), GIVES
    # --- reactions ---
    DECIDING = "12a", _("Reageren kan zolang over het stuk wordt besloten."), LIMITS
    MEMBERS = "12b", _("Raads- en collegeleden reageren op wat hun orgaan is aangeboden."), GIVES
    ANSWERERS = "12c", _("De trekker beantwoordt reacties."), GIVES
    CORRECTABLE = "12d", _("Een antwoord is te verbeteren zolang over het stuk wordt besloten."), LIMITS
    NUMBERS = "12e", _("De griffie geeft een amendement of motie van de raad een nummer."), GIVES
    OWN_BODY = "12f", _("Leden lezen de reacties van hun eigen orgaan op wat hun is aangeboden."), GIVES
    TABLERS = "12g", _("Alleen raadsleden dienen amendementen en moties in."), LIMITS
    ACKNOWLEDGERS = "12h", _("Alleen raadsleden melden dat zij een stuk zagen of er geen bezwaar tegen hebben."), LIMITS
    FOR_INFORMATION = (
        "12i",
        _("Gezien of geen bezwaar meldt u bij een stuk dat ter informatie bij de raad ligt."),
        LIMITS,
    )
    MOVER = "12j", _("Wie een amendement of motie indiende, trekt dat in zolang er niet over is gestemd."), GIVES
    RESULTS = "12k", _("De griffie legt vast wat de raad stemde. Wat is ingetrokken, krijgt geen uitslag."), GIVES
    FRACTIONS = "12l", _("De griffie houdt de fracties van de raad bij."), GIVES
    COUNCIL_DECIDES = (
        "12m",
        _("Een amendement kan zolang de raad nog over de tekst besluit, niet op wat hij ter kennisname krijgt."),
        LIMITS,
    )
    # --- parts of a dossier ---
    PUBLIC_PART = "13a", _("Wat openbaar is van een traject of werkatelier op het register, ziet iedereen."), GIVES
    NARROWER = (
        "13b",
        _("Een onderdeel van een dossier is nooit ruimer dan het dossier, en kan beslotener zijn."),
        LIMITS,
    )
    FORM = "13c", _("De trekker bepaalt wanneer en hoe iedereen inbreng kan geven."), GIVES
    PERSONS = "13d", _("Namen en adressen van inwoners zien alleen trekker en teamlid van het dossier."), GIVES
    PROMISES = "13e", _("Trekker en teamlid beheren een toezegging, ook als het traject gesloten is."), GIVES
    KEEPER = "13f", _("Wie een toezegging nakomt, meldt dat zij gedaan is. Het team mag dat ook."), GIVES
    PICTURES = "13g", _("Trekker, teamlid en communicatie halen een foto weg, ook van een gesloten dossier."), GIVES
    CLEARED = "13h", _("Een foto die nog niet vrij is, ziet alleen wie een relatie met het dossier heeft."), LIMITS
    BUDGET = "13i", _("De trekker bepaalt of de begroting openbaar is."), GIVES
    LESSONS = "13j", _("Lessen schrijven trekker en teamlid, vanaf het evalueren."), GIVES
    CONTACTS = "13k", _("Contactpersonen van partijen ziet alleen het team van het dossier."), GIVES
    MERGERS = "13l", _("Projectleiders, managers en communicatie voegen partijen samen."), GIVES
    # --- society ---
    INITIATIVES = "14a", _("Communicatie en projectleiders beoordelen en bewerken initiatieven."), GIVES
    ALL_INITIATIVES = (
        "14b",
        _("Wie interne dossiers leest, ziet ook initiatieven die niet op het register staan."),
        GIVES,
    )
    INTAKE = "15a", _("Communicatie en projectleiders nemen een uitdaging in en wijzen een behandelaar aan."), GIVES
    HANDLER = "15b", _("De behandelaar beoordeelt een uitdaging, verlengt de termijn en evalueert."), GIVES
    BODY = "15c", _("College of secretariaat beslist over een uitdaging, nooit wie erover adviseerde."), GIVES
    CHALLENGE_STATE = (
        "15d",
        _("Een uitdaging gaat stap voor stap; een stap kan alleen als die aan de beurt is."),
        LIMITS,
    )
    ALL_CHALLENGES = (
        "15e",
        _("Wie interne dossiers leest, ziet elke uitdaging, ook voordat zij op het register staat."),
        GIVES,
    )
    ROUNDS = "16a", _("De trekker opent, verlengt en sluit een evaluatie, zolang de opgave open is."), GIVES
    ASKED = "16b", _("Wie van een evaluatie weet en er een stem in heeft, vult haar in."), GIVES
    ROUND_OPEN = "16c", _("Een evaluatie is in te vullen zolang zij open is."), LIMITS
    ROUND_OVER = "16d", _("Een uitkomst is er pas als de evaluatie voorbij is."), LIMITS
    ROUND_LEAD = "16e", _("De trekker zet de uitkomst van een evaluatie op het register."), GIVES
    ROUND_READERS = (
        "16f",
        _("Wie een dossier helemaal ziet, leest de uitkomst; anderen lezen haar op het register."),
        GIVES,
    )
    # --- whole dossiers ---
    EXPORTERS = (
        "17a",
        _("De trekker, het secretariaat en de griffie exporteren een dossier dat zij van binnen zien."),
        GIVES,
    )
    EXPORTED_RELATION = "17b", _("Een vertrouwelijk dossier exporteert alleen wie er een relatie mee heeft."), LIMITS
    EXPORTED_PERSONS = "17c", _("Persoonsgegevens en geheime stukken gaan alleen mee met de trekker."), GIVES
    OWN_READING = (
        "18a",
        _("Wie een stuk leest, houdt zelf bij wat is gelezen, met notities die niemand anders ziet."),
        GIVES,
    )
    # --- the steering card of the council ---
    CARD_FILLERS = "19a", _("Trekker, teamlid en griffie vullen de stuurkaart in."), GIVES
    CARD_HOLDS = "19b", _("Een afwijking hoort bij een stuurkaart die geldt."), LIMITS
    DEPARTERS = (
        "19c",
        _("De trekker en de opdrachtgever leggen een afwijking vast, geven de reden en beantwoorden vragen erover."),
        GIVES,
    )
    NOT_OVER = "19d", _("Over een afwijking die niet meer aan de orde is, verandert niets."), LIMITS
    TOLD = "19e", _("Wie een stuurkaart leest, leest ook de afwijkingen die aan de raad zijn gemeld."), GIVES
    NOT_TOLD = "19f", _("Wat niet aan de raad is gemeld, ziet alleen wie het dossier van binnen ziet."), LIMITS
    COUNCIL_ASKS = "19g", _("Een raadslid dat een afwijking leest, stelt er een vraag over."), GIVES

    @property
    def code(self) -> str:
        return self.value[0]

    @property
    def sentence(self) -> str:
        return gettext(self.value[1])

    @property
    def gives(self) -> bool:
        return self.value[2]


Asked = list[tuple[Rule, bool]]
_listener: ContextVar[Asked | None] = ContextVar("asked_rules", default=None)


def holds(rule: Rule, answer: bool) -> bool:  # reads as a sentence: the rule, and whether it holds
    """The same answer, with the name of the rule for who listens."""
    heard = _listener.get()
    if heard is not None:
        heard.append((rule, answer))
    return answer


@contextmanager
def listening() -> Iterator[Asked]:
    """Hear which rules are asked, with what they answered, in order."""
    heard: Asked = []
    token = _listener.set(heard)
    try:
        yield heard
    finally:
        _listener.reset(token)
