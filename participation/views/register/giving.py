"""Sending something in without an account, and the private link that shows what became of it."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation import policy
from participation.exceptions import ParticipationError
from participation.forms.contributions.public import GiveForm
from participation.models import ContributionForm, ContributionGiver, Traject
from participation.selectors.public_fields import PublicView
from participation.services.contributions.entering import submit_contribution
from participation.services.contributions.givers import giver_by_secret, withdraw_giver
from participation.services.contributions.notices import send_receipt
from participation.services.contributions.private_page import private_page
from participation.views.register.contributions import open_form_of, public_traject_or_404, trail
from participation.views.register.lists import crumbs
from samenwerking.public_forms import without_cookie

FOLDER = "participation/register"


@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def contribution_give(request: HttpRequest, slug: str) -> HttpResponse:
    """The form while it is open; else a page that says when it was or will be."""
    traject = public_traject_or_404(slug)
    settings = open_form_of(traject)
    if settings is None:
        return _closed(request, traject)
    form = GiveForm(request.POST or None, settings=settings, request=request)
    if form.is_bound and form.is_valid():
        secret = _sent(form, settings)
        if secret:
            return redirect(f"{_private(secret)}?ontvangen=1")
    context = {
        "traject": PublicView(traject),
        "settings": settings,
        "form": form,
        "crumbs": trail(traject, _("Geef uw inbreng")),
    }
    return render(request, f"{FOLDER}/contribution_give.html", context, status=422 if form.errors else form.status)


def _sent(form: GiveForm, settings: ContributionForm) -> str:
    """The secret of the private link; empty when the form closed meanwhile, which it then says."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            _made, giver, secret = submit_contribution(
                form=settings,
                text=data["text"],
                publicity=data["publicity"],
                giver=form.giver,
                consented=data["consent"],
            )
            if giver.email:
                send_receipt.enqueue(giver.pk)
    except ParticipationError as refusal:
        form.add_error(None, str(refusal.message))
        return ""
    return secret


def _closed(request: HttpRequest, traject: Traject) -> HttpResponse:
    """A traject that never had a form has no such page."""
    settings = ContributionForm.objects.filter(traject=traject).first()
    if settings is None:
        raise Http404
    context = {
        "traject": PublicView(traject),
        "settings": settings,
        "form": None,
        "crumbs": trail(traject, _("Geef uw inbreng")),
    }
    return render(request, f"{FOLDER}/contribution_give.html", context)


def _private(secret: str) -> str:
    return reverse("register:contribution_private", args=[secret])


@never_cache
@require_safe
def contribution_private(request: HttpRequest, secret: str) -> HttpResponse:
    """For who has the link: the own words, what became of them, and a way to have the own data erased."""
    giver = _giver(secret)
    traject = giver.contribution.traject
    context = {
        "page": private_page(giver),
        "traject": PublicView(traject) if policy.traject_may_be_named(traject) else None,
        "secret": secret,
        "crumbs": crumbs({"title": _("Uw inbreng"), "url": ""}),
    }
    return render(request, f"{FOLDER}/contribution_private.html", context)


@never_cache
@without_cookie
@require_POST
def contribution_withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Erase name and address. Twice is once."""
    withdraw_giver(_giver(secret))
    return redirect(f"{_private(secret)}?gewist=1")


def _giver(secret: str) -> ContributionGiver:
    """The same answer for a link that was and one that never was."""
    giver = giver_by_secret(secret)
    if giver is None:
        raise Http404
    return giver
