"""The fractions of the council and their members, kept by the clerk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.exceptions import StaleVersion
from participation.forms.proposals import FractionForm, MemberFormSet
from participation.forms.service_errors import show_errors
from participation.models import Fraction
from participation.models.fraction import sitting_on
from participation.policy.meetings import user_can_read_meetings
from participation.policy.proposals import user_can_keep_fractions
from participation.services.fractions import save_fraction
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in

FOLDER = "participation/werkplaats/fractions"


def _trail(*last: str) -> list[dict[str, str]]:
    items = [*crumbs.start(), {"title": _("Fracties"), "url": reverse("werkplaats:fractions")}]
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
@require_safe
def fractions(request: SignedInRequest) -> HttpResponse:
    """Who sits in the council now, and who sat before."""
    demand(user_can_read_meetings(request.user))
    now = sitting_on(timezone.localdate())
    found = Fraction.objects.prefetch_related("members__account")
    sitting = list(found.filter(now))
    context = {
        "sitting": sitting,
        "others": found.exclude(now).order_by("-starts_on", "name"),
        "seats": sum(fraction.seats for fraction in sitting),
        "today": timezone.localdate(),
        "keeps": user_can_keep_fractions(request.user),
        "crumbs": _trail(),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
def fraction_new(request: SignedInRequest) -> HttpResponse:
    demand(user_can_keep_fractions(request.user))
    return _edit(request, Fraction(starts_on=timezone.localdate()))


@signed_in
def fraction_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    demand(user_can_keep_fractions(request.user))
    return _edit(request, get_object_or_404(Fraction, pk=pk))


def _edit(request: SignedInRequest, fraction: Fraction) -> HttpResponse:
    form = FractionForm(posted(request), instance=fraction)
    members = MemberFormSet(posted(request), instance=fraction, prefix="leden")
    status = 200
    if form.is_bound and form.is_valid() and members.is_valid():
        made = members.save(commit=False)
        gone = [row.pk for row in members.deleted_objects]
        version = form.cleaned_data.get("version") or 0
        try:
            save_fraction(user=request.user, fraction=form.instance, members=made, gone=gone, version=version)
        except StaleVersion as error:
            form.add_error(None, str(error.message))
            status = 409
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("De fractie is bewaard."))
            return redirect("werkplaats:fractions")
    title = fraction.name if fraction.pk else _("Nieuwe fractie")
    wrong = status == 200 and form.is_bound
    context = {"form": form, "members": members, "title": title, "crumbs": _trail(title)}
    return render(request, f"{FOLDER}/form.html", context, status=422 if wrong else status)
