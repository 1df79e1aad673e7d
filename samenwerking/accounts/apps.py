from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samenwerking.accounts"
    label = "accounts"
    verbose_name = "accounts"

    def ready(self) -> None:
        from samenwerking.accounts import checks, log_lines, receivers  # noqa: F401 - checks registers itself

        receivers.connect()
        log_lines.connect()
