"""Addresses of photos of a werkatelier, in the werkplaats and on the register."""

from django.urls import URLPattern, path

from participation.views import photo_permissions, photo_pictures, photos, stuk_photos
from participation.views.register.photos import public_paper_photo, public_photo

BASE = "werkateliers/<slug:slug>/fotos"

photo_patterns: list[URLPattern] = [
    path(f"{BASE}/", photos.photos, name="photos"),
    path(f"{BASE}/volgorde/", photos.photo_order, name="photo_order"),
    path(f"{BASE}/<int:pk>/", photos.photo_edit, name="photo"),
    path(f"{BASE}/<int:pk>/verwijderen/", photos.photo_delete, name="photo_delete"),
    path(f"{BASE}/<int:pk>/toestemming/", photo_permissions.permission_new, name="photo_permission"),
    path(f"{BASE}/<int:pk>/weghalen/", photo_permissions.take_away, name="photo_take_away"),
    path(f"{BASE}/<int:pk>/<int:width>.webp", photo_pictures.photo_picture, name="photo_picture"),
    path("stukken/<slug:slug>/fotos/bijwerken/", stuk_photos.photos_renew, name="stuk_photos_renew"),
    path("stukken/<slug:slug>/fotos/<slug:key>/<int:width>.webp", photo_pictures.paper_picture, name="paper_picture"),
]
register_photo_patterns: list[URLPattern] = [
    path(f"{BASE}/<int:pk>/<int:width>.webp", public_photo, name="photo"),
    path("stukken/<slug:slug>/fotos/<slug:key>/<int:width>.webp", public_paper_photo, name="paper_photo"),
]
