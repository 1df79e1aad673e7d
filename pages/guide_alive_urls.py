"""Addresses at which readers help a page further: another text for it, and whether it helped."""

from django.urls import URLPattern, path

from pages.helped.views import helped, helped_thanks
from pages.suggestions.views import suggest, suggest_sent, suggestion_confirm

urlpatterns: list[URLPattern] = [
    path("bladzijden/<int:page_id>/verbeteren/", suggest, name="suggest"),
    path("bladzijden/<int:page_id>/verbeteren/verstuurd/", suggest_sent, name="suggest_sent"),
    path("bladzijden/voorstel/<str:token>/", suggestion_confirm, name="suggestion_confirm"),
    path("bladzijden/<int:page_id>/hielp/", helped, name="helped"),
    path("bladzijden/<int:page_id>/hielp/bedankt/", helped_thanks, name="helped_thanks"),
]
