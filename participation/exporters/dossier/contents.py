"""Everything that goes into the zip, in the order in which it is written."""

from collections.abc import Callable, Iterator

from participation.exporters.dossier.chain import NAME as CHAIN
from participation.exporters.dossier.chain import PATH as CHAIN_PATH
from participation.exporters.dossier.chain import chain_rows
from participation.exporters.dossier.events import event_member
from participation.exporters.dossier.files import attachments, file_members
from participation.exporters.dossier.mdto import archive_members
from participation.exporters.dossier.papers import paper_members
from participation.exporters.dossier.photos import photo_members, photo_paths
from participation.exporters.dossier.readme import readme_member
from participation.exporters.dossier.schema import PATH as SCHEMA
from participation.exporters.dossier.schema import TABLES, schema_bytes
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import chunks_of_table
from participation.exporters.dossier.zipping import Member

# Steps beside tables, papers, attachments and photos, so that the count of progress comes out.
OTHER_STEPS = 4


def steps_of(scope: Scope) -> int:
    """About how much work it is: a step per table, per paper, per attachment and per photo."""
    return len(TABLES) + len(scope.stukken) + attachments(scope).count() + len(photo_paths(scope)) + OTHER_STEPS


def members(scope: Scope, step: Callable[[], None]) -> Iterator[Member]:
    """One at a time; what comes later may tell of what went before."""
    for table in TABLES:
        if table.applies(scope):
            yield Member(table.path, chunks_of_table(table.name, table.as_rows(scope), step))
    yield Member(CHAIN_PATH, chunks_of_table(CHAIN, chain_rows(scope), step))
    for group in (paper_members, file_members, photo_members):
        for member in group(scope):
            yield member
            step()
    yield event_member(scope)
    yield from archive_members(scope)
    yield Member(SCHEMA, (schema_bytes(),))
    yield readme_member(scope)
