"""Words that guide and register sort by: themes and areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.choices import AreaKind


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


class AreaManager(models.Manager["Area"]):
    """Without shapes, which are large; who draws asks for them (``defer(None)``)."""

    def get_queryset(self) -> models.QuerySet["Area"]:
        return super().get_queryset().defer("geometry", "outline")


class Area(Term):
    """A village, neighbourhood or the whole municipality, with its borders where an import gave them.

    ``geometry`` is a GeoJSON Polygon or MultiPolygon in WGS84 (longitude, latitude), ``outline`` the same with fewer
    points, to draw. The box around it stands in columns, so that what is on a map is found without reading shapes.
    """

    kind = models.CharField(_("soort gebied"), max_length=15, choices=AreaKind.choices, blank=True, default="")
    geometry = models.JSONField(_("grenzen"), null=True, blank=True, editable=False)
    outline = models.JSONField(_("omtrek"), null=True, blank=True, editable=False)
    west = models.FloatField(null=True, blank=True, editable=False)
    south = models.FloatField(null=True, blank=True, editable=False)
    east = models.FloatField(null=True, blank=True, editable=False)
    north = models.FloatField(null=True, blank=True, editable=False)

    objects = AreaManager()

    panels = [*Term.panels, FieldPanel("kind")]

    class Meta(Term.Meta):
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    geometry__isnull=True,
                    outline__isnull=True,
                    west__isnull=True,
                    south__isnull=True,
                    east__isnull=True,
                    north__isnull=True,
                )
                | models.Q(
                    geometry__isnull=False,
                    outline__isnull=False,
                    west__lte=models.F("east"),
                    south__lte=models.F("north"),
                ),
                name="area_shape_with_its_box",
            )
        ]

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north in degrees; None without borders."""
        if self.west is None or self.south is None or self.east is None or self.north is None:
            return None
        return self.west, self.south, self.east, self.north
