from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samenwerking.accounts"
    label = "accounts"
    verbose_name = "accounts"

    def ready(self) -> None:
        from samenwerking.accounts import checks  # noqa: F401 - registers itself
