"""Addresses of the guide that are no pages and have one language: sitemap, robots, colours, the old index.php."""

from django.urls import URLPattern, URLResolver, include, path

from pages.figure_views import figure_credits
from pages.old_addresses import old_index
from pages.sitemap import robots, sitemap
from pages.statement_views import accessibility, cookies, privacy
from pages.token_views import site_tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("toegankelijkheid/", accessibility, name="accessibility_statement"),
    path("privacy/", privacy, name="privacy_statement"),
    path("cookies/", cookies, name="cookie_statement"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("tokens/<int:site_pk>.css", site_tokens, name="site_tokens"),
    path("verantwoording-figuren/", figure_credits, name="figure_credits"),
    path("", include("pages.tool_urls")),
    path("index.php", old_index, name="old_index"),
    path("index.php/<path:title>", old_index, name="old_index_title"),
]
