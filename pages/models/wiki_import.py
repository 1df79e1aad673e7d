"""The work list of an import that is under way: what was done stands here in the same transaction as what was written.

So an import that was cut off, even by ``kill -9``, goes on where it stopped. The lists go when the import is done.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WikiImportJob(models.Model):
    """One import under way, known by its file and options."""

    key = models.CharField(_("sleutel"), max_length=64, unique=True)
    phase = models.CharField(_("fase"), max_length=20, blank=True)
    started_at = models.DateTimeField(_("begonnen"), auto_now_add=True)

    class Meta:
        verbose_name = _("lopende import")
        verbose_name_plural = _("lopende imports")

    def __str__(self) -> str:
        return f"{self.started_at:%d-%m-%Y %H:%M}"


class WikiImportItem(models.Model):
    """One page or file of the wiki, as far as the import is with it."""

    class Role(models.TextChoices):
        FILE = "file", _("bestand")
        PAGE = "page", _("bladzijde")
        REDIRECT = "redirect", _("doorverwijzing")
        OTHER = "other", _("komt niet mee")

    job = models.ForeignKey(WikiImportJob, verbose_name=_("import"), on_delete=models.CASCADE, related_name="items")
    role = models.CharField(_("rol"), max_length=10, choices=Role.choices)
    position = models.PositiveIntegerField(_("plaats in de export"))
    namespace = models.IntegerField(_("naamruimte"))
    text = models.CharField(_("titel zonder naamruimte"), max_length=300)
    title = models.CharField(_("titel"), max_length=400)
    number = models.PositiveBigIntegerField(_("nummer in de wiki"), null=True)
    spool_offset = models.PositiveBigIntegerField(_("plaats in de wachtrij"), null=True)
    spool_length = models.PositiveBigIntegerField(_("lengte in de wachtrij"), null=True)
    chosen = models.BooleanField(_("doet mee"), default=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("bovenliggende"), null=True, on_delete=models.CASCADE, related_name="children"
    )
    depth = models.PositiveSmallIntegerField(_("diepte"), default=0)
    slug = models.CharField(_("adres"), max_length=255, blank=True)
    page_id = models.BigIntegerField(_("pagina"), null=True)
    path = models.TextField(_("pad"), blank=True)
    reason = models.TextField(_("waarom concept"), null=True)  # noqa: DJ001 - null: not known yet; empty: it is public
    anchors = models.JSONField(_("plekken"), default=list)
    document_offset = models.PositiveBigIntegerField(_("plaats van de omzetting"), null=True)
    document_length = models.PositiveBigIntegerField(_("lengte van de omzetting"), null=True)
    notes = models.JSONField(_("aantekeningen"), null=True)
    report = models.JSONField(_("verslag"), null=True)

    class Meta:
        verbose_name = _("onderdeel van een lopende import")
        verbose_name_plural = _("onderdelen van een lopende import")
        constraints = [
            models.UniqueConstraint(fields=["job", "namespace", "text"], name="wiki_import_item_title"),
            models.UniqueConstraint(
                fields=["job", "parent", "slug"],
                condition=~Q(slug=""),
                nulls_distinct=False,
                name="wiki_import_item_address",
            ),
        ]
        indexes = [models.Index(fields=["job", "role", "depth", "position"], name="wiki_import_item_order")]

    def __str__(self) -> str:
        return self.title


class WikiImportAddress(models.Model):
    """An old address that was given to a title in this import; the first title keeps it."""

    job = models.ForeignKey(WikiImportJob, verbose_name=_("import"), on_delete=models.CASCADE, related_name="addresses")
    path = models.CharField(_("oud adres"), max_length=255)
    title = models.CharField(_("titel"), max_length=400)

    class Meta:
        verbose_name = _("oud adres van een lopende import")
        verbose_name_plural = _("oude adressen van een lopende import")
        constraints = [models.UniqueConstraint(fields=["job", "path"], name="wiki_import_address_once")]

    def __str__(self) -> str:
        return self.path
