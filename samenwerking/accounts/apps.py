from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samenwerking.accounts"
    label = "accounts"
    verbose_name = "accounts"
