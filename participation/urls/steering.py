"""Addresses of the werkplaats for the council's steering card."""

from django.urls import URLPattern, path

from participation.views import steering, steering_acts

CARD = "stuurkaarten/<slug:slug>"
DEPARTURE = f"{CARD}/afwijkingen/<int:pk>"
steering_patterns: list[URLPattern] = [
    path("opgaven/<slug:slug>/stuurkaart/", steering.steering_draft, name="steering_draft"),
    path(f"{CARD}/", steering.steering_card, name="steering_card"),
    path(f"{CARD}/afwijkingen/nieuw/", steering.departure_new, name="departure_new"),
    path(f"{DEPARTURE}/reden/", steering_acts.departure_explain, name="departure_explain"),
    path(f"{DEPARTURE}/geen-afwijking/", steering_acts.departure_dismiss, name="departure_dismiss"),
    path(f"{DEPARTURE}/voorbij/", steering_acts.departure_end, name="departure_end"),
    path(f"{DEPARTURE}/vraag/", steering_acts.departure_ask, name="departure_ask"),
    path(f"{DEPARTURE}/vragen/<int:question_pk>/", steering_acts.departure_answer, name="departure_answer"),
]
