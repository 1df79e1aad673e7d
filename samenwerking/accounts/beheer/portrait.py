"""The picture of one's own account goes by the door of every upload; Wagtail offers no setting for that form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views import account

from samenwerking.files import FileRefused
from samenwerking.files.uploads import check_upload


class PortraitForm(AvatarPreferencesForm):
    def clean_avatar(self) -> Any:
        """A picture that stays, or is taken away, is left alone."""
        file = self.cleaned_data.get("avatar")
        if isinstance(file, UploadedFile):
            try:
                check_upload(file)
            except FileRefused as refusal:
                raise ValidationError(str(refusal.message)) from refusal
        return super().clean_avatar()


class PortraitPanel(account.AvatarSettingsPanel):
    form_class = PortraitForm
    template_name = "accounts/beheer/portrait_panel.html"


class OwnAccountView(account.AccountView):
    """In place of Wagtail's, with only this panel another."""

    def get_panels(self) -> list[Any]:
        return [_checked(panel) for panel in super().get_panels()]


def _checked(panel: Any) -> Any:
    if type(panel) is not account.AvatarSettingsPanel:
        return panel
    return PortraitPanel(panel.request, panel.user, panel.profile)
