"""Any table that people paste gets a place for every cell: no overlap, no holes, nothing over the edge."""

from hypothesis import given
from hypothesis import strategies as st

from participation.documents.body_tree import body_tree
from participation.documents.table_grid import MAX_COLUMNS, lay_out


def cell(colspan: int = 1, rowspan: int = 1) -> dict[str, object]:
    return {"blocks": [], "heading": False, "colspan": colspan, "rowspan": rowspan}


ROWS = st.lists(st.lists(st.builds(cell, st.integers(1, 30), st.integers(1, 30)), max_size=25), max_size=8)


@given(ROWS, ROWS)
def test_every_place_is_taken_exactly_once(head: list, body: list) -> None:
    grid = lay_out(head, body)
    taken = [
        (placed["x"] + dx, placed["y"] + dy)
        for placed in grid["head"] + grid["body"]
        for dx in range(placed["colspan"])
        for dy in range(placed["rowspan"])
    ]
    rows = len(head) + len(body)
    assert grid["columns"] <= MAX_COLUMNS
    assert sorted(taken) == sorted((x, y) for x in range(grid["columns"]) for y in range(rows))
    assert all(placed["y"] + placed["rowspan"] <= len(head) for placed in grid["head"])


def test_rows_of_headings_become_the_head() -> None:
    (table,) = body_tree("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>")
    assert [len(table["head"]), len(table["body"])] == [1, 1]


def test_words_beyond_the_last_column_are_not_lost() -> None:
    cells = "".join(f"<td>w{number}</td>" for number in range(30))
    assert all(f"'w{number}'" in str(body_tree(f"<table><tr>{cells}</tr></table>")) for number in range(30))
