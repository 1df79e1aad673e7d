"""The page behind a link in a mail: what one is about to say, and one button. Opening it changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participation.policy import readable_revision
from participation.services.acknowledging import LinkIsDead, live_link, use_link

FOLDER = "participation/register/mail_links"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mail_link(request: HttpRequest, token: str) -> HttpResponse:
    """Programs that look into mails follow links; only the button does something (RFC 9110: GET is safe)."""
    if request.method == "POST":
        try:
            use_link(token)
        except LinkIsDead:
            return _dead(request)
        return redirect("register:mail_link_done")
    link = live_link(token)
    if link is None:
        return _dead(request)
    revision = readable_revision(link.person, link.stuk)
    title = str(revision.content["title"]) if revision else ""
    context = {"link": link, "title": title, "crumbs": _crumbs()}
    return _private(render(request, f"{FOLDER}/ask.html", context))


@never_cache
@require_safe
def mail_link_done(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so that it tells nothing."""
    return render(request, f"{FOLDER}/done.html", {"crumbs": _crumbs()})


def _dead(request: HttpRequest) -> HttpResponse:
    """The same for a link that was used, that is over, and that never was."""
    return _private(render(request, f"{FOLDER}/dead.html", {"crumbs": _crumbs()}, status=404))


def _private(response: HttpResponse) -> HttpResponse:
    """The address lets its reader in, so it goes along to no other site."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _crumbs() -> list[dict[str, str]]:
    return [{"title": _("Register"), "url": reverse("register:home")}, {"title": _("Uit uw mail"), "url": ""}]
