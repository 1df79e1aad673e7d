"""Addresses of the lists of college and council."""

from django.urls import URLPattern, path

from participation.views.meetings import lists, outcomes

meeting_patterns: list[URLPattern] = [
    path("vergaderingen/", lists.meetings, name="meetings"),
    path("vergaderingen/<int:pk>/", lists.meeting, name="meeting"),
    path("vergaderingen/<int:pk>/lijst/", lists.meeting_list, name="meeting_list"),
    path("vergaderingen/<int:pk>/leesmap.pdf", lists.meeting_file, name="meeting_file"),
    path("vergaderingen/<int:pk>/uitkomsten/", outcomes.meeting_outcomes, name="meeting_outcomes"),
]
