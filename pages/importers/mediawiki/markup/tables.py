"""``{| … |}`` to HTML tables, line by line as MediaWiki does (``handleTables``)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .sanitize import attribute_text

START = re.compile(r"^(:*)\s*\{\|(.*)$")
IN_TAG = re.compile(r"<[^<>]*>")
EMPTY = "<table>\n<tr><td></td></tr>\n</table>"


@dataclass
class _Table:
    """What is open in one table."""

    cell_open: bool = False
    last_tag: str = ""
    row_open: bool = False
    row_attributes: str = ""
    had_row: bool = False


class TableStage:
    """Converts the tables of one text; ``restore`` brings markers back where they stand in attributes."""

    def __init__(self, restore: Callable[[str], str]) -> None:
        self.restore = restore
        self.open: list[_Table] = []
        self.indent: list[int] = []

    def convert(self, text: str) -> str:
        out = "".join(self._line(line) + "\n" for line in text.split("\n"))
        while self.open:
            table = self.open.pop()
            out += "</td>\n" if table.cell_open else ""
            out += "</tr>\n" if table.row_open else ""
            out += "" if table.had_row else "<tr><td></td></tr>\n"
            out += "</table>\n"
        out = out.removesuffix("\n")
        return "" if out == EMPTY else out

    def _line(self, original: str) -> str:
        line = original.strip()
        if not line:
            return original
        start = START.match(line)
        if start:
            self.indent.append(len(start.group(1)))
            self.open.append(_Table())
            return "<dl><dd>" * self.indent[-1] + f"<table{self._attributes(start.group(2), 'table')}>"
        if not self.open:
            return original
        if line.startswith("|}"):
            return self._end(line)
        if line.startswith("|-"):
            return self._row(line)
        if line[0] in "|!":
            return self._cells(line)
        return original

    def _attributes(self, source: str, tag: str) -> str:
        return attribute_text(self.restore(source), tag)

    def _end(self, line: str) -> str:
        table = self.open.pop()
        indent = self.indent.pop()
        text = "</table>" + line[2:]
        text = text if table.had_row else "<tr><td></td></tr>" + text
        text = "</tr>" + text if table.row_open else text
        text = f"</{table.last_tag}>" + text if table.cell_open else text
        return text.rstrip() + "</dd></dl>" * indent if indent else text

    def _row(self, line: str) -> str:
        table = self.open[-1]
        text = "</tr>" if table.row_open else ""
        text = f"</{table.last_tag}>" + text if table.cell_open else text
        table.row_attributes = self._attributes(re.sub(r"^\|-+", "", line), "tr")
        table.had_row = True
        table.row_open = table.cell_open = False
        table.last_tag = ""
        return text

    def _cells(self, line: str) -> str:
        kind = "caption" if line.startswith("|+") else "th" if line[0] == "!" else "td"
        line = line[2:] if kind == "caption" else line[1:]
        if kind == "th":
            line = _outside_tags(line)
        return "".join(self._cell(cell, kind) for cell in line.split("||"))

    def _cell(self, cell: str, kind: str) -> str:
        table = self.open[-1]
        before = ""
        if kind != "caption":
            before = "" if table.row_open else f"<tr{table.row_attributes}>\n"
            table.row_open, table.row_attributes, table.had_row = True, "", True
        if table.cell_open:
            before = f"</{table.last_tag}>\n" + before
        table.last_tag, table.cell_open = kind, True
        first, pipe, rest = cell.partition("|")
        if not pipe or "[[" in first or "-{" in first:
            return f"{before}<{kind}>{cell.strip()}"
        return f"{before}<{kind}{self._attributes(first, kind)}>{rest.strip()}"


def _outside_tags(line: str) -> str:
    """``!!`` separates header cells, but not inside an HTML tag."""
    out, position = "", 0
    for match in IN_TAG.finditer(line):
        out += line[position : match.start()].replace("!!", "||") + match.group(0)
        position = match.end()
    return out + line[position:].replace("!!", "||")
