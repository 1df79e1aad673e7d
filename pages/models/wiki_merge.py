"""A page that was changed here and in the wiki: both texts are kept until an editor has dealt with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WikiMergeQuerySet(models.QuerySet["WikiMerge"]):
    def waiting(self) -> "WikiMergeQuerySet":
        return self.filter(handled_at=None)


class WikiMerge(models.Model):
    """The wiki's newer text waits as a version of the page that is not its latest."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="wiki_merges"
    )
    theirs = models.ForeignKey(
        "wagtailcore.Revision", verbose_name=_("versie uit de wiki"), on_delete=models.CASCADE, related_name="+"
    )
    noticed_at = models.DateTimeField(_("gezien op"), auto_now_add=True)
    handled_at = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("afgehandeld door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = WikiMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bladzijde die hier en in de wiki is gewijzigd")
        verbose_name_plural = _("bladzijden die hier en in de wiki zijn gewijzigd")
        ordering = ["-noticed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page"], condition=Q(handled_at=None), name="wiki_merge_one_open"),
            models.CheckConstraint(
                condition=Q(handled_by=None) | Q(handled_at__isnull=False), name="wiki_merge_handled_by_has_moment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.page)
