"""What a traject has beside its own fields: moves, parties, results, money, answers, lessons, logbook, promises."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import Confidentiality, Publicity
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import ABSENT, Extra, Row, Table, person
from participation.models import (
    Answer,
    BudgetLine,
    ChoiceAidUse,
    Commitment,
    EvaluationRound,
    Factor,
    Lesson,
    LogEntry,
    Milestone,
    Party,
    ProcessMove,
    Result,
)
from participation.services.evaluations.results import results_of

OF_TRAJECT = ("id", "traject")


def of_trajecten(model: type[Model], path: str = "traject") -> Callable[[Scope], "QuerySet[Any]"]:
    """The rows of the trajecten that go along."""
    return lambda scope: model._default_manager.filter(**{f"{path}__in": scope.trajecten})


def _answers(scope: Scope) -> "QuerySet[Answer]":
    return Answer.objects.filter(traject__in=scope.trajecten).select_related("question")


def _log_entries(scope: Scope) -> "QuerySet[LogEntry]":
    found = policy.visible_log_entries(scope.user).filter(traject__in=scope.trajecten)
    return found if scope.sees_confidential else found.exclude(confidentiality=Confidentiality.CONFIDENTIAL)


def _log_text(entry: LogEntry, scope: Scope) -> Any:
    """An e-mail begins with who wrote it, so without personal data its words stay out."""
    scope.found.narrow(entry.confidentiality)
    if entry.message_mark and not scope.with_persons:
        scope.found.left_out["mails"] += 1
        return ABSENT
    return entry.text


def _promised_to(commitment: Commitment, scope: Scope) -> Any:
    """To whom may be a person; what stands on the register is no secret."""
    known = scope.with_persons or commitment.publicity == Publicity.PUBLIC
    return commitment.promised_to if known else ABSENT


def _moves(commitment: Commitment, scope: Scope) -> list[Row]:
    return [
        {
            "before": move.before,
            "after": move.after,
            "reason": move.reason,
            "at": move.moved_at,
            "by": person(move.moved_by_id, scope),
        }
        for move in sorted(commitment.moves.all(), key=lambda move: move.pk)
    ]


def _outcome(round_: EvaluationRound, scope: Scope) -> Any:
    """As the staff sees it: small groups are hidden, also here. Remarks may name people."""
    if not round_.is_over:
        return None
    results = results_of(round_, with_remarks=scope.with_persons)
    return {
        "groups": [{"group": group.group, "count": group.count} for group in results.groups],
        "questions": [
            {
                "number": question.number,
                "means": {cell.group: cell.mean for cell in (*question.cells, question.together)},
                "remarks": sorted(question.remarks),
            }
            for question in results.questions
        ],
    }


PARTS = (
    Table(
        "stappen",
        _("Van welk proces naar welk proces een traject ging, ook als een poort werd overgeslagen."),
        ProcessMove,
        of_trajecten(ProcessMove),
        (*OF_TRAJECT, "from_stage", "to_stage", "gate_skipped", "reason", "by", "at"),
    ),
    Table(
        "keuzehulp",
        _("Met welke antwoorden op de keuzehulp een traject begon."),
        ChoiceAidUse,
        of_trajecten(ChoiceAidUse),
        (*OF_TRAJECT, "title", "version_at", "answers", "impact_level", "participation_form"),
        left_out=("revision",),
    ),
    Table(
        "partijen",
        _("Organisaties en groepen met een belang bij een traject."),
        Party,
        of_trajecten(Party),
        (*OF_TRAJECT, "organisation", "name", "role", "interest", "influence", "attitude", "commitment", "version"),
    ),
    Table(
        "resultaten",
        _("Wat een traject moet opleveren, en of dat er is."),
        Result,
        of_trajecten(Result),
        (*OF_TRAJECT, "kind", "final", "description", "owner", "due_date", "realised", "version"),
    ),
    Table(
        "kansen-en-belemmeringen",
        _("Wat helpt en wat in de weg staat."),
        Factor,
        of_trajecten(Factor),
        (*OF_TRAJECT, "kind", "text", "since", "approach", "version"),
    ),
    Table(
        "planning",
        _("De planning."),
        Milestone,
        of_trajecten(Milestone),
        (*OF_TRAJECT, "title", "start_date", "end_date", "state", "publicity", "version"),
    ),
    Table(
        "begroting",
        _("Het geld in euro's: begroot, vastgelegd en uitgegeven."),
        BudgetLine,
        of_trajecten(BudgetLine),
        (*OF_TRAJECT, "item", "budget", "committed", "spent", "version"),
    ),
    Table(
        "antwoorden",
        _("Antwoorden op de vragen van de werkwijze, ook de eerdere."),
        Answer,
        _answers,
        (
            *(*OF_TRAJECT, "question", "question_text", "text", "certainty", "publicity", "author", "created_at"),
            *("is_current", "question_revision"),
        ),
        extras=(
            Extra("process", _("proces van de vraag"), lambda row, scope: row.question.process),
            Extra("element", _("onderdeel van de vraag"), lambda row, scope: row.question.element),
            Extra("layer", _("laag van de vraag"), lambda row, scope: row.question.layer),
        ),
    ),
    Table(
        "lessen",
        _("Wat geleerd is."),
        Lesson,
        of_trajecten(Lesson),
        (*OF_TRAJECT, "text", "page", "publicity", "author", "created_at", "version", "suggestion"),
    ),
    Table(
        "logboek",
        _("Het logboek."),
        LogEntry,
        _log_entries,
        (*OF_TRAJECT, "date", "kind", "subject", "confidentiality", "author", "created_at", "version"),
        left_out=("text", "message_mark"),
        extras=(Extra("text", _("wat er is gezegd of gedaan; van een e-mail alleen met persoonsgegevens"), _log_text),),
    ),
    Table(
        "toezeggingen",
        _("Wat beloofd is, door wie, en wat ervan kwam."),
        Commitment,
        lambda scope: Commitment.objects.filter(traject__in=scope.trajecten).prefetch_related("moves"),
        (
            *(*OF_TRAJECT, "promise", "owner", "due_date", "publicity", "werkatelier", "contribution", "stuk"),
            *("internal_note", "state", "settled_on", "settled_by", "outcome", "done_stuk", "version"),
            *("created_at", "created_by"),
        ),
        left_out=("promised_to",),
        extras=(
            Extra("promised_to", _("aan wie; van wat niet openbaar is alleen met persoonsgegevens"), _promised_to),
            Extra("moves", _("elke keer dat de datum verschoof, en waarom"), _moves),
        ),
    ),
    Table(
        "evaluaties",
        _("Rondes van evaluatie met de uitkomst per groep; groepen van minder dan vijf zijn verborgen."),
        EvaluationRound,
        of_trajecten(EvaluationRound),
        (
            *(*OF_TRAJECT, "opens_on", "closes_on", "questions", "closed_at", "invited_at", "published_at"),
            *("version", "created_at", "created_by"),
        ),
        extras=(Extra("outcome", _("de uitkomst, als de ronde voorbij is"), _outcome),),
    ),
)
