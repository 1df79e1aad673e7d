"""What a site says about itself: accessibility, privacy, cookies and security, as settings (decision 0107)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class AccessibilityStatus(models.TextChoices):
    """The states that the Dutch register of accessibility statements knows."""

    FULL = "full", _("A – voldoet volledig")
    PARTIAL = "partial", _("B – voldoet gedeeltelijk")
    STARTED = "started", _("C – eerste maatregelen genomen")
    FAILS = "fails", _("D – voldoet niet")


def _is_contact(value: str) -> None:
    """A mail address, or a page with a form; raises ValidationError for something else."""
    try:
        if value.startswith("https://"):
            URLValidator(schemes=["https"])(value)
        else:
            EmailValidator()(value)
    except ValidationError:
        raise ValidationError(_("Vul een e-mailadres in, of een adres dat begint met https://.")) from None


class SiteStatements(models.Model):
    """The fields behind /toegankelijkheid/, /privacy/, /cookies/ and /.well-known/security.txt."""

    accessibility_status = models.CharField(
        _("status van de toegankelijkheid"), max_length=10, choices=AccessibilityStatus.choices, blank=True
    )
    accessibility_date = models.DateField(_("onderzocht op"), null=True, blank=True)
    accessibility_report_url = models.URLField(_("adres van het onderzoek"), blank=True)
    accessibility_text = models.TextField(
        _("wat nog niet goed gaat"), blank=True, max_length=4000,
        help_text=_("Wat werkt er niet voor iedereen, en wanneer is dat klaar? Een witregel begint een alinea."),
    )  # fmt: skip
    privacy_officer = models.EmailField(_("functionaris gegevensbescherming"), blank=True)
    privacy_text = models.TextField(
        _("aanvulling op de privacyverklaring"), blank=True, max_length=4000,
        help_text=_("Een witregel begint een alinea."),
    )  # fmt: skip
    cookie_text = models.TextField(
        _("aanvulling op de cookieverklaring"), blank=True, max_length=4000,
        help_text=_("Alleen als u zelf iets toevoegt dat cookies plaatst. De site zelf doet dat niet bij bezoekers."),
    )  # fmt: skip
    security_contact = models.CharField(
        _("contact voor veiligheid"), max_length=200, blank=True, validators=[_is_contact],
        help_text=_("Waar iemand een zwakke plek meldt. Leeg: het e-mailadres van de site."),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def security_address(self) -> str:
        """Where to report a weakness; the site's own contact when there is no other."""
        return self.security_contact or str(getattr(self, "contact_email", ""))


STATEMENT_PANELS: list[Any] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("accessibility_status"), FieldPanel("accessibility_date")]),
            FieldPanel("accessibility_report_url"),
            FieldPanel("accessibility_text"),
        ],
        heading=_("Toegankelijkheid"),
    ),
    MultiFieldPanel(
        [FieldPanel("privacy_officer"), FieldPanel("privacy_text"), FieldPanel("cookie_text")],
        heading=_("Privacy en cookies"),
    ),
    MultiFieldPanel([FieldPanel("security_contact")], heading=_("Veiligheid")),
]
