"""Addresses of the werkplaats for parties across trajecten, the tree of opgaven, and how deep the questions go."""

from django.urls import URLPattern, path

from participation.views import contacts, organisations
from participation.views.opgave_tree import opgave_tree
from participation.views.question_depth import question_depth
from participation.views.stakeholders import stakeholders
from participation.views.together import together

TRAJECT = "trajecten/<slug:slug>"

organisation_patterns: list[URLPattern] = [
    path("samen/opgaven/", together, {"kind": "opgaven"}, name="opgaven_together"),
    path("samen/trajecten/", together, {"kind": "trajecten"}, name="trajecten_together"),
    path("samenhang/", opgave_tree, name="opgave_tree"),
    path(f"{TRAJECT}/vragen/diepte/", question_depth, name="question_depth"),
    path("partijen/", organisations.organisation_list, name="organisations"),
    path("partijen/suggesties/", organisations.organisation_suggest, name="organisation_suggest"),
    path("partijen/<int:pk>/", organisations.organisation_detail, name="organisation"),
    path("partijen/<int:pk>/samenvoegen/", organisations.organisation_merge, name="organisation_merge"),
    path(
        "partijen/<int:pk>/samenvoegingen/<int:merge_id>/terugdraaien/",
        organisations.organisation_split,
        name="organisation_split",
    ),
    path(f"{TRAJECT}/krachtenveld/", stakeholders, name="stakeholders"),
    path(f"{TRAJECT}/contactpersonen/", contacts.contact_list, name="contacts"),
    path(f"{TRAJECT}/partijen/<int:party_id>/contactpersonen/nieuw/", contacts.contact_new, name="contact_new"),
    path(f"{TRAJECT}/contactpersonen/<int:pk>/", contacts.contact_edit, name="contact_edit"),
    path(f"{TRAJECT}/contactpersonen/<int:pk>/wissen/", contacts.contact_erase, name="contact_erase"),
]
