"""Which pictures and documents stand in versions that readers can go back to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class VersionFile(models.Model):
    """One file in one version that is not the text of today. Made from the version, so it can be made anew.

    Wagtail's list of uses knows the text of today only. A row here is an ordinary key to the file, so it counts as a
    use wherever Wagtail counts: with the file, and where somebody is about to delete it.
    """

    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name=_("versie"), on_delete=models.CASCADE, related_name="version_files"
    )
    image = models.ForeignKey(
        "wagtailimages.Image", verbose_name=_("afbeelding"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("document"), null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("bestand in een oude versie")
        verbose_name_plural = _("bestanden in oude versies")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(image=None, document__isnull=False) | Q(image__isnull=False, document=None),
                name="version_file_is_one_file",
            ),
            models.UniqueConstraint(fields=["revision", "image"], name="version_file_image_once"),
            models.UniqueConstraint(fields=["revision", "document"], name="version_file_document_once"),
        ]

    def __str__(self) -> str:
        words = {"title": self.revision.object_str, "day": f"{self.revision.created_at:%d-%m-%Y}"}
        return gettext("Oude versie van “%(title)s”, %(day)s") % words
