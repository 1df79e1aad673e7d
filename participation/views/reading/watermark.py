"""Whose copy a paper under secrecy is, as a picture over the whole page and on every sheet of paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from participation.views.access import SignedInRequest, signed_in


@signed_in
@require_safe
def watermark(request: SignedInRequest) -> HttpResponse:
    """The name of who asks, drawn many times; kept by no cache, so that nobody is given another's."""
    return render(request, "participation/werkplaats/reading/watermark.svg", content_type="image/svg+xml")
