"""The method grid as data and as a drawing; the table beside it is made of the same cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import wrap

from pages.choices import Element, Process

Axis = Process | Element


@dataclass(frozen=True)
class Progress:
    """How many core questions of a cell have an answer."""

    done: int
    total: int


@dataclass(frozen=True)
class Cell:
    """One cell: where it leads and how many questions it has; ``progress`` only in the picture of one traject."""

    process: Process
    element: Element
    url: str
    topic: str
    core: int
    deeper: int
    has_page: bool
    progress: Progress | None = None

    @property
    def questions(self) -> int:
        return self.core + self.deeper

    @property
    def anchor(self) -> str:
        return f"vak-{self.process}-{self.element}"


@dataclass(frozen=True)
class Grid:
    """Cells by process, and within a process by element."""

    cells: tuple[Cell, ...]

    @property
    def processes(self) -> list[Process]:
        return list(Process)

    @property
    def elements(self) -> list[Element]:
        return list(Element)

    def rows(self) -> list[tuple[Element, list[Cell]]]:
        """For the table: one row an element, one column a process."""
        return [(element, [cell for cell in self.cells if cell.element == element]) for element in Element]

    def wide(self) -> "Drawing":
        """Processes beside each other; for screens from about 46 rem."""
        return _draw(self, across=Process, down=Element, layout=WIDE)

    def narrow(self) -> "Drawing":
        """Elements beside each other, a band for each process; for phones."""
        return _draw(self, across=Element, down=Process, layout=NARROW)


def build_grid(
    pages: Mapping[tuple[str, str], tuple[str, str]],
    counts: Mapping[tuple[str, str, bool], int],
    progress: Mapping[tuple[str, str], Progress] | None = None,
) -> Grid:
    """Twelve cells; ``pages`` gives address and topic by (process, element), ``counts`` numbers of questions."""
    cells = (_cell(process, element, pages, counts) for process in Process for element in Element)
    known = progress or {}
    return Grid(tuple(replace(cell, progress=known.get((cell.process.value, cell.element.value))) for cell in cells))


def _cell(
    process: Process,
    element: Element,
    pages: Mapping[tuple[str, str], tuple[str, str]],
    counts: Mapping[tuple[str, str, bool], int],
) -> Cell:
    key = (process.value, element.value)
    core, deeper = counts.get((*key, True), 0), counts.get((*key, False), 0)
    url, topic = pages.get(key, ("", ""))
    fallback = f"#vak-{process}-{element}" if core + deeper else ""
    return Cell(process, element, url or fallback, topic or str(element.label), core, deeper, bool(url))


# --- drawing -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Layout:
    """Sizes in units of the drawing; letters are about half as wide as high."""

    width: int
    side: int  # room for names of rows, at the left
    head: int  # room for names of columns, at the top
    band: int  # room for the name of a row above it, where there is no side
    cell_height: int
    gap: int
    letters: int  # letters on a line of a cell
    line: int


WIDE = Layout(width=1060, side=150, head=52, band=0, cell_height=124, gap=10, letters=20, line=23)
BAR_FROM_FOOT = 8
NARROW = Layout(width=340, side=0, head=44, band=36, cell_height=112, gap=6, letters=12, line=18)


@dataclass(frozen=True)
class Line:
    """One line of text, by its start."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Bar:
    """How far a cell is, as a bar that fills."""

    x: int
    y: int
    width: int
    filled: int


@dataclass(frozen=True)
class Box:
    """A cell, drawn."""

    cell: Cell
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]
    count: Line
    bar: Bar | None = None


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    heads: tuple[Line, ...]
    sides: tuple[Line, ...]
    boxes: tuple[Box, ...]


def _draw(grid: Grid, across: type[Axis], down: type[Axis], layout: Layout) -> Drawing:
    columns, rows = list(across), list(down)
    width = (layout.width - layout.side - layout.gap * (len(columns) - 1)) // len(columns)
    pitch = layout.cell_height + layout.band + layout.gap
    lefts = [layout.side + number * (width + layout.gap) for number in range(len(columns))]
    tops = [layout.head + layout.band + number * pitch for number in range(len(rows))]
    by_place = {frozenset((cell.process, cell.element)): cell for cell in grid.cells}
    boxes = tuple(
        _box(by_place[frozenset((column, row))], left, top, width, layout)
        for row, top in zip(rows, tops, strict=True)
        for column, left in zip(columns, lefts, strict=True)
    )
    return Drawing(
        width=layout.width,
        height=layout.head + len(rows) * pitch - layout.gap,
        heads=tuple(_headings(columns, lefts, layout)),
        sides=tuple(_sides(rows, tops, layout)),
        boxes=boxes,
    )


def _box(cell: Cell, left: int, top: int, width: int, layout: Layout) -> Box:
    words = _lines(cell.topic, layout.letters)
    inset = layout.gap + 4
    lines = tuple(Line(left + inset, top + inset + layout.line * (n + 1) - 6, text) for n, text in enumerate(words))
    count = Line(left + inset, top + layout.cell_height - inset, str(cell.questions))
    return Box(cell, left, top, width, layout.cell_height, lines, count, _bar(cell, left, top, width, layout))


def _bar(cell: Cell, left: int, top: int, width: int, layout: Layout) -> Bar | None:
    """Along the foot of the cell."""
    if cell.progress is None:
        return None
    inset = layout.gap + 4
    room = width - 2 * inset
    filled = room * cell.progress.done // max(1, cell.progress.total)
    return Bar(left + inset, top + layout.cell_height - BAR_FROM_FOOT, room, filled)


def _lines(text: str, letters: int) -> list[str]:
    """At most three lines; a word that is too long for a line is broken with a hyphen."""
    pieces = []
    for word in text.split():
        while len(word) > letters:
            pieces.append(f"{word[: letters - 1]}-")
            word = word[letters - 1 :]
        pieces.append(word)
    return wrap(" ".join(pieces), letters, max_lines=3, placeholder="…", break_on_hyphens=False)


def _headings(columns: list, lefts: list[int], layout: Layout) -> Iterator[Line]:
    for column, left in zip(columns, lefts, strict=True):
        words = wrap(str(column.label), layout.letters, max_lines=2)
        for number, text in enumerate(reversed(words)):
            yield Line(left, layout.head - 12 - number * layout.line, text)


def _sides(rows: list, tops: list[int], layout: Layout) -> Iterator[Line]:
    for row, top in zip(rows, tops, strict=True):
        if layout.band:
            yield Line(0, top - 10, str(row.label))
            continue
        for number, text in enumerate(wrap(str(row.label), 14)):
            yield Line(0, top + layout.line * (number + 1) + 8, text)
