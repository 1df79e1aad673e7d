"""Addresses of the guide that have one language: files for machines, statements, and what stands beside the pages.

Every feature names its own: ``urls.py`` in its package for readers, ``beheer_urls.py`` for Beheer. Those that exist in
every language are gathered in ``page_urls.py``.
"""

from django.urls import URLPattern, URLResolver, include, path

from pages.old_addresses import old_index
from pages.sitemap import robots, sitemap
from pages.token_views import site_tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("pages.statements.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("tokens/<int:site_pk>.css", site_tokens, name="site_tokens"),
    path("", include("pages.figures.urls")),
    path("", include("pages.applied.urls")),
    path("", include("pages.glossary.urls")),
    path("", include("pages.worksheets.urls")),
    path("index.php", old_index, name="old_index"),
    path("index.php/<path:title>", old_index, name="old_index_title"),
    # Where most wikis keep their script.
    path("w/index.php", old_index, name="old_script"),
    path("w/index.php/<path:title>", old_index, name="old_script_title"),
]
