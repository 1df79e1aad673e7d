"""What differs per municipality: name, logo, colours, contact and the links at the foot of every page."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from pages.contrast import HEX_COLOUR, PALETTES, Palette, palette_problems

from .site_statements import STATEMENT_PANELS, SiteStatements

colour_format = RegexValidator(
    HEX_COLOUR, gettext_lazy("Schrijf een kleur als een hekje en zes tekens, bijvoorbeeld #0b565b.")
)


class TokenSet(models.TextChoices):
    """The token sets that come with the product; each is a file in static_src/css/tokens."""

    VOORBEELDPOLDER = "voorbeeldpolder", "Voorbeeldpolder"
    DUINRAND = "duinrand", "Duinrand"


@dataclass(frozen=True)
class FooterLink:
    """A link at the foot of every page."""

    label: str
    url: str


def colour_field(label: Any, help_text: Any) -> models.CharField:
    """An optional colour that replaces the one of the token set."""
    return models.CharField(label, max_length=7, blank=True, help_text=help_text, validators=[colour_format])


def footer_page(label: Any) -> models.ForeignKey:
    """A page of the guide that the foot of every page links to."""
    return models.ForeignKey(
        "wagtailcore.Page", verbose_name=label, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


@register_setting(icon="site")
class SiteSettings(SiteStatements, BaseSiteSetting):
    """The identity of one Wagtail site."""

    municipality_name = models.CharField(gettext_lazy("naam van de gemeente"), max_length=120, blank=True)
    site_title = models.CharField(gettext_lazy("naam van de site"), max_length=80, default="Samenwerkingswijzer")
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=gettext_lazy("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=gettext_lazy("Zonder logo staat er een eenvoudig beeldmerk."),
    )
    token_set = models.CharField(
        gettext_lazy("huisstijl"), max_length=30, choices=TokenSet.choices, default=TokenSet.VOORBEELDPOLDER
    )
    accent_color = colour_field(
        gettext_lazy("hoofdkleur"), gettext_lazy("Voor links, knoppen en de voet. Leeg: de kleur van de huisstijl.")
    )
    on_accent_color = colour_field(
        gettext_lazy("tekst op de hoofdkleur"), gettext_lazy("Leeg: de kleur van de huisstijl.")
    )
    ground_color = colour_field(gettext_lazy("achtergrond"), gettext_lazy("Leeg: de kleur van de huisstijl."))
    contact_name = models.CharField(gettext_lazy("afdeling of team"), max_length=120, blank=True)
    contact_email = models.EmailField(gettext_lazy("e-mailadres"), blank=True)
    contact_phone = models.CharField(gettext_lazy("telefoonnummer"), max_length=30, blank=True)
    contact_address = models.TextField(gettext_lazy("bezoekadres"), blank=True, max_length=300)
    colofon_page = footer_page(gettext_lazy("colofon"))
    accessibility_page = footer_page(gettext_lazy("toegankelijkheid: pagina"))
    accessibility_url = models.URLField(
        gettext_lazy("toegankelijkheid: adres"),
        blank=True,
        help_text=gettext_lazy("Als de verklaring ergens anders staat. Gaat voor de pagina."),
    )
    privacy_page = footer_page(gettext_lazy("privacy: pagina"))
    privacy_url = models.URLField(
        gettext_lazy("privacy: adres"),
        blank=True,
        help_text=gettext_lazy("Als de verklaring ergens anders staat. Gaat voor de pagina."),
    )
    footer_links = models.TextField(
        gettext_lazy("meer links"),
        blank=True,
        max_length=2000,
        help_text=gettext_lazy(
            "Een link per regel: de tekst, een rechte streep, het adres. Bijvoorbeeld: Gemeente | https://gemeente.example/"
        ),
    )

    old_versions_public = models.BooleanField(
        gettext_lazy("oude versies zijn openbaar"),
        default=False,
        help_text=gettext_lazy(
            "Uit: lezers zien wanneer een pagina veranderde en waarom, en de tekst van nu. Aan: zij kunnen ook oude "
            "teksten lezen en vergelijken, ook die uit een wiki."
        ),
    )

    select_related = ("logo", "colofon_page", "accessibility_page", "privacy_page")
    panels = [
        MultiFieldPanel(
            [FieldPanel("municipality_name"), FieldPanel("site_title"), FieldPanel("logo")],
            heading=gettext_lazy("Naam en logo"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("token_set"),
                FieldRowPanel([FieldPanel("accent_color"), FieldPanel("on_accent_color"), FieldPanel("ground_color")]),
            ],
            heading=gettext_lazy("Huisstijl"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("contact_address"),
            ],
            heading=gettext_lazy("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("colofon_page"),
                FieldRowPanel([FieldPanel("accessibility_page"), FieldPanel("accessibility_url")]),
                FieldRowPanel([FieldPanel("privacy_page"), FieldPanel("privacy_url")]),
                FieldPanel("footer_links"),
            ],
            heading=gettext_lazy("Onderaan elke pagina"),
        ),
        *STATEMENT_PANELS,
        MultiFieldPanel([FieldPanel("old_versions_public")], heading=gettext_lazy("Versies")),
    ]

    class Meta:
        verbose_name = gettext_lazy("gemeente en huisstijl")

    def __str__(self) -> str:
        return self.municipality_name or self.site_title

    @property
    def palette(self) -> Palette:
        """The colours in force: those of the token set, with the site's own where it has them."""
        own = {"accent": self.accent_color, "on_accent": self.on_accent_color, "ground": self.ground_color}
        return replace(PALETTES[self.token_set], **{name: colour for name, colour in own.items() if colour})

    @property
    def has_own_colours(self) -> bool:
        return bool(self.accent_color or self.on_accent_color or self.ground_color)

    def clean(self) -> None:
        """Colours that break WCAG AA are refused here, for nobody notices them later."""
        super().clean()
        errors: dict[str, Any] = {}
        colours = (self.accent_color, self.on_accent_color, self.ground_color)
        if self.token_set in PALETTES and all(HEX_COLOUR.match(colour) for colour in colours if colour):
            errors |= {f"{name}_color": text for name, text in palette_problems(self.palette).items()}
        try:
            self.more_links()
        except ValueError as error:
            errors["footer_links"] = str(error)
        if errors:
            raise ValidationError(errors)

    def more_links(self) -> list[FooterLink]:
        """The extra links; raises ValueError about the first line that is not a link."""
        links = []
        for line in self.footer_links.splitlines():
            if not line.strip():
                continue
            label, bar, url = (part.strip() for part in line.partition("|"))
            if not (label and bar) or not _is_web_address(url):
                raise ValueError(_("Deze regel is geen link: %(line)s") % {"line": line.strip()})
            links.append(FooterLink(label, url))
        return links

    def legal_links(self, request: HttpRequest | None = None) -> list[FooterLink]:
        """Colofon where there is one; accessibility, privacy and cookies, which every site has (decision 0107)."""
        rows = [
            (_("Colofon"), "", self.colofon_page, ""),
            (_("Toegankelijkheid"), self.accessibility_url, self.accessibility_page, "accessibility_statement"),
            (_("Privacy"), self.privacy_url, self.privacy_page, "privacy_statement"),
            (_("Cookies"), "", None, "cookie_statement"),
        ]
        links = [
            FooterLink(label, url or (page.get_url(request) if page and page.live else "") or _address(name))
            for label, url, page, name in rows
        ]
        return [link for link in links if link.url]


def _address(name: str) -> str:
    """The address of a statement that the site makes itself; empty on a site that does not serve it."""
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


def _is_web_address(url: str) -> bool:
    if url.startswith("/") and not url.startswith("//"):
        return True
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return False
    return True
