"""Tables with people in them: only for who reads them on the page, and never among the tables of all dossiers.

Organisations are no people, but who may know of one depends on the reader in the same way.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as gettext
from django.utils.translation import gettext_lazy as _

from participation.documents.columns import WIDE, Listing, Rows, choice, field, yes_no
from participation.documents.tables import Column
from participation.models import ContactPerson, Registration
from participation.policy import AnyUser
from participation.policy.organisations import internal_parties
from participation.selectors.registrations import needs_in_words
from participation.services.organisations import organisations_with_counts


def _organisations(user: AnyUser, rows: Rows) -> Rows:
    known = internal_parties(user).filter(organisation=OuterRef("pk")).order_by("traject__title")
    return rows.annotate(traject_titles=ArraySubquery(known.values("traject__title")))


ORGANISATIES = Listing(
    name="organisaties",
    title=_("Partijen"),
    columns=(
        field(_("Naam"), "shown_name", WIDE),
        field(_("Aantal trajecten"), "known_in"),
        Column(_("Trajecten"), lambda row: "; ".join(dict.fromkeys(row.traject_titles)), WIDE),
    ),
    rows=lambda user: organisations_with_counts(user),
    prepare=_organisations,
)


def _person(title: Any, read: Any) -> Column:
    """Of who registered; once the term is over, nothing is left of that person."""

    def value(row: Any) -> Any:
        found = getattr(row, "person", None)
        return read(found) if found else None

    return Column(title, value)


AANMELDINGEN = Listing(
    name="aanmeldingen",
    title=_("Aanmeldingen"),
    columns=(
        field(_("Nummer"), "number"),
        choice(_("Stand"), "state"),
        Column(_("Naam"), lambda row: row.person.name if getattr(row, "person", None) else gettext("(gewist)")),
        _person(_("E-mailadres"), lambda person: person.email),
        _person(_("Nodig"), lambda person: "; ".join(needs_in_words(person))),
        yes_no(_("Wil het verslag"), "wants_report"),
        field(_("Aangemeld op"), "registered_at"),
        field(_("Afgemeld op"), "cancelled_at"),
        field(_("Was er om"), "attended_at"),
        _person(_("Gegevens wissen na"), lambda person: person.retain_until),
    ),
    rows=lambda user: Registration.objects.none(),  # only of one werkatelier, by its page
    prepare=lambda user, rows: rows.select_related("person", "werkatelier"),
    dossier="werkatelier__traject__opgave",
)
CONTACTPERSONEN = Listing(
    name="contactpersonen",
    title=_("Contactpersonen"),
    columns=(
        field(_("Partij"), "party.name", WIDE),
        field(_("Naam"), "name"),
        field(_("Functie"), "function"),
        field(_("E-mailadres"), "email"),
        field(_("Telefoonnummer"), "phone"),
        field(_("Waarvoor"), "purpose", WIDE),
        choice(_("Grondslag"), "legal_ground"),
        field(_("Bewaren tot en met"), "retain_until"),
    ),
    rows=lambda user: ContactPerson.objects.none(),  # only of one traject, by its page
    prepare=lambda user, rows: rows.select_related("party"),
    dossier="party__traject__opgave",
)
