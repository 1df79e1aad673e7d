"""A page with every component on it, so that tests (and makers) can look at them together."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils.timezone import get_current_timezone

PAGE = Path(__file__).parent / "pages" / "components.html"
KINDS = [("policy", "Beleidsopgave"), ("concrete", "Concrete opgave")]
AREAS = [("west", "Westerlo"), ("oost", "Oosterlo"), ("zuid", "Zuiderlo")]


class ComponentForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Titel", max_length=60, help_text="Kort en zonder afkortingen.")
    issue = forms.CharField(label="Vraagstuk", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea(attrs={"data-rich-text": True}))
    kind = forms.ChoiceField(label="Soort", choices=KINDS, widget=forms.RadioSelect, help_text="Kies er een.")
    areas = forms.MultipleChoiceField(label="Gebieden", choices=AREAS, widget=forms.CheckboxSelectMultiple)
    theme = forms.ChoiceField(label="Thema", choices=[("", "Kies een thema"), *AREAS], required=False)
    starts_on = forms.DateField(label="Begint op", required=False)
    starts_at = forms.DateTimeField(label="Begint om", required=False)
    capacity = forms.IntegerField(label="Aantal plaatsen", required=False, min_value=1)
    agreed = forms.BooleanField(label="Ik heb dit met de opdrachtgever besproken")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


class FilterForm(forms.Form):
    """A small set of filters."""

    area = forms.ChoiceField(label="Gebied", choices=[("", "Alle gebieden"), *AREAS], required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("", "Alle soorten"), *KINDS], required=False)


def _samples(request: HttpRequest) -> dict[str, Any]:
    when = datetime(2026, 11, 3, 10, 0, tzinfo=get_current_timezone())
    return {
        "trail": [
            {"title": "Home", "url": "/"},
            {"title": "Werkplaats", "url": "/w/"},
            {"title": "Onderdelen", "url": ""},
        ],
        "steps": [
            {"label": "Akkoord van de opdrachtgever", "status": "done", "note": "klaar, M. Visser, 3 november 2026"},
            {"label": "Toets communicatie", "status": "current", "note": "nu, uiterlijk 1 december 2026"},
            {"label": "Besluit van het college", "status": "todo", "note": "volgt nog"},
        ],
        "events": [
            {"when": when, "title": "Ingediend", "who": "P. de Boer"},
            {"when": when, "title": "Teruggegeven", "who": "M. Visser", "text": "De planning ontbreekt nog."},
        ],
        "facts": [
            {"label": "Bevoegd", "value": "Raad"},
            {"label": "Vraagstuk", "value": "Het plein is stil na zes uur.\n\nOndernemers willen meer loop."},
        ],
        "head": ["Naam", "Datum", "Aanwezig"],
        "rows": [["Avond 1", "3 november 2026", "34"], ["Avond 2", "1 december 2026", "41"]],
        "tabs": [{"label": "Dossier", "url": "?tab=1", "current": True}, {"label": "Stukken", "url": "?tab=2"}],
        "page_obj": Paginator(range(240), 10).get_page(request.GET.get("page", "3")),
        "filters": FilterForm(request.GET or None),
        "found": f"Gebied: {request.GET.get('area') or 'alle'}",
    }


def component_page(request: HttpRequest) -> HttpResponse:
    """Every component; a POST shows the form with its errors."""
    form = ComponentForm(request.POST if request.method == "POST" else None)
    template = engines["django"].from_string(PAGE.read_text())
    return HttpResponse(template.render({**_samples(request), "form": form}, request))
