"""The public contributions of a traject as a table. Rows stream; givers are not in them."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.documents.cells import Cell
from participation.documents.columns import WIDE, Response
from participation.documents.tables import BATCH, Column, table_response
from participation.models import Contribution
from participation.services.contributions.public_page import PublicContribution, public_view


def _answer(name: str) -> Column:
    titles = {
        "outcome": gettext_lazy("Wat ermee is gedaan"),
        "reason": gettext_lazy("Waarom"),
        "given_on": gettext_lazy("Beantwoord op"),
        "paper": gettext_lazy("Terug te lezen in"),
    }

    def value(row: PublicContribution) -> Cell:
        return getattr(row.answer, name) if row.answer else None

    return Column(titles[name], value, WIDE)


COLUMNS = (
    Column(gettext_lazy("Ontvangen op"), lambda row: row.received_on),
    Column(gettext_lazy("Hoe het binnenkwam"), lambda row: row.channel),
    Column(gettext_lazy("Onderwerp"), lambda row: row.subject),
    Column(gettext_lazy("Werkatelier"), lambda row: row.session),
    Column(gettext_lazy("Inbreng"), lambda row: row.text, WIDE),
    _answer("outcome"),
    _answer("reason"),
    _answer("given_on"),
    _answer("paper"),
    Column(gettext_lazy("Adres"), lambda row: f"{settings.WAGTAILADMIN_BASE_URL}{row.url}", WIDE),
)


def export_contributions(rows: QuerySet[Contribution], file_format: str) -> Response:
    """A table of rows with public facts."""
    return table_response(_("inbreng"), COLUMNS, public_table_rows(rows), file_format)


def public_table_rows(rows: QuerySet[Contribution]) -> Iterator[PublicContribution]:
    for row in rows.iterator(chunk_size=BATCH):
        yield public_view(row)
