"""Under /accounts/oidc/; the names are allauth's."""

from django.urls import path

from . import views

urlpatterns = [
    path("oidc/bevestigen/", views.confirm, name="accounts_provider_confirm"),
    path("oidc/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
