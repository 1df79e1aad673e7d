"""Apostrophes to bold and italic, with MediaWiki's rules for uneven numbers (``doQuotes``)."""

import re

RUNS = re.compile(r"(''+)")


def convert_quotes(text: str) -> str:
    """Every line on its own: bold and italic never cross a line end."""
    if "''" not in text:
        return text
    return "\n".join(convert_line(line) for line in text.split("\n"))


def convert_line(line: str) -> str:
    pieces = RUNS.split(line)
    if len(pieces) == 1:
        return line
    bold, italic = _normalise(pieces)
    if bold % 2 == 1 and italic % 2 == 1:
        _weaken_one_bold(pieces)
    return _tags(pieces)


def _normalise(pieces: list[str]) -> tuple[int, int]:
    """Runs of two, three or five; what is more belongs to the text before. Gives the counts of bold and italic."""
    bold = italic = 0
    for index in range(1, len(pieces), 2):
        length = len(pieces[index])
        if length == 4 or length > 5:
            keep = 3 if length == 4 else 5
            pieces[index - 1] += "'" * (length - keep)
            pieces[index], length = "'" * keep, keep
        italic += length in {2, 5}
        bold += length in {3, 5}
    return bold, italic


def _weaken_one_bold(pieces: list[str]) -> None:
    """One apostrophe of a bold mark was meant as a letter: after one letter, else after a word, else after a space."""
    single = multi = space = -1
    for index in range(1, len(pieces), 2):
        if len(pieces[index]) != 3:
            continue
        before = pieces[index - 1]
        if before[-1:] == " ":
            space = index if space == -1 else space
        elif before[-2:-1] == " ":
            single = index
            break
        else:
            multi = index if multi == -1 else multi
    chosen = next((index for index in (single, multi, space) if index > -1), None)
    if chosen is not None:
        pieces[chosen] = "''"
        pieces[chosen - 1] += "'"


def _tags(pieces: list[str]) -> str:
    """Walks through the runs with what is open: nothing, i, b, ib, bi, or both with the order still unknown."""
    out, buffer, state = "", "", ""
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            buffer, out = (buffer + piece, out) if state == "both" else (buffer, out + piece)
            continue
        addition, state, buffer = STEPS[len(piece)](state, buffer)
        out += addition
    closing = {"b": "</b>", "i": "</i>", "bi": "</i></b>", "ib": "</b></i>", "": ""}
    return out + (f"<b><i>{buffer}</i></b>" if state == "both" and buffer else closing.get(state, ""))


def _italic(state: str, buffer: str) -> tuple[str, str, str]:
    return {
        "i": ("</i>", "", buffer),
        "bi": ("</i>", "b", buffer),
        "ib": ("</b></i><b>", "b", buffer),
        "both": (f"<b><i>{buffer}</i>", "b", buffer),
    }.get(state, ("<i>", state + "i", buffer))


def _bold(state: str, buffer: str) -> tuple[str, str, str]:
    return {
        "b": ("</b>", "", buffer),
        "bi": ("</i></b><i>", "i", buffer),
        "ib": ("</b>", "i", buffer),
        "both": (f"<i><b>{buffer}</b>", "i", buffer),
    }.get(state, ("<b>", state + "b", buffer))


def _both(state: str, buffer: str) -> tuple[str, str, str]:
    return {
        "b": ("</b><i>", "i", buffer),
        "i": ("</i><b>", "b", buffer),
        "bi": ("</i></b>", "", buffer),
        "ib": ("</b></i>", "", buffer),
        "both": (f"<i><b>{buffer}</b></i>", "", buffer),
    }.get(state, ("", "both", ""))


STEPS = {2: _italic, 3: _bold, 5: _both}
