"""One account in Beheer: its roles, dates, second step and invitation; and inviting somebody."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from samenwerking.accounts.closing import change_dates
from samenwerking.accounts.invitations import InvitationRefused, invite
from samenwerking.accounts.memberships import RoleRefused, end_role, give_role
from samenwerking.accounts.models import Invitation, RoleMembership, User
from samenwerking.accounts.naming import named_by
from samenwerking.accounts.roles import Role
from samenwerking.accounts.second_step.duty import has_second_step

from .acts import ACTS
from .forms import DatesForm, InviteForm, RoleForm
from .guard import for_administrators, may_keep, me


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = invite(by=me(request), newcomer=form.newcomer())
        except (InvitationRefused, RoleRefused) as refused:
            form.add_error(None, str(refused.why))
        else:
            messages.success(request, _("De uitnodiging gaat per e-mail naar {email}.").format(email=user.email))
            return redirect("accounts_person", user.pk)
    context = {"page_title": _("Iemand uitnodigen"), "header_icon": "user", "form": form}
    return render(request, "accounts/beheer/invite.html", context, status=422 if form.errors else 200)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one account; sending it gives a role or changes the dates."""
    user = get_object_or_404(User, pk=pk)
    posted = request.POST if request.method == "POST" else None
    role_form = RoleForm(posted if posted and "role" in posted else None)
    dates = {"open_from": user.open_from, "open_until": user.open_until}
    dates_form = DatesForm(posted if posted and "role" not in posted else None, initial=dates)
    if posted is not None and _save(request, user, role_form, dates_form):
        return redirect("accounts_person", user.pk)
    status = 422 if posted is not None else 200
    context = {**_context(user, role_form, dates_form), "may_keep": may_keep(me(request), user)}
    return render(request, "accounts/beheer/person.html", context, status=status)


def _save(request: HttpRequest, user: User, role_form: RoleForm, dates_form: DatesForm) -> bool:
    if role_form.is_bound and role_form.is_valid():
        given = {**role_form.cleaned_data, "role": Role(role_form.cleaned_data["role"])}
        return _try(request, role_form, lambda: give_role(by=me(request), user=user, **given), _("De rol is gegeven."))
    if dates_form.is_bound and dates_form.is_valid():
        change_dates(by=me(request), user=user, **dates_form.cleaned_data)
        messages.success(request, _("De dagen zijn bewaard."))
        return True
    return False


def _try(request: HttpRequest, form: forms.Form, act: Callable[[], object], done: str) -> bool:
    try:
        act()
    except RoleRefused as refused:
        form.add_error(None, str(refused.why))
        return False
    messages.success(request, done)
    return True


def _context(user: User, role_form: RoleForm, dates_form: DatesForm) -> dict[str, Any]:
    memberships = list(RoleMembership.objects.filter(user=user).select_related("given_by", "ended_by"))
    open_ones = [one for one in memberships if one.ended_at is None]
    named = {one.role for one in open_ones}
    return {
        "page_title": str(user),
        "header_icon": "user",
        "person": user,
        "open_ones": open_ones,
        "past_ones": [one for one in memberships if one.ended_at is not None],
        "groups_past_the_door": [Role(name) for name in sorted(user.roles - named) if name in set(Role)],
        "invitation": Invitation.objects.filter(user=user).first(),
        "second_step": has_second_step(user),
        "is_open": user.is_open(timezone.localdate()),
        "named_by": named_by(user),
        "role_form": role_form,
        "dates_form": dates_form,
    }


@for_administrators
@require_POST
def end_membership(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    found = get_object_or_404(RoleMembership, pk=membership, user_id=pk)
    if end_role(by=me(request), membership=found):
        messages.success(request, _("De rol is weggenomen."))
    else:
        messages.warning(request, _("Deze rol was al weggenomen."))
    return redirect("accounts_person", pk)


@for_administrators
@require_POST
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One of the acts below on one account."""
    user = get_object_or_404(User, pk=pk)
    if what not in ACTS:
        raise Http404
    do, done, was_so = ACTS[what]
    try:
        changed = do(by=me(request), user=user)
    except InvitationRefused as refused:
        messages.error(request, str(refused.why))
        return redirect("accounts_person", pk)
    if changed is False:
        messages.warning(request, str(was_so))
    else:
        messages.success(request, str(done))
    return redirect("accounts_person", pk)
