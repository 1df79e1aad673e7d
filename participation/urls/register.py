"""Addresses of the public register.

A slug has no dot, so an address with a file name (``export.csv``, ``….pdf``) never meets one.
"""

from django.urls import URLPattern, URLResolver, path, re_path

from participation.urls.contributions import register_patterns
from participation.urls.following import register_following
from participation.urls.photos import register_photo_patterns
from participation.urls.registrations import public_registration_patterns
from participation.urls.society import register_society_patterns
from participation.urls.tables import register_table_patterns
from participation.views.opgave_tree import public_opgave_tree
from participation.views.register.attachments import attachment_download
from participation.views.register.decision_files import decision_document, decision_page
from participation.views.register.downloads import (
    export,
    stuk_content,
    stuk_document,
    stuk_odt_file,
    stuk_text_file,
    werkatelier_ics,
    werkateliers_ics,
)
from participation.views.register.feed import register_feed
from participation.views.register.home import register_home
from participation.views.register.lists import record_list
from participation.views.register.mail_links import mail_link, mail_link_done
from participation.views.register.records import opgave_page, traject_page, werkatelier_page
from participation.views.register.stukken import decision_changes, stuk_page

app_name = "register"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", register_home, name="home"),
    path("atom.xml", register_feed, name="feed"),
    path("werkateliers.ics", werkateliers_ics, name="werkateliers_ics"),
    path("samenhang/", public_opgave_tree, name="opgave_tree"),
    path("opgaven/", record_list, {"name": "opgaven"}, name="opgaven"),
    path("trajecten/", record_list, {"name": "trajecten"}, name="trajecten"),
    path("werkateliers/", record_list, {"name": "werkateliers"}, name="werkateliers"),
    path("stukken/", record_list, {"name": "stukken"}, name="stukken"),
    re_path(
        r"^(?P<name>opgaven|trajecten|werkateliers|stukken)/export\.(?P<file_format>csv|xlsx|ods|geojson)$",
        export,
        name="export",
    ),
    path("uit-uw-mail/bewaard/", mail_link_done, name="mail_link_done"),
    path("uit-uw-mail/<str:token>/", mail_link, name="mail_link"),
    path("bijlagen/<int:pk>/", attachment_download, name="attachment"),
    path("opgaven/<slug:slug>/", opgave_page, name="opgave"),
    path("trajecten/<slug:slug>/", traject_page, name="traject"),
    path("werkateliers/<slug:slug>/", werkatelier_page, name="werkatelier"),
    path("werkateliers/<slug:slug>.ics", werkatelier_ics, name="werkatelier_ics"),
    path("stukken/<slug:slug>/", stuk_page, name="stuk"),
    path("stukken/<slug:slug>/besluiten/<int:pk>/", decision_page, name="decision_file"),
    path("stukken/<slug:slug>/besluiten/<int:pk>.pdf", decision_document, name="decision_pdf"),
    path("stukken/<slug:slug>/besluiten/<int:pk>/gewijzigd/", decision_changes, name="decision_changes"),
    path("stukken/<slug:slug>.pdf", stuk_document, name="stuk_pdf"),
    path("stukken/<slug:slug>.odt", stuk_odt_file, name="stuk_odt"),
    path("stukken/<slug:slug>.txt", stuk_text_file, name="stuk_text"),
    path("stukken/<slug:slug>.json", stuk_content, name="stuk_content"),
    *register_following,
    *register_patterns,
    *register_society_patterns,
    *register_table_patterns,
    *public_registration_patterns,
    *register_photo_patterns,
]
