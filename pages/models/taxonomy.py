"""Words that guide and register sort by: themes and areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Term(index.Indexed, models.Model):
    """A name with an address."""

    name = models.CharField(_("naam"), max_length=120, unique=True)
    slug = models.SlugField(_("adres"), max_length=120, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Theme(Term):
    """A policy theme."""

    class Meta(Term.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class Area(Term):
    """A village, neighbourhood or the whole municipality."""

    class Meta(Term.Meta):
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
