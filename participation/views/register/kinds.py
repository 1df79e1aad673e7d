"""The four lists of the register: what is in them, and what they can be filtered by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.forms.register_filters import (
    Offers,
    OpgaveFilterForm,
    RegisterFilterForm,
    StukFilterForm,
    TrajectFilterForm,
    WerkatelierFilterForm,
    offers,
)
from participation.models import Decision, Opgave, Stuk, Traject, Werkatelier
from participation.selectors.register.filtering import Shape, is_running, running_in, session_status, years_of


@dataclass(frozen=True)
class RegisterList:
    """One list. ``years`` are the fields whose years the filter offers; ``facets`` the filters that are counted."""

    name: str
    title: str | Promise
    one: str | Promise
    many: str | Promise
    intro: str | Promise
    empty: str | Promise
    records: Callable[[], QuerySet[Any]]
    form: type[RegisterFilterForm]
    shape: Shape
    years: tuple[str, ...]
    facets: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return reverse(f"register:{self.name}")

    @property
    def crumb(self) -> dict[str, str]:
        return {"title": str(self.title), "url": self.url}


# --- what is listed --------------------------------------------------------------------------------


def listed_opgaven() -> QuerySet[Opgave]:
    return policy.public_opgaven().prefetch_related("areas")


def listed_trajecten() -> QuerySet[Traject]:
    return policy.public_trajecten().select_related("opgave").prefetch_related("opgave__areas")


def listed_werkateliers() -> QuerySet[Werkatelier]:
    return policy.public_werkateliers().select_related("traject__opgave")


def listed_stukken() -> QuerySet[Stuk]:
    """With the title of the live revision, which is what readers see, and the day of the last decision."""
    decisions = Decision.objects.filter(stuk=OuterRef("pk")).order_by("-date", "-pk")
    return (
        policy.public_stukken()
        .annotate(
            live_title=KeyTextTransform("title", "live_revision__content"),
            decided_on=Subquery(decisions.values("date")[:1]),
        )
        .select_related("opgave", "traject", "werkatelier_owner")
        .prefetch_related("decisions")
    )


# --- filters that differ per kind ------------------------------------------------------------------


def _opgaven_with_process(value: str) -> Q:
    """Only through trajecten that are public themselves: a filter may not tell what a page does not."""
    return Q(pk__in=policy.public_trajecten().filter(process=value).order_by().values("opgave_id"))


def _stukken_with_process(value: str) -> Q:
    return Q(traject__in=policy.public_trajecten().filter(process=value).order_by())


OPGAVEN = RegisterList(
    name="opgaven",
    title=_("Opgaven"),
    one=_("opgave"),
    many=_("opgaven"),
    intro=_("Wat er speelt en wat we willen bereiken. Bij elke opgave staat of inwoners meedoen, en waarom."),
    empty=_("Hier komen de maatschappelijke opgaven waar de gemeente met anderen aan werkt."),
    records=listed_opgaven,
    form=OpgaveFilterForm,
    shape=Shape(
        kind="opgave",
        opgave="",
        own={
            "process": _opgaven_with_process,
            "kind": lambda value: Q(kind=value),
            "status": is_running,
            "year": lambda value: running_in(int(value)),
        },
    ),
    years=("start_date", "published_at"),
    facets={"area": "areas__slug", "theme": "themes__slug", "participation": "participation", "body": "competent_body"},
)
TRAJECTEN = RegisterList(
    name="trajecten",
    title=_("Trajecten"),
    one=_("traject"),
    many=_("trajecten"),
    intro=_("Waar inwoners, ondernemers en organisaties over meepraten: wat vaststaat en wat nog open is."),
    empty=_("Hier komen de trajecten waarin de gemeente samen met anderen aan een opgave werkt."),
    records=listed_trajecten,
    form=TrajectFilterForm,
    shape=Shape(
        kind="traject",
        opgave="opgave__",
        own={
            "process": lambda value: Q(process=value),
            "kind": lambda value: Q(participation_form=value),
            "status": is_running,
            "year": lambda value: running_in(int(value)),
        },
    ),
    years=("start_date", "published_at"),
    facets={
        "area": "opgave__areas__slug",
        "theme": "opgave__themes__slug",
        "process": "process",
        "kind": "participation_form",
    },
)
WERKATELIERS = RegisterList(
    name="werkateliers",
    title=_("Werkateliers"),
    one=_("werkatelier"),
    many=_("werkateliers"),
    intro=_("De bijeenkomsten: wanneer en waar u kunt meedoen, en wat er uit de vorige kwam."),
    empty=_("Hier komen de bijeenkomsten waar u kunt meedoen, met datum en plaats."),
    records=listed_werkateliers,
    form=WerkatelierFilterForm,
    shape=Shape(
        kind="werkatelier",
        opgave="traject__opgave__",
        own={
            "process": lambda value: Q(traject__process=value),
            "status": lambda value: session_status(value, timezone.now()),
            "year": lambda value: Q(starts_at__year=int(value)),
        },
        moment="starts_at",
    ),
    years=("starts_at",),
    facets={
        "area": "traject__opgave__areas__slug",
        "theme": "traject__opgave__themes__slug",
        "process": "traject__process",
    },
)
STUKKEN = RegisterList(
    name="stukken",
    title=_("Stukken"),
    one=_("stuk"),
    many=_("stukken"),
    intro=_("Wat college en raad hebben vastgesteld, precies zoals het is vastgesteld. Ook als pdf."),
    empty=_("Hier komen startnotities, plannen en verslagen zodra college of raad ze heeft vastgesteld."),
    records=listed_stukken,
    form=StukFilterForm,
    shape=Shape(
        kind="stuk",
        opgave="opgave__",
        own={
            "process": _stukken_with_process,
            "kind": lambda value: Q(kind=value),
            "status": lambda value: Q(state=value),
            "year": lambda value: Q(last_published_at__year=int(value)),
        },
        title="live_title",
        published="last_published_at",
        moment="decided_on",
    ),
    years=("last_published_at",),
    facets={"area": "opgave__areas__slug", "theme": "opgave__themes__slug", "kind": "kind", "status": "state"},
)
LISTS = {listing.name: listing for listing in (OPGAVEN, TRAJECTEN, WERKATELIERS, STUKKEN)}


def offers_of(listing: RegisterList, this_year: int) -> Offers:
    """What the filters of a list can be set to; three queries."""
    return offers(policy.public_opgaven(), years_of(listing.records(), listing.years, this_year))
