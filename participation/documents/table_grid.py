"""Puts the cells of an HTML table on a grid: spans that overlap or run over the edge are cut, holes are filled."""

from typing import Any

Cell = dict[str, Any]
# More columns than this no page can show; what stands further goes below each other in the last column.
MAX_COLUMNS = 20


def lay_out(head: list[list[Cell]], body: list[list[Cell]]) -> dict[str, Any]:
    """``{"columns", "head", "body"}``; every cell has ``x``, ``y`` and spans that fit, and every place is taken."""
    head, body = [_merge_tail(row) for row in head], [_merge_tail(row) for row in body]
    placed_head, taken_head = _place(head, 0)
    placed_body, taken_body = _place(body, len(head))
    taken = taken_head | taken_body
    columns = max((x for x, _y in taken), default=-1) + 1
    _fill(placed_head, taken_head, columns, range(len(head)))
    _fill(placed_body, taken_body, columns, range(len(head), len(head) + len(body)))
    return {"columns": columns, "head": placed_head, "body": placed_body}


def _merge_tail(row: list[Cell]) -> list[Cell]:
    if len(row) <= MAX_COLUMNS:
        return row
    *kept, last = row[:MAX_COLUMNS]
    blocks = [block for cell in row[MAX_COLUMNS - 1 :] for block in cell["blocks"]]
    return [*kept, {**last, "blocks": blocks}]


def _place(rows: list[list[Cell]], first: int) -> tuple[list[Cell], set[tuple[int, int]]]:
    """Give each cell the first free place of its row and the part of its span that is free."""
    placed: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows, first):
        x = 0
        for cell in row:
            while (x, y) in taken:
                x += 1
            width = _free_width(taken, x, y, cell["colspan"])
            height = min(cell["rowspan"], first + len(rows) - y)
            area = {(x + dx, y + dy) for dx in range(width) for dy in range(height)}
            if area & taken:
                height, area = 1, {(x + dx, y) for dx in range(width)}
            taken |= area
            placed.append({**cell, "x": x, "y": y, "colspan": width, "rowspan": height})
            x += width
    return placed, taken


def _free_width(taken: set[tuple[int, int]], x: int, y: int, wanted: int) -> int:
    width = 1
    while width < wanted and x + width < MAX_COLUMNS and (x + width, y) not in taken:
        width += 1
    return width


def _fill(placed: list[Cell], taken: set[tuple[int, int]], columns: int, rows: range) -> None:
    holes = [(x, y) for y in rows for x in range(columns) if (x, y) not in taken]
    placed += [{"blocks": [], "heading": False, "colspan": 1, "rowspan": 1, "x": x, "y": y} for x, y in holes]
    placed.sort(key=lambda cell: (cell["y"], cell["x"]))
