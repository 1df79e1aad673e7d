"""Where an address may stand among other words or data: remarks without a sender, the bin, files that wait.

Nothing there says whose it is, so it is found by the address itself, as a whole: "an@x.nl" is not in "jan@x.nl".
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from pages.models import HelpedRemark
from participation.choices import ImportState
from participation.models import BinnedPart, ContributionImport, EvaluationReply, RegisterImport
from participation.models.sheet_upload import SheetUpload
from participation.services.bin.moving import remove_for_good
from samenwerking.accounts.models import User

Rows = QuerySet[Any]
# What is read of one part of a packed file at a time.
PIECE = 1_000_000


def names_address(text: str, email: str) -> bool:
    """Whether a text holds this whole address, capitals or not."""
    return bool(re.search(rf"(?<![\w.+%-]){re.escape(email)}(?![\w-]|\.\w)", text, re.IGNORECASE))


def words_in(value: Any) -> Iterator[str]:
    """Every text in data of a JSON field, names of keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from words_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one)


def _naming(candidates: Rows, email: str, words: Callable[[Any], Any]) -> Rows:
    """Of rows that seem to hold the address, those that do."""
    found = [row.pk for row in candidates if any(names_address(text, email) for text in words_in(words(row)))]
    model: type[Model] = candidates.model
    return model._default_manager.filter(pk__in=found).order_by("pk")


# --- remarks ---------------------------------------------------------------------------------------


def remarks_naming(email: str) -> Rows:
    """Answers to an evaluation in a remark of which somebody left an address."""
    rows = EvaluationReply.objects.annotate(words=Cast("remarks", TextField())).filter(words__icontains=email)
    return _naming(rows, email, lambda row: row.remarks)


def erase_remarks(row: EvaluationReply, _user: User) -> None:
    """The scores stay. A participant wrote all remarks of one answer; of a colleague's, those with an address go."""
    row.remarks = [remark if row.user_id and "@" not in remark else "" for remark in row.remarks]
    row.save(update_fields=["remarks"])


def helped_naming(email: str) -> Rows:
    """Remarks of readers of the guide."""
    return _naming(HelpedRemark.objects.filter(text__icontains=email), email, lambda row: row.text)


def erase_row(row: Model, _user: User) -> None:
    row.delete()


# --- the bin ---------------------------------------------------------------------------------------


def binned_naming(email: str) -> Rows:
    """Deleted parts that can still come back, with the address anywhere in them."""
    rows = BinnedPart.objects.annotate(words=Cast("rows", TextField()))
    rows = rows.filter(Q(words__icontains=email) | Q(title__icontains=email))
    return _naming(rows, email, lambda row: [row.title, row.rows])


def erase_binned(row: BinnedPart, _user: User) -> None:
    remove_for_good([row.pk])


# --- files that wait to be read in -----------------------------------------------------------------


def sheets_naming(email: str) -> Rows:
    """Sheets of contributions in which the address stands."""
    return _uploads_naming(ContributionImport, email)


def lists_naming(email: str) -> Rows:
    """Lists of opgaven and trajecten in which the address stands."""
    return _uploads_naming(RegisterImport, email)


def _uploads_naming(model: type[SheetUpload], email: str) -> Rows:
    rows = model._default_manager.exclude(state=ImportState.WRITING)
    found = [row.pk for row in rows.iterator(chunk_size=1) if _upload_names(row, email)]
    return model._default_manager.filter(pk__in=found).order_by("pk")


def _upload_names(row: SheetUpload, email: str) -> bool:
    around = [row.file_name, row.columns, row.errors]
    return any(names_address(text, email) for text in words_in(around)) or file_names(bytes(row.content), email)


def erase_upload(row: SheetUpload, _user: User) -> None:
    """What was not read in goes. Of what was, only the words around it are left, and they go."""
    if row.state in (ImportState.DONE, ImportState.UNDONE):
        row.file_name, row.columns, row.mapping, row.errors = "", [], {}, []
        row.save(update_fields=["file_name", "columns", "mapping", "errors"])
    else:
        row.delete()


def file_names(content: bytes, email: str) -> bool:
    """Whether a sheet holds the address: CSV in whatever code, or XLSX and ODS, which are packed XML."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return any(names_address(content.decode(code, "ignore"), email) for code in ("latin-1", "utf-16"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return any(_part_names(packed, part, email) for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def _part_names(packed: zipfile.ZipFile, part: zipfile.ZipInfo, email: str) -> bool:
    """In pieces that overlap: an upload unpacks to more than memory is for."""
    before = ""
    with packed.open(part) as file:
        while piece := file.read(PIECE):
            text = before + piece.decode("latin-1")
            if names_address(text, email):
                return True
            before = text[-2 * len(email) :]
    return False
