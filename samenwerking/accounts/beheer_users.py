"""Wagtail's pages of people, with what is ours taken out of them: roles, opening, closing and inviting have pages of
their own (``accounts/beheer``), where each has its dates, its confirmation and its line in the record.

Wagtail lets whoever may change people tick "superuser", hand out roles by the dozen and delete accounts that the record
names. Here its form changes a name and an address, and nothing more.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms
from wagtail.users.views import users as wagtail_views

from samenwerking.accounts.addresses import settle_new_address
from samenwerking.accounts.beheer.guard import for_administrators, may_keep, me
from samenwerking.accounts.models import User

# Kept by pages of our own.
ELSEWHERE = ("groups", "is_active")


class UserEditForm(wagtail_forms.UserEditForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ELSEWHERE:
            self.fields.pop(name, None)
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True
            self.fields["is_superuser"].help_text = _("Dit kan alleen met manage.py createsuperuser.")

    def clean_email(self) -> str:
        """As they are kept everywhere (``UserManager.create_user``)."""
        email: str = self.cleaned_data["email"]
        return email.lower()


def to_the_invitation(request: HttpRequest) -> HttpResponse:
    return redirect("accounts_invite")


class EditView(wagtail_views.EditView):
    """An address is how somebody comes in: changing it is asked as a role is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return for_administrators(self._dispatch)(request, *args, **kwargs)

    def _dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep(me(request), self.object):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    @transaction.atomic
    def save_instance(self) -> User:
        former = User.objects.select_for_update(no_key=True).values_list("email", flat=True).get(pk=self.object.pk)
        saved: User = super().save_instance()
        settle_new_address(by=me(self.request), user=saved, former=former)
        return saved


class UserViewSet(wagtail_views.UserViewSet):
    """Wagtail's own list and form, less the above."""

    edit_view_class = EditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return UserEditForm

    @property
    def add_view(self) -> Any:
        return to_the_invitation

    @property
    def delete_view(self) -> Any:
        return to_the_person


def to_the_person(request: HttpRequest, pk: str) -> HttpResponse:
    """No account is deleted while the record names it: its page shows what does, and closes it or deletes it."""
    return redirect("accounts_delete", User.objects.only("pk").get(pk=pk).pk)
