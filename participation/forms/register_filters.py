"""The filters of the lists of the public register. Every choice is an address that can be shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.models import Area, Theme
from participation.choices import Body, OpgaveKind, ParticipationChoice, ParticipationForm, Process, StukKind, StukState
from participation.models import Opgave

Choices = Iterable[tuple[str, str | Promise]]
NEWEST = ("newest", _("Nieuwste op het register"))
BY_TITLE = ("title", _("Titel, van A tot Z"))
BY_BEGIN = ("date", _("Begin, laatste eerst"))
OPEN_OR_CLOSED = (("open", _("Loopt nog")), ("closed", _("Afgerond")))
UNKNOWN_CHOICE = _("“%(value)s” staat niet in deze lijst. Dit filter telt niet mee.")


@dataclass(frozen=True)
class Offers:
    """What the filters of a list can be set to, as far as that depends on what is on the register."""

    themes: Choices
    areas: Choices
    years: Choices


def offers(opgaven: QuerySet[Opgave], years: Iterable[int]) -> Offers:
    """The themes and areas of these opgaven, and these years."""
    return Offers(
        themes=_in_use(Theme.objects.all(), Opgave.themes.through, "theme", opgaven),
        areas=_in_use(Area.objects.all(), Opgave.areas.through, "area", opgaven),
        years=tuple((str(year), str(year)) for year in years),
    )


def _in_use(terms: QuerySet[Any], links: type[Any], name: str, opgaven: QuerySet[Opgave]) -> Choices:
    """The terms that at least one of the opgaven has; stops looking at the first one."""
    used = links._default_manager.filter(**{name: OuterRef("pk")}, opgave__in=opgaven.order_by()).values("pk")[:1]
    # A subquery of one row: EXISTS is turned into a join, and then every link of every opgave is read.
    return tuple(terms.annotate(used=Subquery(used)).filter(used__isnull=False).values_list("slug", "name"))


class FilterField(forms.ChoiceField):
    """A choice that may stay empty; ``everything`` says what is shown then."""

    def __init__(self, label: Any, everything: str | Promise = "", choices: Choices = ()) -> None:
        self.everything = everything
        super().__init__(label=label, required=False, error_messages={"invalid_choice": UNKNOWN_CHOICE})
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Set the choices, with "everything" before them where there is such a word."""
        self.choices = [("", self.everything), *choices] if self.everything else list(choices)


class RegisterFilterForm(forms.Form):
    """What all four lists can be filtered by. Choices come from what is on the register and from nothing else.

    ``chosen`` has the filters that are valid, also when another one was wrong: the page says which did not count.
    """

    sorts: ClassVar[Choices] = (NEWEST, BY_TITLE)
    # In sight at once; the other filters are one click away.
    main: ClassVar[tuple[str, ...]] = ("q", "area", "status", "sort")
    field_order = ("q", "area", "theme", "process", "kind", "status", "body", "participation", "year", "sort")

    q = forms.CharField(
        label=_("Zoek in de tekst"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    theme = FilterField(_("Thema"), _("Alle thema's"))
    area = FilterField(_("Gebied"), _("Alle gebieden"))
    process = FilterField(_("Proces"), _("Alle processen"), Process.choices)
    body = FilterField(_("Wie beslist?"), _("College en raad"), Body.choices)
    year = FilterField(_("Jaar"), _("Alle jaren"))
    participation = FilterField(_("Is er participatie?"), _("Maakt niet uit"), ParticipationChoice.choices)
    sort = FilterField(_("Volgorde"))

    def __init__(self, data: Mapping[str, Any], *, offered: Offers) -> None:
        super().__init__(data, auto_id="filter_%s")
        self._offer("theme", offered.themes)
        self._offer("area", offered.areas)
        self._offer("year", offered.years)
        self._offer("sort", self.sorts)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, FilterField)
        field.offer(choices)

    @property
    def chosen(self) -> dict[str, str]:
        """Name and value of each filter that is set and valid; the order is no filter."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "sort"}

    @property
    def order(self) -> str:
        """The chosen order, or the first one."""
        self.is_valid()
        return self.cleaned_data.get("sort") or next(iter(self.sorts))[0]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in self.main]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.main]

    @property
    def more_in_use(self) -> bool:
        """A filter that counts, or has an error, is never out of sight."""
        in_use = {*self.chosen, *self.errors}
        return any(field.name in in_use for field in self.more_fields)

    def labels(self, name: str) -> dict[str, str]:
        """The choices of a filter, in words."""
        return {str(value): str(label) for value, label in getattr(self.fields[name], "choices", ()) if value}

    def in_words(self) -> list[dict[str, str]]:
        """What was chosen, for above the result."""
        return [
            {"name": name, "label": str(self.fields[name].label), "value": self.labels(name).get(value, value)}
            for name, value in self.chosen.items()
        ]


class OpgaveFilterForm(RegisterFilterForm):
    sorts = (NEWEST, BY_BEGIN, BY_TITLE)
    kind = FilterField(_("Soort opgave"), _("Alle soorten"), OpgaveKind.choices)
    status = FilterField(_("Loopt het nog?"), _("Maakt niet uit"), OPEN_OR_CLOSED)


class TrajectFilterForm(RegisterFilterForm):
    sorts = (NEWEST, BY_BEGIN, BY_TITLE)
    kind = FilterField(_("Vorm van participatie"), _("Alle vormen"), ParticipationForm.choices)
    status = FilterField(_("Loopt het nog?"), _("Maakt niet uit"), OPEN_OR_CLOSED)


class WerkatelierFilterForm(RegisterFilterForm):
    sorts = (("coming", _("Eerst wat nog komt")), ("date", _("Datum, laatste eerst")), NEWEST, BY_TITLE)
    status = FilterField(
        _("Wanneer?"),
        _("Maakt niet uit"),
        (("coming", _("Komt nog")), ("past", _("Is geweest")), ("cancelled", _("Afgezegd"))),
    )


class StukFilterForm(RegisterFilterForm):
    """A paper is looked for by the year in which it came on the register, and the label says so."""

    main = ("q", "area", "kind", "sort")
    sorts = (NEWEST, ("date", _("Besluit, laatste eerst")), BY_TITLE)
    kind = FilterField(_("Soort stuk"), _("Alle soorten"), StukKind.choices)
    status = FilterField(
        _("Besluit"),
        _("Alle besluiten"),
        [(state.value, state.label) for state in (StukState.ADOPTED, StukState.ADOPTED_AMENDED)],
    )
    year = FilterField(_("Jaar van publicatie"), _("Alle jaren"))
