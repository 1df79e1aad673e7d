"""Every address of the site. tests/matrix/ classifies each one; an unlisted address fails there."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from samenwerking.health.metrics.page import metrics
from samenwerking.health.probes import live, ready
from samenwerking.media import public_media
from samenwerking.well_known import security_txt

# A part that is away is said so, in place of a bare 500.
handler500 = "samenwerking.faults.pages.went_wrong"

urlpatterns = [
    # Wagtail's own log-in asks for no second step; there is one door, and it does.
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("beheer/choose-page/", include("pages.choosers.beheer_urls")),
    path("beheer/pages/", include("pages.versions.beheer.history")),
    path("beheer/figuren/", include("pages.figures.beheer_urls")),
    path("beheer/", include("samenwerking.accounts.beheer.urls")),
    path("", include("participation.urls.beheer")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("accounts/", include("samenwerking.accounts.urls")),
    path("register/", include("participation.urls.register")),
    path("werkplaats/", include("participation.urls.werkplaats")),
    path("healthz/live", live, name="health_live"),
    path("healthz/ready", ready, name="health_ready"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("media/<path:path>", public_media, name="public_media"),
    path("", include("pages.urls")),
    # Dutch has no prefix: its addresses stay what they were (decision 0105).
    *i18n_patterns(path("", include("pages.page_urls")), prefix_default_language=False),
]
