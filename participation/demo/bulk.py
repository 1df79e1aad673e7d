"""Many records at once, always the same ones: for measuring, not for showing.

The services write one record at a time, with its rights and its audit row; ten thousand of those take an hour.
So this is the one place that writes rows directly, and it refuses outside development (see the command).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Revision

from pages.models import Area, Theme
from participation.choices import (
    Body,
    Confidentiality,
    GoverningStyle,
    ImpactLevel,
    OpgaveKind,
    ParticipationChoice,
    ParticipationForm,
    PolicyPhase,
    Process,
    StukKind,
    StukState,
)
from participation.demo.bulk_contributions import generate_contributions
from participation.exceptions import ParticipationError
from participation.models import Opgave, Stuk, Traject, Werkatelier
from samenwerking.accounts.models import User

TRAJECTEN_PER_OPGAVE = 4
# One opgave in ten stays inside, so that a query that forgets to ask has something to leak.
INTERNAL_EVERY = 10
STUK_EVERY = 2
BATCH = 500
START = datetime(2020, 1, 6, 9, tzinfo=UTC)

PLACES = ("Oosterwal", "Zandkreek", "Meerkerk", "De Linde", "Noorderdiep", "Wilgenhof", "Polderzicht", "Achterhaven")
SUBJECTS = (
    "dorpsplein", "schoolomgeving", "windpark", "sportpark", "buurthuis", "fietsroute", "woningbouw", "haven",
    "winkelstraat", "bosrand", "waterberging",
)  # fmt: skip
VERBS = ("vernieuwen", "verbinden", "vergroenen", "verduurzamen", "beheren", "bereikbaar maken", "herinrichten")
SENTENCES = (
    "Bewoners en ondernemers vertellen wat zij elke dag zien en wat hen zorgen geeft.",
    "Het budget en de grenzen van het gebied staan vast, de inrichting niet.",
    "In drie werkateliers leggen wij de wensen naast de mogelijkheden.",
    "De raad stelt vooraf de kaders vast en krijgt daarna verslag.",
    "Wie niet kan komen, geeft zijn mening op papier of aan de keukentafel.",
    "Na ieder besluit hoort iedereen wat er met de inbreng is gebeurd.",
)


def generate_records(trajecten: int, contributions_each: int = 0) -> Iterator[str]:
    """Fill up to this number of trajecten, with their opgaven, werkateliers and papers; says what it made.

    With ``contributions_each``, also what people brought in. Raises ParticipationError where real records stand.
    """
    _refuse_real_records()
    have = Traject.objects.filter(slug__startswith="proef-traject-").count()
    maker = _maker()
    terms = _terms()
    for first in range(have, trajecten, BATCH):
        numbers = range(first, min(first + BATCH, trajecten))
        with transaction.atomic():
            opgaven = _opgaven(numbers, maker, terms)
            made = _trajecten(numbers, opgaven, maker)
            _werkateliers(numbers, made, maker)
            _stukken([traject for number, traject in zip(numbers, made, strict=True) if not number % STUK_EVERY], maker)
        yield f"{numbers[-1] + 1} trajecten"
    if contributions_each:
        yield from generate_contributions(contributions_each, maker, SENTENCES)


def _refuse_real_records() -> None:
    """Whoever has an address that can exist is somebody real: then this is no place to measure."""
    if Opgave.objects.exclude(created_by__email__endswith=".example").exists():
        raise ParticipationError("Hier staan opgaven van echte mensen. Proefgegevens horen in een lege database.")


def _maker() -> User:
    """An account nobody can log in with."""
    maker, made = User.objects.get_or_create(
        email="proefgegevens@voorbeeldpolder.example", defaults={"first_name": "Proef", "last_name": "Gegevens"}
    )
    if made:
        maker.set_unusable_password()
        maker.is_active = False
        maker.save()
    return maker


def _terms() -> tuple[list[Theme], list[Area]]:
    themes = [
        Theme.objects.get_or_create(slug=f"proef-{word}", defaults={"name": word.title()})[0] for word in SUBJECTS
    ]
    areas = [
        Area.objects.get_or_create(slug=f"proef-{index}", defaults={"name": place})[0]
        for index, place in enumerate(PLACES)
    ]
    return themes, areas


def _title(number: int, kind: str) -> str:
    subject, verb = SUBJECTS[number % len(SUBJECTS)], VERBS[number // 3 % len(VERBS)]
    return f"{kind} {subject} {PLACES[number // 7 % len(PLACES)]} {verb} ({number:06})"


def _text(number: int, length: int = 3) -> str:
    return " ".join(SENTENCES[(number + step * 5) % len(SENTENCES)] for step in range(length))


def _slug(kind: str, number: int) -> str:
    return f"proef-{kind}-{number:06}"


def _day(number: int) -> date:
    return (START + timedelta(days=number % 2200)).date()


def _published(number: int) -> datetime:
    return START + timedelta(hours=number)


def _opgaven(numbers: range, maker: User, terms: tuple[list[Theme], list[Area]]) -> dict[int, Opgave]:
    """The opgaven of these trajecten by their number, the ones that an earlier batch made included."""
    wanted = sorted({number // TRAJECTEN_PER_OPGAVE for number in numbers})
    slugs = {_slug("opgave", number): number for number in wanted}
    found = {slugs[opgave.slug]: opgave for opgave in Opgave.objects.filter(slug__in=slugs)}
    new = {number: _opgave(number, maker) for number in wanted if number not in found}
    Opgave.objects.bulk_create(new.values())
    themes, areas = terms
    Opgave.themes.through.objects.bulk_create(
        Opgave.themes.through(opgave=opgave, theme=themes[number % len(themes)]) for number, opgave in new.items()
    )
    Opgave.areas.through.objects.bulk_create(
        Opgave.areas.through(opgave=opgave, area=areas[number % len(areas)]) for number, opgave in new.items()
    )
    return found | new


def _opgave(number: int, maker: User) -> Opgave:
    public = number % INTERNAL_EVERY != INTERNAL_EVERY - 1
    return Opgave(
        title=_title(number, "Opgave"),
        slug=_slug("opgave", number),
        kind=OpgaveKind.values[number % 5 == 0],
        issue=_text(number),
        ambition=_text(number + 1, 2),
        competent_body=Body.values[number % 2],
        participation=ParticipationChoice.YES,
        participation_reason=_text(number, 1),
        participation_body=Body.COLLEGE,
        participation_date=_day(number),
        confidentiality=Confidentiality.PUBLIC if public else Confidentiality.INTERNAL,
        published_at=_published(number) if public else None,
        start_date=_day(number),
        internal_notes=f"kanarie-{_slug('opgave', number)}",
        created_by=maker,
        updated_by=maker,
    )


def _trajecten(numbers: range, opgaven: dict[int, Opgave], maker: User) -> list[Traject]:
    return Traject.objects.bulk_create(
        Traject(
            title=_title(number, "Traject"),
            slug=_slug("traject", number),
            opgave=opgaven[number // TRAJECTEN_PER_OPGAVE],
            process=Process.values[number % len(Process)],
            policy_phase=PolicyPhase.values[number % len(PolicyPhase)],
            impact_level=ImpactLevel.values[number % len(ImpactLevel)],
            participation_form=ParticipationForm.values[number % len(ParticipationForm)],
            governing_style=GoverningStyle.values[number % len(GoverningStyle)],
            goals=_text(number),
            fixed=_text(number + 2, 1),
            open_space=_text(number + 4, 2),
            start_date=_day(number),
            end_date=_day(number) + timedelta(days=200),
            published_at=_published(number),
            internal_notes=f"kanarie-{_slug('traject', number)}",
            created_by=maker,
            updated_by=maker,
        )
        for number in numbers
    )


def _werkateliers(numbers: range, trajecten: Sequence[Traject], maker: User) -> None:
    """One for each traject."""
    Werkatelier.objects.bulk_create(
        Werkatelier(
            title=_title(number, "Werkatelier"),
            slug=_slug("werkatelier", number),
            traject=traject,
            starts_at=_published(number) + timedelta(days=30),
            ends_at=_published(number) + timedelta(days=30, hours=2),
            location=f"Dorpshuis {PLACES[number % len(PLACES)]}",
            purpose=SENTENCES[number % len(SENTENCES)],
            published_at=_published(number),
            internal_notes=f"kanarie-{_slug('werkatelier', number)}",
            created_by=maker,
            updated_by=maker,
        )
        for number, traject in zip(numbers, trajecten, strict=True)
    )


def _stukken(trajecten: Sequence[Traject], maker: User) -> None:
    """An adopted startnotitie for each; live where its opgave is public."""
    stukken = Stuk.objects.bulk_create(_stuk(traject, maker) for traject in trajecten)
    kind = ContentType.objects.get_for_model(Stuk)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(stuk.pk),
            created_at=START,
            user=maker,
            object_str=stuk.title,
            content=stuk.serializable_data(),
        )
        for stuk in stukken
    )
    for stuk, revision in zip(stukken, revisions, strict=True):
        stuk.submitted_revision = stuk.latest_revision = revision
        stuk.state, stuk.submitted_by, stuk.submitted_at = StukState.ADOPTED, maker, START
        stuk.live = stuk.opgave.published_at is not None
        stuk.live_revision = revision if stuk.live else None
    fields = ["submitted_revision", "latest_revision", "state", "submitted_by", "submitted_at", "live", "live_revision"]
    Stuk.objects.bulk_update(stukken, fields, batch_size=BATCH)


def _stuk(traject: Traject, maker: User) -> Stuk:
    texts = (("aanleiding", "Aanleiding"), ("aanpak", "Aanpak"), ("rollen", "Wie doet wat"))
    return Stuk(
        kind=StukKind.STARTNOTITIE,
        title=traject.title.replace("Traject", "Startnotitie"),
        slug=traject.slug.replace("traject", "stuk"),
        traject_owner=traject,
        traject=traject,
        opgave=traject.opgave,
        sections=[
            {"key": key, "title": title, "body": f"<p>{_text(traject.pk + index, 4)}</p>", "missing": False}
            for index, (key, title) in enumerate(texts)
        ],
        internal_notes=f"kanarie-{traject.slug.replace('traject', 'stuk')}",
        live=False,
        created_by=maker,
    )
