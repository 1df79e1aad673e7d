"""What opgaven, trajecten and werkateliers share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """A dossier record: titled, addressed, versioned, published apart from being saved.

    ``version`` counts saves; a form posts the version it was made from, so that a save over somebody
    else's newer version is refused instead of winning silently. ``internal_notes`` never leaves the house.
    """

    title = models.CharField(_("titel"), max_length=200)
    slug = models.SlugField(_("adres"), max_length=120, unique=True, editable=False)
    internal_notes = models.TextField(
        _("interne notities"), blank=True, help_text=_("Alleen voor collega's. Komt nooit op het openbare register.")
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    published_at = models.DateTimeField(_("op het register sinds"), null=True, blank=True, editable=False)
    unpublished_reason = models.TextField(_("reden van intrekking"), blank=True, editable=False)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gemaakt door"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gewijzigd door"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
