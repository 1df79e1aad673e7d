"""What the outbox adds to Beheer."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .beheer import PERMISSION, mail_problem_act, mail_problems, outside_mail_again


@hooks.register("register_admin_urls")
def register_mail_pages() -> list[URLPattern]:
    return [
        path("mail/", mail_problems, name="mail_problems"),
        path("mail/inwoners/<slug:name>/", outside_mail_again, name="outside_mail_again"),
        path("mail/<int:pk>/", mail_problem_act, name="mail_problem_act"),
    ]


class MailMenuItem(MenuItem):
    """Only for who keeps accounts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_settings_menu_item")
def register_mail_menu_item() -> MailMenuItem:
    return MailMenuItem(_("Mail die niet aankwam"), reverse("mail_problems"), icon_name="mail", order=92)
