"""Addresses of contributions and their answers, in the werkplaats and on the register."""

from django.urls import URLPattern, path, re_path

from participation.views.contributions import answers, entry, form_settings, handling, imports, lists
from participation.views.register import contributions as public
from participation.views.register import giving

BASE = "trajecten/<slug:slug>/inbreng"
ONE = f"{BASE}/<int:pk>"
GROUP = f"{BASE}/onderwerpen/<int:pk>"

contribution_patterns: list[URLPattern] = [
    path(f"{BASE}/", lists.contribution_list, name="contributions"),
    path(f"{BASE}/nieuw/", entry.contribution_new, name="contribution_new"),
    path(f"{BASE}/formulier/", form_settings.contribution_form_settings, name="contribution_form"),
    path(f"{BASE}/samenvoegen/", handling.contribution_merge, name="contribution_merge"),
    path(f"{BASE}/bijna-gelijk/", handling.contribution_duplicates, name="contribution_duplicates"),
    path(f"{BASE}/onderwerpen/", answers.group_list, name="contribution_groups"),
    path(f"{GROUP}/", answers.group_detail, name="contribution_group"),
    path(f"{GROUP}/bewerken/", answers.group_edit, name="contribution_group_edit"),
    path(f"{GROUP}/verwijderen/", answers.group_delete, name="contribution_group_delete"),
    path(f"{GROUP}/antwoord/", answers.group_answer, name="contribution_group_answer"),
    path(f"{GROUP}/vertellen/", answers.group_tell, name="contribution_group_tell"),
    path(f"{BASE}/inlezen/", imports.import_list, name="contribution_imports"),
    path(f"{BASE}/inlezen/<int:pk>/", imports.import_detail, name="contribution_import"),
    path(f"{BASE}/inlezen/<int:pk>/uitvoeren/", imports.import_write, name="contribution_import_write"),
    path(f"{BASE}/inlezen/<int:pk>/terugdraaien/", imports.import_undo, name="contribution_import_undo"),
    path(f"{BASE}/inlezen/<int:pk>/vergeten/", imports.import_drop, name="contribution_import_drop"),
    path(f"{ONE}/", entry.contribution_detail, name="contribution"),
    path(f"{ONE}/bewerken/", entry.contribution_edit, name="contribution_edit"),
    path(f"{ONE}/antwoord/", answers.contribution_answer, name="contribution_answer"),
    path(f"{ONE}/vertellen/", answers.contribution_tell, name="contribution_tell"),
    path(f"{ONE}/splitsen/", handling.contribution_split, name="contribution_split"),
    path(f"{ONE}/ongedaan/", handling.contribution_undo, name="contribution_undo"),
    path(f"{ONE}/wel-antwoorden/", handling.contribution_expect, name="contribution_expect"),
    path(f"{ONE}/verwijderen/", handling.contribution_remove, name="contribution_remove"),
    path(f"{ONE}/gegevens/markeren/", handling.contribution_mark, name="contribution_mark"),
    path(f"{ONE}/gegevens/<int:passage_id>/terug/", handling.passage_put_back, name="passage_put_back"),
    path(f"{ONE}/gegevens/verwijderen/", handling.passages_remove, name="passages_remove"),
    path(f"{ONE}/gever/wissen/", handling.giver_erase, name="giver_erase"),
]

register_patterns: list[URLPattern] = [
    path(f"{BASE}/", public.contribution_page, name="contributions"),
    path(f"{BASE}/geven/", giving.contribution_give, name="contribution_give"),
    path(f"{BASE}/atom.xml", public.contribution_feed, name="contributions_feed"),
    re_path(
        r"^trajecten/(?P<slug>[-\w]+)/inbreng/export\.(?P<file_format>csv|xlsx|ods)$",
        public.contribution_export,
        name="contributions_export",
    ),
    path(f"{ONE}/", public.contribution_one, name="contribution"),
    path("inbreng/<slug:secret>/", giving.contribution_private, name="contribution_private"),
    path("inbreng/<slug:secret>/gegevens-wissen/", giving.contribution_withdraw, name="contribution_withdraw"),
]
