"""Addresses of the werkplaats about data of people: one person's, the register of processing, and what goes tonight."""

from django.urls import URLPattern, path

from participation.views import person_access, persons, processing

person_patterns: list[URLPattern] = [
    path("personen/", persons.persons, name="persons"),
    path("personen/naam/", persons.person_names, name="person_names"),
    path("personen/inzage/", person_access.person_access, name="person_access"),
    path("personen/wissen/", persons.person_erase, name="person_erase"),
    path("verwerkingen/", processing.register, name="processing"),
    path("verwerkingen/vannacht/", processing.tonight, name="tonight"),
]
