"""Where the pictures of the guide are used, with the rights that belong to them; written when a page is saved."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class FigureUse(models.Model):
    """One picture on one published page. Made from the page's body, so it can be made anew at any time."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("bladzijde"))
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.CASCADE, related_name="+", verbose_name=_("afbeelding")
    )
    position = models.PositiveIntegerField(_("plaats"))
    title = models.CharField(_("omschrijving"), max_length=300)
    holder = models.CharField(_("rechthebbende"), max_length=255)
    licence = models.CharField(_("licentie"), max_length=255, blank=True)
    source_url = models.CharField(_("bron"), max_length=2000, blank=True)

    personal_data = PersonalData(
        label=_("Makers van afbeeldingen in de wijzer"),
        fields=("holder",),
        activity=Activity.PICTURES,
        people=People.BOTH,
        data=_("Naam van de maker"),
        purpose=_("De maker van een afbeelding noemen (Auteurswet)"),
        ground=Ground.DUTY,
        term=_("Zolang de afbeelding te zien is"),
        seen=Seen.EVERYBODY,
    )

    class Meta:
        verbose_name = _("gebruik van een afbeelding")
        verbose_name_plural = _("gebruik van afbeeldingen")
        ordering = ["page_id", "position"]
        constraints = [models.UniqueConstraint(fields=["page", "position"], name="figure_use_once_a_place")]

    def __str__(self) -> str:
        return self.title
