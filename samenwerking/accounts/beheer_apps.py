"""Wagtail's app of people, with our forms. Not in ``apps.py``: there Django would find two apps and choose neither."""

from wagtail.users.apps import WagtailUsersAppConfig


class BeheerUsersConfig(WagtailUsersAppConfig):
    user_viewset = "samenwerking.accounts.beheer_users.UserViewSet"
