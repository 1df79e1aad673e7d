"""What can be found along which channel, read from tests/matrix/table/kanalen.md."""

from tests.matrix.cells.stage import FOLDER

SIGHT, PUBLIC, NOTHING, HIDDEN = "zicht", "openbaar", "niets", "bestaat niet"


def _read() -> dict[str, str]:
    lines = [line for line in (FOLDER / "kanalen.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return {name: found for name, _what, found in rows}


CHANNEL_TABLE = _read()
