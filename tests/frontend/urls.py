"""The addresses of the site, with the page of components added."""

from django.urls import path

from samenwerking.urls import urlpatterns as site_urls
from tests.frontend.views import component_page

urlpatterns = [path("onderdelen/", component_page), *site_urls]
