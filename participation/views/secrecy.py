"""Offering a paper of a confidential dossier to a named circle, and ending that (DESIGN rule 4)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import ParticipationError
from participation.forms.secrecy import ConfirmSecrecyForm, SecrecyForm
from participation.forms.service_errors import show_errors
from participation.models import Stuk
from participation.policy.secrecy import user_can_confirm_secrecy
from participation.services.secrecy import impose_secrecy, lift_secrecy, why_it_stays
from participation.services.secrecy_confirmation import confirm_secrecy, council_meetings_since
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404
from samenwerking.accounts.roles import Role
from samenwerking.accounts.step_up import step_up

FOLDER = "participation/werkplaats/stukken"


@signed_in
@step_up
def secrecy(request: SignedInRequest, slug: str) -> HttpResponse:
    """Who may read this paper in secrecy, and a form to name more people."""
    stuk = stuk_or_404(request, slug)
    may_impose = policy.user_can_impose_secrecy(request.user, stuk)
    may_lift = policy.user_can_lift_secrecy(request.user, stuk)
    related = ("imposed_by", "confirmed_by", "confirmed_meeting")
    grants = stuk.secrecy_grants.prefetch_related("members").select_related(*related).order_by("-starts_on", "-pk")
    if not may_impose and not (may_lift and grants and request.method != "POST"):
        raise PermissionDenied
    audit.record_viewed(user=request.user, obj=stuk)
    form = SecrecyForm(
        request.POST if request.method == "POST" else None,
        circle=policy.secrecy_candidates(),
        initial={"starts_on": timezone.localdate()},
    )
    if form.is_valid() and _impose(request, stuk, form):
        messages.success(request, _("De geheimhouding is vastgelegd. De genoemde mensen kunnen het stuk lezen."))
        return redirect("werkplaats:secrecy", slug)
    context = {
        "stuk": stuk,
        "form": form if may_impose else None,
        "grants": grants,
        "today": timezone.localdate(),
        "may_lift": may_lift,
        "crumbs": crumbs(request, stuk, _("Geheimhouding")),
    }
    return render(request, f"{FOLDER}/secrecy.html", context)


def _impose(request: SignedInRequest, stuk: Stuk, form: SecrecyForm) -> bool:
    """Whether it was imposed; if not, the form says why."""
    try:
        impose_secrecy(user=request.user, stuk=stuk, **form.cleaned_data)
    except ParticipationError as error:
        form.add_error(None, str(error.message))
    except ValidationError as error:
        show_errors(form, error)
    else:
        return True
    return False


@signed_in
@step_up
def secrecy_lift(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """End one circle of this paper; one of another paper does not exist here."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_lift_secrecy(request.user, stuk):
        raise PermissionDenied
    grant = get_object_or_404(stuk.secrecy_grants.prefetch_related("members"), pk=pk)
    audit.record_viewed(user=request.user, obj=stuk)
    if request.method == "POST":
        was_over = grant.is_over
        try:
            lift_secrecy(user=request.user, grant=grant, publish="publish" in request.POST)
        except ParticipationError as error:
            return render_refused(request, stuk, error)
        stuk.refresh_from_db(fields=["live"])
        messages.success(request, _lifted(was_over=was_over, live=stuk.live))
        return redirect("werkplaats:secrecy", slug)
    context = {"stuk": stuk, "grant": grant, "crumbs": crumbs(request, stuk, _("Geheimhouding opheffen"))}
    context["stays"] = why_it_stays(request.user, grant)
    return render(request, f"{FOLDER}/secrecy_lift.html", context)


def _lifted(*, was_over: bool, live: bool) -> str:
    if was_over:
        return _("Deze geheimhouding was al voorbij. Er is niets veranderd.")
    if live:
        return _("De geheimhouding is opgeheven. Het stuk staat op het register: iedereen kan het lezen.")
    return _("De geheimhouding is opgeheven. De kring leest het stuk niet meer.")


@signed_in
@step_up
def secrecy_confirm(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The clerk writes down in which meeting the council confirmed it; one of another paper does not exist here."""
    stuk = stuk_or_404(request, slug)
    if not policy.has_role(request.user, Role.CLERK):
        raise PermissionDenied
    grant = get_object_or_404(stuk.secrecy_grants.select_related("stuk__opgave"), pk=pk)
    demand(user_can_confirm_secrecy(request.user, grant))
    audit.record_viewed(user=request.user, obj=stuk)
    held = council_meetings_since(grant).filter(date__lte=timezone.localdate())
    form = ConfirmSecrecyForm(posted(request), meetings=held, initial={"meeting": held.first()})
    if form.is_bound and form.is_valid():
        try:
            confirm_secrecy(user=request.user, grant=grant, meeting=form.cleaned_data["meeting"])
        except ParticipationError as error:
            form.add_error("meeting", str(error.message))
        else:
            messages.success(request, _("Vastgelegd: de raad bekrachtigde de geheimhouding."))
            return redirect("werkplaats:stuk", slug)
    context = {"stuk": stuk, "grant": grant, "form": form, "crumbs": crumbs(request, stuk, _("Bekrachtigen"))}
    return render(request, f"{FOLDER}/secrecy_confirm.html", context, status=422 if form.errors else 200)
