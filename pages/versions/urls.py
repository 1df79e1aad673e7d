"""Addresses about versions of pages; in every language, like the pages themselves."""

from django.urls import path

from pages.versions import views
from pages.versions.feed import changes_feed

app_name = "versions"
urlpatterns = [
    path("wijzigingen/", views.changes, name="changes"),
    path("wijzigingen/atom.xml", changes_feed, name="feed"),
    path("bladzijden/<int:page_id>/", views.page_address, name="page"),
    path("bladzijden/<int:page_id>/wijzigingen/", views.history, name="history"),
    path("bladzijden/<int:page_id>/citeren/", views.cite, name="cite"),
    path("bladzijden/<int:page_id>/versies/vergelijken/", views.compare, name="compare"),
    path("bladzijden/<int:page_id>/versies/<int:number>/", views.version, name="version"),
]
