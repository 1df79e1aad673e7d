"""Deleting an account: only one that nothing of the record names; else what names it, and closing instead."""

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from samenwerking.accounts.models import User
from samenwerking.accounts.naming import named_by

from .guard import for_administrators


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def delete_person(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    refused = False
    if request.method == "POST":
        refused = not _delete(user)
        if not refused:
            messages.success(request, _("Het account is verwijderd."))
            return redirect("wagtailusers_users:index")
    context = {
        "page_title": _("Account verwijderen"),
        "header_icon": "user",
        "person": user,
        "named_by": named_by(user),
    }
    return render(request, "accounts/beheer/delete.html", context, status=409 if refused else 200)


def _delete(user: User) -> bool:
    """Asked again within the transaction; the guard in ``naming.py`` refuses whoever comes another way."""
    try:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=user.pk).delete()
    except ProtectedError:
        return False
    return True
