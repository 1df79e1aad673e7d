"""Puts the cells of an HTML table on a grid: spans that overlap or run over the edge are cut, holes are filled."""

from typing import Any

Cell = dict[str, Any]
# More columns than this no page can show; what stands further goes below each other in the last column.
MAX_COLUMNS = 20


def lay_out(head: list[list[Cell]], body: list[list[Cell]]) -> dict[str, Any]:
    """``{"columns", "head", "body"}``; every cell has ``x``, ``y`` and spans that fit, and every place is taken."""
    placed_head, taken_head = _place(head, 0)
    placed_body, taken_body = _place(body, len(head))
    taken = taken_head | taken_body
    columns = max((x for x, _y in taken), default=-1) + 1
    _fill(placed_head, taken_head, columns, range(len(head)))
    _fill(placed_body, taken_body, columns, range(len(head), len(head) + len(body)))
    return {"columns": columns, "head": placed_head, "body": placed_body}


def _place(rows: list[list[Cell]], first: int) -> tuple[list[Cell], set[tuple[int, int]]]:
    """Give each cell the first free place of its row and the part of its span that is free."""
    placed: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows, first):
        x = 0
        for cell in row:
            while (x, y) in taken:
                x += 1
            if x >= MAX_COLUMNS:
                _add_to_last_column(placed, y, cell)
                continue
            fitted = _fitted(cell, taken, x, y, first + len(rows))
            taken |= _area(fitted)
            placed.append(fitted)
    return placed, taken


def _fitted(cell: Cell, taken: set[tuple[int, int]], x: int, y: int, end: int) -> Cell:
    """The cell at its place, as wide and high as there is room for."""
    width = _free_width(taken, x, y, cell["colspan"])
    fitted = {**cell, "x": x, "y": y, "colspan": width, "rowspan": min(cell["rowspan"], end - y)}
    return {**fitted, "rowspan": 1} if _area(fitted) & taken else fitted


def _area(cell: Cell) -> set[tuple[int, int]]:
    return {(cell["x"] + dx, cell["y"] + dy) for dx in range(cell["colspan"]) for dy in range(cell["rowspan"])}


def _add_to_last_column(placed: list[Cell], y: int, cell: Cell) -> None:
    """The row is full: the words go beneath those of the cell at its end, so that none are lost."""
    owner = next(other for other in reversed(placed) if (MAX_COLUMNS - 1, y) in _area(other))
    owner["blocks"] = owner["blocks"] + cell["blocks"]


def _free_width(taken: set[tuple[int, int]], x: int, y: int, wanted: int) -> int:
    width = 1
    while width < wanted and x + width < MAX_COLUMNS and (x + width, y) not in taken:
        width += 1
    return width


def _fill(placed: list[Cell], taken: set[tuple[int, int]], columns: int, rows: range) -> None:
    holes = [(x, y) for y in rows for x in range(columns) if (x, y) not in taken]
    placed += [{"blocks": [], "heading": False, "colspan": 1, "rowspan": 1, "x": x, "y": y} for x, y in holes]
    placed.sort(key=lambda cell: (cell["y"], cell["x"]))
