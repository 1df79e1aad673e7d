"""A list as a table: ``?formaat=`` on the address of its page, with the filters of that page (docs/export.md)."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase

from participation.audit.tables import table_taken
from participation.choices import Confidentiality
from participation.documents.columns import Listing, Rows
from participation.documents.listings.society import RESULT_FORMATS, results_table
from participation.models import Opgave
from participation.policy import AnyUser
from participation.services.evaluations.results import Results
from samenwerking.accounts.models import User
from samenwerking.accounts.request_limits import EXPORT, count_request

PARAMETER = "formaat"


def asked_format(request: HttpRequest, formats: Sequence[str]) -> str:
    """The table that the address asks for, which is counted; empty: the page itself.

    Raises Http404 for a table that we do not make, and the page that asks to wait after too many.
    """
    asked = request.GET.get(PARAMETER, "")
    if asked and asked not in formats:
        raise Http404
    if asked:
        count_request(request, EXPORT)
    return asked


def table_or_none(request: HttpRequest, listing: Listing, rows: Rows) -> HttpResponseBase | None:
    """The rows of this page as a table, all of them; None when the page itself is asked for."""
    asked = asked_format(request, listing.formats)
    reader: AnyUser = request.user if isinstance(request.user, User) else AnonymousUser()
    return _table(reader, listing, rows, asked) if asked else None


def public_table_or_none(request: HttpRequest, listing: Listing, rows: Rows) -> HttpResponseBase | None:
    """The same on the register, where everybody gets the same, whoever asks."""
    asked = asked_format(request, listing.formats)
    return _table(AnonymousUser(), listing, rows, asked) if asked else None


def results_table_or_none(request: HttpRequest, results: Results) -> HttpResponseBase | None:
    """What came out of an evaluation, made of the same numbers as the page: what is hidden there is hidden here."""
    asked = asked_format(request, RESULT_FORMATS)
    return results_table(results, asked) if asked else None


def _table(reader: AnyUser, listing: Listing, rows: Rows, asked: str) -> HttpResponseBase:
    if isinstance(reader, User) and listing.dossier:
        held = Opgave.objects.filter(
            pk__in=rows.order_by().values(listing.dossier), confidentiality=Confidentiality.CONFIDENTIAL
        )
        table_taken(user=reader, opgaven=held.order_by("pk").values_list("pk", flat=True), table=listing.name)
    return listing.table(reader, rows, asked)
