"""Addresses of the werkplaats for opgaven, trajecten and werkateliers."""

from django.urls import URLPattern, path

from participation.urls import grid_words
from participation.views import bin as bins
from participation.views import (
    choice_aid,
    home,
    lessons,
    lists,
    opgaven,
    parts,
    processes,
    publication,
    questions,
    teams,
    trajecten,
)
from participation.views import werkateliers as ateliers
from participation.views.grid_progress import grid_progress

grid_words.register()
PARTY = {"kind": parts.PARTY}
RESULT = {"kind": parts.RESULT}
LESSON = {"kind": parts.LESSON}


def _shared(folder: str, noun: str) -> list[URLPattern]:
    """Publication of a record of this kind."""
    kind = {"kind": noun}
    return [
        path(f"{folder}/<slug:slug>/publiceren/", publication.publish, kind, name=f"{noun}_publish"),
        path(f"{folder}/<slug:slug>/van-het-register/", publication.unpublish, kind, name=f"{noun}_unpublish"),
    ]


def _team(folder: str, noun: str) -> list[URLPattern]:
    """The team of a dossier of this kind."""
    kind = {"kind": noun}
    remove = f"{folder}/<slug:slug>/team/<int:person_id>/verwijderen/"
    return [
        path(f"{folder}/<slug:slug>/team/", teams.team, kind, name=f"{noun}_team"),
        path(remove, teams.team_remove, kind, name=f"{noun}_team_remove"),
    ]


def _bin(folder: str, noun: str) -> list[URLPattern]:
    """What was deleted from a dossier of this kind."""
    kind, base = {"kind": noun}, f"{folder}/<slug:slug>/verwijderd"
    return [
        path(f"{base}/", bins.bin_page, kind, name=f"{noun}_bin"),
        path(f"{base}/<int:pk>/terugzetten/", bins.restore, kind, name=f"{noun}_bin_restore"),
    ]


def _parts(folder: str, noun: str, kind: dict[str, parts.PartKind]) -> list[URLPattern]:
    """Parties or results of a traject."""
    base = f"trajecten/<slug:slug>/{folder}"
    return [
        path(f"{base}/nieuw/", parts.part_new, kind, name=f"{noun}_new"),
        path(f"{base}/<int:pk>/", parts.part_edit, kind, name=f"{noun}_edit"),
        path(f"{base}/<int:pk>/verwijderen/", parts.part_delete, kind, name=f"{noun}_delete"),
    ]


dossier_patterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("speelveld/", grid_progress, name="grid_progress"),
    path("opgaven/", lists.opgave_list, name="opgaven"),
    path("opgaven/nieuw/", opgaven.opgave_new, name="opgave_new"),
    path("opgaven/<slug:slug>/", opgaven.opgave_detail, name="opgave"),
    path("opgaven/<slug:slug>/bewerken/", opgaven.opgave_edit, name="opgave_edit"),
    path("opgaven/<slug:slug>/sluiten/", processes.opgave_close, name="opgave_close"),
    path("opgaven/<slug:slug>/heropenen/", processes.opgave_reopen, name="opgave_reopen"),
    path("opgaven/<slug:slug>/trajecten/nieuw/", trajecten.traject_new, name="traject_new"),
    *_team("opgaven", "opgave"),
    *_shared("opgaven", "opgave"),
    *_bin("opgaven", "opgave"),
    path("keuzehulp/", choice_aid.choose_opgave, name="choice_aid"),
    path("trajecten/", lists.traject_list, name="trajecten"),
    path("trajecten/<slug:slug>/", trajecten.traject_detail, name="traject"),
    path("trajecten/<slug:slug>/bewerken/", trajecten.traject_edit, name="traject_edit"),
    path("trajecten/<slug:slug>/proces/", processes.process, name="traject_process"),
    path("trajecten/<slug:slug>/werkateliers/nieuw/", ateliers.werkatelier_new, name="werkatelier_new"),
    path("trajecten/<slug:slug>/vragen/", questions.questions, name="questions"),
    path("trajecten/<slug:slug>/vragen/<int:question_id>/antwoord/", questions.question_answer, name="question_answer"),
    path(
        "trajecten/<slug:slug>/vragen/<process:process>/<element:element>/",
        questions.question_cell,
        name="question_cell",
    ),
    # As the addresses were before they were Dutch.
    path("trajecten/<slug:slug>/vragen/<str:process>/<str:element>/", questions.english_cell),
    *_team("trajecten", "traject"),
    *_shared("trajecten", "traject"),
    *_bin("trajecten", "traject"),
    *_parts("partijen", "party", PARTY),
    *_parts("resultaten", "result", RESULT),
    *_parts("lessen", "lesson", LESSON),
    path("trajecten/<slug:slug>/lessen/<int:pk>/voorstellen/", lessons.lesson_propose, name="lesson_propose"),
    path("werkateliers/", lists.werkatelier_list, name="werkateliers"),
    path("werkateliers/<slug:slug>/", ateliers.werkatelier_detail, name="werkatelier"),
    path("werkateliers/<slug:slug>/bewerken/", ateliers.werkatelier_edit, name="werkatelier_edit"),
    path("werkateliers/<slug:slug>/afzeggen/", ateliers.werkatelier_cancel, name="werkatelier_cancel"),
    path("werkateliers/<slug:slug>/laten-doorgaan/", ateliers.werkatelier_restore, name="werkatelier_restore"),
    *_shared("werkateliers", "werkatelier"),
]
