"""Addresses of who follows the guide; in every language."""

from django.urls import path

from pages.subscriptions import views

app_name = "subscriptions"
urlpatterns = [
    path("bladzijden/<int:page_id>/volgen/", views.subscribe_to_page, name="page"),
    path("wijzigingen/volgen/", views.subscribe_to_everything, name="everything"),
    path("abonnementen/", views.send_link, name="send_link"),
    path("abonnementen/verstuurd/", views.sent, name="sent"),
    path("abonnementen/afgemeld/", views.left, name="left"),
    # The last part lets its reader in; samenwerking/log_privacy.py keeps these three out of the log.
    path("abonnementen/bevestigen/<slug:key>/", views.confirm, name="confirm"),
    path("abonnementen/mijn/<slug:key>/", views.mine, name="mine"),
    path("abonnementen/afmelden/<slug:key>/", views.leave, name="leave"),
]
