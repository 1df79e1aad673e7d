"""Addresses at which a reader proposes another text for a page, and confirms that; in every language."""

from django.urls import URLPattern, path

from pages.suggestions.views import suggest, suggest_sent, suggestion_confirm

urlpatterns: list[URLPattern] = [
    path("bladzijden/<int:page_id>/verbeteren/", suggest, name="suggest"),
    path("bladzijden/<int:page_id>/verbeteren/verstuurd/", suggest_sent, name="suggest_sent"),
    path("bladzijden/voorstel/<str:token>/", suggestion_confirm, name="suggestion_confirm"),
]
