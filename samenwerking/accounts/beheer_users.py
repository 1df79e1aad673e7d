"""People in Beheer: an administrator keeps accounts and roles (rule 9), and makes nobody more than that.

Wagtail lets whoever may change people tick "superuser", and with it hand out every right of the guide and of Beheer
that the role table keeps apart.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet


def _fix_superuser(fields: dict[str, forms.Field]) -> None:
    """Shown as it is, and what is sent for it does not count. Absent where people change their own account."""
    if "is_superuser" in fields:
        fields["is_superuser"].disabled = True
        fields["is_superuser"].help_text = _("Dit kan alleen met manage.py createsuperuser.")


class UserCreationForm(wagtail_forms.UserCreationForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fix_superuser(self.fields)


class UserEditForm(wagtail_forms.UserEditForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fix_superuser(self.fields)


class UserViewSet(WagtailUserViewSet):
    """Wagtail's own pages with these forms."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return UserEditForm if for_update else UserCreationForm
