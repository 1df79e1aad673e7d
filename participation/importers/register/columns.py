"""Which column of a list is what: remembered for the same headings, else guessed."""

from hashlib import sha256

from participation.choices import ImportState
from participation.importers.register.targets import BY_NAME, ONLY_OPGAVE, ONLY_TRAJECT, TARGETS
from participation.importers.uploads import guessed_mapping
from participation.models import ListContents, RegisterImport


def proposed_mapping(signature: str, columns: list[str]) -> dict[str, str]:
    """As somebody chose for a sheet with the same headings; else a guess. Headings are nobody's secret."""
    tried = RegisterImport.objects.filter(signature=signature).exclude(state=ImportState.UPLOADED).exclude(mapping={})
    last = tried.order_by("-pk").first()
    remembered: dict[str, str] = last.mapping if last else {}
    known = {name: column for name, column in remembered.items() if column in columns and name in BY_NAME}
    return known or guessed_mapping(columns, TARGETS)


def signature_of(columns: list[str]) -> str:
    """The same for the same headings in the same order, whatever their case."""
    return sha256("\n".join(column.casefold() for column in columns).encode()).hexdigest()


def likely_contents(mapping: dict[str, str]) -> ListContents:
    """With a column that says what a row is, both; else what most of the columns are about."""
    if "record" in mapping:
        return ListContents.BOTH
    own = [BY_NAME[name].records for name in mapping]
    trajecten, opgaven = own.count(ONLY_TRAJECT), own.count(ONLY_OPGAVE)
    return ListContents.TRAJECTEN if trajecten > opgaven else ListContents.OPGAVEN
