"""What an imported page or file was on the wiki it came from: a second import finds it again by this."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WikiSource(models.Model):
    """The origin of one imported page, shown under it and used to recognise it on the next import."""

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="wiki_source"
    )
    wiki = models.CharField(_("wiki"), max_length=255)
    wiki_name = models.CharField(_("naam van de wiki"), max_length=255, blank=True)
    page_number = models.PositiveBigIntegerField(_("nummer in de wiki"), null=True, blank=True)
    title = models.CharField(_("titel in de wiki"), max_length=300)
    author = models.CharField(_("laatste schrijver"), max_length=255, blank=True)
    authors = models.JSONField(_("schrijvers"), default=list, blank=True)
    changed_at = models.DateTimeField(_("laatst gewijzigd in de wiki"), null=True, blank=True)
    digest = models.CharField(_("vingerafdruk"), max_length=64, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("versie van de import"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("herkomst uit een wiki")
        verbose_name_plural = _("herkomsten uit een wiki")
        constraints = [
            models.UniqueConstraint(fields=["wiki", "page_number"], name="wiki_source_page_number"),
            models.UniqueConstraint(
                fields=["wiki", "title"], condition=models.Q(page_number=None), name="wiki_source_made_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wiki}: {self.title}"


class WikiFile(models.Model):
    """An imported file: the image or document that it became."""

    wiki = models.CharField(_("wiki"), max_length=255)
    name = models.CharField(_("naam in de wiki"), max_length=300)
    digest = models.CharField(_("vingerafdruk"), max_length=64)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("afbeelding"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="wiki_files",
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="wiki_files",
    )

    class Meta:
        verbose_name = _("bestand uit een wiki")
        verbose_name_plural = _("bestanden uit een wiki")
        constraints = [
            models.UniqueConstraint(fields=["wiki", "name"], name="wiki_file_name"),
            models.CheckConstraint(
                condition=models.Q(image=None) ^ models.Q(document=None), name="wiki_file_is_image_or_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wiki}: {self.name}"
