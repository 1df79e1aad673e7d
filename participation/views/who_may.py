""" "Wie mag wat": of a person or role and a record, per deed yes or no with the rule; and the whole table to read."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.audit.rights import rights_viewed
from participation.forms.who_may import WhoMayForm
from participation.policy.explaining import sight_of
from participation.policy.rules import Rule
from participation.services.who_may import asking
from participation.services.who_may.table import read_people, read_rules, read_tables
from participation.views.access import SignedInRequest, demand, signed_in

FOLDER = "participation/werkplaats/who_may"


@signed_in
@require_safe
def who_may(request: SignedInRequest) -> HttpResponse:
    """The question and, as soon as it names one person or role, the answers."""
    demand(policy.user_can_ask_who_may(request.user))
    form = WhoMayForm(request.GET or None)
    context: dict[str, Any] = {"form": form, "crumbs": _trail()}
    if form.is_bound and form.is_valid():
        context |= _asked(request, form.cleaned_data)
    return render(request, f"{FOLDER}/question.html", context)


def _asked(request: SignedInRequest, asked: dict[str, str]) -> dict[str, Any]:
    role, words = asked["role"], asked["record"].strip()
    people = [] if role else asking.find_people(asked["person"])
    records = asking.find_records(request.user, words)
    # Listing is not recorded, so it names only what the asker reads; the answers below are about anything that exists.
    shown = [record for record in records if sight_of(request.user, record).allowed]
    found: dict[str, Any] = {"people": people, "records": shown, "asked": True, "words": words}
    if not (role or len(people) == 1) or (words and len(records) != 1):
        return found
    record = records[0] if words else None
    ask = partial(asking.answers_about, record=record) if record else asking.answers_in_general
    # Looking at rights on something confidential is itself recorded, whatever the answer.
    rights_viewed(user=request.user, obj=record, person=people[0] if people else None)
    answers = asking.ask_as_role(role, ask) if role else ask(people[0])
    return found | {"answers": answers, "person": people[0] if people else None, "about": _about(request, record)}


def _about(request: SignedInRequest, record: Any) -> dict[str, Any] | None:
    """How the page calls the record: by its name only for who may read that."""
    if record is None:
        return None
    seen = sight_of(request.user, record).allowed
    return {"kind": record._meta.verbose_name, "name": str(record) if seen else "", "number": record.pk}


@signed_in
@require_safe
def rule_tables(request: SignedInRequest) -> HttpResponse:
    """All rules, and the kinds of records that have a table."""
    demand(policy.user_can_ask_who_may(request.user))
    context = {
        "rules": list(Rule),
        "tables": read_tables(settings.WHO_MAY_TABLE).values(),
        "people": read_people(settings.WHO_MAY_TABLE) if settings.WHO_MAY_TABLE.is_dir() else [],
        "crumbs": _trail(_("Alle regels en tabellen")),
    }
    return render(request, f"{FOLDER}/tables.html", context)


@signed_in
@require_safe
def rule_table(request: SignedInRequest, name: str) -> HttpResponse:
    """One kind of record: as it was written, with the sentence of each rule."""
    demand(policy.user_can_ask_who_may(request.user))
    table = read_tables(settings.WHO_MAY_TABLE).get(name)
    if table is None:
        raise Http404
    context = {
        "table": table,
        "rules": read_rules(settings.WHO_MAY_TABLE),
        "crumbs": _trail((_("Alle regels en tabellen"), reverse("werkplaats:rule_tables")), table.title),
    }
    return render(request, f"{FOLDER}/table.html", context)


def _trail(*more: str | tuple[str, str]) -> list[dict[str, str]]:
    steps: list[str | tuple[str, str]] = [(_("Werkplaats"), reverse("werkplaats:home"))]
    steps += [(_("Wie mag wat"), reverse("werkplaats:who_may")), *more] if more else [_("Wie mag wat")]
    pairs = [step if isinstance(step, tuple) else (step, "") for step in steps]
    return [{"title": title, "url": url} for title, url in pairs]
