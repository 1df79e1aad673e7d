"""Addresses of the werkplaats for papers and what is decided on them."""

from django.urls import URLPattern, path, re_path

from participation.views import (
    audit_log,
    deciding,
    handovers,
    paper_changes,
    reactions,
    replacements,
    secrecy,
    stuk_editing,
    stuk_formats,
    stuk_states,
    stukken,
)

stuk_patterns: list[URLPattern] = [
    path("stukken/", stukken.stuk_list, name="stukken"),
    re_path(
        r"^(?P<owner_kind>opgaven|trajecten|werkateliers)/(?P<slug>[-\w]+)/stukken/nieuw/$",
        stukken.stuk_new,
        name="stuk_new",
    ),
    path("stukken/<slug:slug>/", stukken.stuk_detail, name="stuk"),
    path("stukken/<slug:slug>/stuk.pdf", stuk_formats.stuk_document, name="stuk_pdf"),
    path("stukken/<slug:slug>/stuk.odt", stuk_formats.stuk_odt_file, name="stuk_odt"),
    path("stukken/<slug:slug>/tekst/", stuk_formats.stuk_plain_text, name="stuk_text"),
    path("stukken/<slug:slug>/bewerken/", stuk_editing.stuk_edit, name="stuk_edit"),
    path("stukken/<slug:slug>/opnieuw-vullen/", stuk_editing.stuk_redraw, name="stuk_redraw"),
    path("stukken/<slug:slug>/verwijderen/", stuk_editing.stuk_delete, name="stuk_delete"),
    path("stukken/<slug:slug>/indienen/", stuk_states.stuk_submit, name="stuk_submit"),
    path("stukken/<slug:slug>/akkoord/", deciding.stuk_approve, name="stuk_approve"),
    path("stukken/<slug:slug>/overslaan/", deciding.stuk_skip, name="stuk_skip"),
    path("stukken/<slug:slug>/teruggeven/", deciding.stuk_return, name="stuk_return"),
    path("stukken/<slug:slug>/besluit/", deciding.stuk_decision, name="stuk_decision"),
    path("stukken/<slug:slug>/intrekken/", stuk_states.stuk_withdraw, name="stuk_withdraw"),
    path("stukken/<slug:slug>/weer-oppakken/", stuk_states.stuk_take_up, name="stuk_take_up"),
    path("stukken/<slug:slug>/veranderd/", paper_changes.stuk_changes, name="stuk_changes"),
    path("stukken/<slug:slug>/besluiten/<int:pk>/", paper_changes.decision_changes, name="decision_changes"),
    path("stukken/<slug:slug>/publiceren/", stuk_states.stuk_publish, name="stuk_publish"),
    path("stukken/<slug:slug>/van-het-register/", stuk_states.stuk_unpublish, name="stuk_unpublish"),
    path("stukken/<slug:slug>/onderdelen/<slug:section_key>/reageren/", reactions.reaction_new, name="reaction_new"),
    path("stukken/<slug:slug>/reacties/<int:pk>/antwoord/", reactions.reaction_answer, name="reaction_answer"),
    path("stukken/<slug:slug>/geheimhouding/", secrecy.secrecy, name="secrecy"),
    path("stukken/<slug:slug>/geheimhouding/<int:pk>/opheffen/", secrecy.secrecy_lift, name="secrecy_lift"),
    path("vervanging/", replacements.replacements, name="replacements"),
    path("vervanging/<int:pk>/beeindigen/", replacements.replacement_end, name="replacement_end"),
    path("vervanging/afwezig/", replacements.absence_new, name="absence_new"),
    path("vervanging/afwezig/<int:pk>/beeindigen/", replacements.absence_end, name="absence_end"),
    path("overdracht/", handovers.handovers, name="handovers"),
    path("verantwoording/", audit_log.audit_log, name="audit_log"),
]
