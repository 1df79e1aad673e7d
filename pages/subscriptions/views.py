"""Asking for news, confirming, the own subscriptions and leaving. Opening a link never changes anything."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from pages.crumbs import page_crumbs
from pages.models import Subscriber, Subscription
from pages.selectors.public import public_pages
from pages.subscriptions import services
from pages.subscriptions.forms import BELOW, EVERYTHING, RhythmForm, SendLinkForm, SubscribeForm
from pages.versions.access import open_page
from pages.versions.changes import guide_root
from samenwerking.public_forms import without_cookie

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@without_cookie
@GET_OR_POST
def subscribe_to_page(request: HttpRequest, page_id: int) -> HttpResponse:
    return _subscribe(request, open_page(request, page_id))


@without_cookie
@GET_OR_POST
def subscribe_to_everything(request: HttpRequest) -> HttpResponse:
    return _subscribe(request, None)


def _subscribe(request: HttpRequest, page: Page | None) -> HttpResponse:
    root = guide_root(request)
    with_page = page is not None and page.pk != root.pk
    initial = {"email": request.user.email} if request.user.is_authenticated else None
    form = SubscribeForm(request.POST or None, request=request, with_page=with_page, initial=initial)
    if form.is_bound and form.is_valid():
        what = form.cleaned_data.get("what", EVERYTHING)
        whole = page is None or what == EVERYTHING
        services.subscribe(
            email=form.cleaned_data["email"],
            page=root if page is None or whole else page,
            below=whole or what == BELOW,
            rhythm=form.cleaned_data["rhythm"],
        )
        return redirect("subscriptions:sent")
    crumbs = page_crumbs(request, page or root, _("Houd mij op de hoogte"))
    context = {"form": form, "page": page if with_page else None, "crumbs": crumbs}
    return render(request, "pages/subscriptions/subscribe.html", context, status=form.status)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The same for a new, a known and an unknown address."""
    return render(request, "pages/subscriptions/sent.html", {"crumbs": _crumbs(request, _("Kijk in uw mail"))})


@never_cache
@without_cookie
@GET_OR_POST
def send_link(request: HttpRequest) -> HttpResponse:
    form = SendLinkForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        services.send_link(form.cleaned_data["email"])
        return redirect("subscriptions:sent")
    context = {"form": form, "crumbs": _crumbs(request, _("Mijn abonnementen"))}
    return render(request, "pages/subscriptions/send_link.html", context, status=form.status)


@never_cache
@without_cookie
@GET_OR_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Mail programs open links by themselves, so a button says yes."""
    subscription = Subscription.objects.select_related("subscriber", "page").filter(key=key).first()
    if subscription is None:
        return _dead_link(request)
    if request.method == "POST" or subscription.confirmed_at is not None:
        if request.method == "POST":
            services.confirm(subscription)
        return redirect(f"{reverse('subscriptions:mine', args=[subscription.subscriber.key])}?bevestigd=1")
    context = {"row": _row(subscription), "subscription": subscription, "crumbs": _crumbs(request, _("Bevestigen"))}
    return render(request, "pages/subscriptions/confirm.html", context)


@never_cache
@without_cookie
@GET_OR_POST
def mine(request: HttpRequest, key: str) -> HttpResponse:
    """All that this address follows; reached by the private link, without an account."""
    subscriber = Subscriber.objects.filter(key=key).exclude(confirmed_at=None).first()
    if subscriber is None:
        return _dead_link(request)
    form = RhythmForm(request.POST if "rhythm" in request.POST else None, initial={"rhythm": subscriber.rhythm})
    if request.method == "POST":
        if "stop" in request.POST:
            left = services.stop(subscriber, _number(request.POST["stop"]))
            return redirect("subscriptions:mine", key=key) if left else redirect("subscriptions:left")
        if form.is_valid():
            services.change_rhythm(subscriber, form.cleaned_data["rhythm"])
            return redirect(f"{reverse('subscriptions:mine', args=[key])}?bewaard=1")
    followed = Subscription.objects.filter(subscriber=subscriber).exclude(confirmed_at=None).select_related("page")
    context = {
        "subscriber": subscriber,
        "rows": _rows(list(followed)),
        "form": form,
        "crumbs": _crumbs(request, _("Mijn abonnementen")),
    }
    return render(request, "pages/subscriptions/mine.html", context, status=422 if form.errors else 200)


@never_cache
@csrf_exempt  # RFC 8058: the mail program sends this by itself, with nothing but the address
@GET_OR_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """One page with one button; the key is what gives the right. Leaving twice is leaving once."""
    subscriber = Subscriber.objects.filter(key=key).first()
    if request.method == "POST":
        if subscriber is not None:
            services.leave(subscriber)
        return redirect("subscriptions:left") if "knop" in request.POST else HttpResponse(status=200)
    if subscriber is None:
        return _dead_link(request)
    return render(request, "pages/subscriptions/leave.html", {"crumbs": _crumbs(request, _("Afmelden"))})


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/subscriptions/left.html", {"crumbs": _crumbs(request, _("Afgemeld"))})


def _dead_link(request: HttpRequest) -> HttpResponse:
    """The same for a link that was used up and one that never was."""
    context = {"crumbs": _crumbs(request, _("Link werkt niet"))}
    return render(request, "pages/subscriptions/dead_link.html", context, status=404)


def _crumbs(request: HttpRequest, title: str) -> list[dict[str, str]]:
    return [{"title": _("Home"), "url": guide_root(request).get_url(request) or "/"}, {"title": title, "url": ""}]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Http404
    return int(text)


def _rows(followed: list[Subscription]) -> list[dict[str, object]]:
    public = set(public_pages().filter(pk__in=[one.page_id for one in followed]).values_list("pk", flat=True))
    return [_row(one, public=one.page_id in public) for one in followed]


def _row(one: Subscription, *, public: bool | None = None) -> dict[str, object]:
    """The title of a page that was closed since is not told, also not to who followed it."""
    if public is None:
        public = public_pages().filter(pk=one.page_id).exists()
    title = one.page.title if public else _("een bladzijde die nu niet openbaar is")
    return {"number": one.pk, "title": title, "url": one.page.url if public else "", "below": one.below}
