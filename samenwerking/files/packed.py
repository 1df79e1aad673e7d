"""A packed file (zip) that can be looked into safely: not too much, nothing hidden, nothing outside its own folder."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from django.utils.translation import gettext as _

from samenwerking.files.refusal import FileRefused

MAX_ENTRIES = 3_000
MAX_TOTAL = 150 * 1024 * 1024
MAX_ENTRY = 60 * 1024 * 1024
MAX_RATIO = 200
SMALL = 256 * 1024  # below this a high ratio harms nobody
MAX_NAME = 240
END_SIZE = 22
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError,
          OverflowError, UnicodeError)  # fmt: skip


class Packed:
    """The entries of a packed file, once its directory was found to be honest."""

    def __init__(self, content: bytes) -> None:
        """Raises FileRefused."""
        if content[-END_SIZE:][:4] != b"PK\x05\x06":
            raise FileRefused(
                _("Dit bestand is beschadigd, of er zit nog een ander bestand achter. Bewaar het opnieuw.")
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except BROKEN as problem:
            raise FileRefused(_("Dit bestand is beschadigd. Bewaar het opnieuw.")) from problem
        entries = self._zip.infolist()
        _check_amount(entries, len(content))
        _check_layout(entries)
        for entry in entries:
            _check_entry(entry)
        self.names = [entry.filename for entry in entries]

    def read(self, name: str) -> bytes:
        """One entry, never more than it said it was. Raises FileRefused."""
        try:
            with self._zip.open(name) as entry:
                return entry.read(MAX_ENTRY)
        except (*BROKEN, KeyError) as problem:
            raise FileRefused(_("Dit bestand is beschadigd. Bewaar het opnieuw.")) from problem

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Every entry with its content, one at a time."""
        for name in self.names:
            if not name.endswith("/"):
                yield name, self.read(name)


def _check_amount(entries: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(entry.file_size for entry in entries)
    bomb = any(
        entry.file_size > MAX_ENTRY
        or (entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1))
        for entry in entries
    )
    if not entries or len(entries) > MAX_ENTRIES or total > MAX_TOTAL or bomb:
        raise FileRefused(_("Dit bestand wordt uitgepakt veel te groot. Bewaar het opnieuw of maak het kleiner."))
    if total > SMALL * 4 and total > MAX_RATIO * size:
        raise FileRefused(_("Dit bestand wordt uitgepakt veel te groot. Bewaar het opnieuw of maak het kleiner."))


def _check_layout(entries: list[zipfile.ZipInfo]) -> None:
    """The first entry stands at the start and no two share bytes; otherwise it is something else too, or a bomb."""
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    overlapping = any(
        before.header_offset + before.compress_size >= after.header_offset for before, after in pairwise(placed)
    )
    names = {entry.filename.casefold() for entry in entries}
    if placed[0].header_offset != 0 or overlapping or len(names) != len(entries):
        raise FileRefused(_("Dit bestand is van binnen niet in orde. Bewaar het opnieuw."))


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.split("/")
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if entry.flag_bits & 0x1:
        raise FileRefused(_("Dit bestand is met een wachtwoord beveiligd. Haal de beveiliging eraf."))
    if ".." in parts or name.startswith("/") or "\\" in name or ":" in parts[0] or is_link or len(name) > MAX_NAME:
        raise FileRefused(_("Dit bestand wil buiten zijn eigen map schrijven. Het kan niet worden toegevoegd."))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefused(_("Dit bestand is op een ongewone manier ingepakt. Bewaar het opnieuw."))
