"""What a sheet of contributions can hold, and which column most likely holds what."""

from django.utils.translation import gettext_lazy as _

from participation.choices import ImportState
from participation.importers.uploads import Target, guessed_mapping
from participation.models import ContributionImport, Traject

TARGETS: tuple[Target, ...] = (
    Target(
        "text",
        _("Inbreng"),
        _("De kolom met wat mensen schreven."),
        ("inbreng", "reactie", "antwoord", "opmerking", "tekst", "mening", "toelichting", "idee"),
        required=True,
    ),
    Target(
        "received_on", _("Ontvangen op"), _("Zonder kolom is dit vandaag."), ("datum", "ontvangen", "ingevuld", "tijd")
    ),
    Target(
        "subject", _("Onderwerp"), _("Nieuwe onderwerpen komen er vanzelf bij."), ("onderwerp", "thema", "categorie")
    ),
    Target(
        "publicity",
        _("Mag openbaar"),
        _("Ja of nee. Zonder kolom, of waar niets staat, is het nee."),
        ("openbaar", "publiek", "delen", "toestemming"),
    ),
    Target("name", _("Naam van de gever"), _("Alleen als u die nodig hebt."), ("naam", "name")),
    Target("email", _("E-mailadres van de gever"), _("Dan krijgt de gever antwoord per mail."), ("mail",)),
)


def proposed_mapping(traject: Traject, columns: list[str]) -> dict[str, str]:
    """As it was last time in this traject, as far as those columns are there; else a guess from the headings."""
    last = (
        ContributionImport.objects.filter(traject=traject, state__in=[ImportState.DONE, ImportState.CHECKED])
        .exclude(mapping={})
        .first()
    )
    remembered: dict[str, str] = last.mapping if last else {}
    known = {name: column for name, column in remembered.items() if column in columns}
    if known.get("text"):
        return known
    return guessed_mapping(columns, TARGETS)
