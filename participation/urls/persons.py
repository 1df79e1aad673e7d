"""Address of the werkplaats where the administrator erases a person."""

from django.urls import URLPattern, path

from participation.views import persons

person_patterns: list[URLPattern] = [
    path("personen/", persons.persons, name="persons"),
    path("personen/wissen/", persons.person_erase, name="person_erase"),
]
