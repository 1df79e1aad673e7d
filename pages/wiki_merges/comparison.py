"""Where our text and the wiki's differ, block by block, with the words that differ marked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from wagtail.blocks.stream_block import StreamValue

from pages.models import WikiMerge
from pages.versions.differences import GONE, NEW, Run, changes_between
from pages.versions.texts import Passage, passages_of_blocks

TITLE = "titel"


@dataclass(frozen=True)
class Part:
    """A stretch of blocks: the same in both texts, or different. ``name`` is how the form calls it."""

    name: str
    changed: bool
    ours: list[Any] = field(default_factory=list)
    theirs: list[Any] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    our_runs: list[tuple[Run, ...]] = field(default_factory=list)
    their_runs: list[tuple[Run, ...]] = field(default_factory=list)

    @property
    def only_looks(self) -> bool:
        """The words are the same: a picture, a link or a form differs."""
        return self.changed and not self.our_runs and not self.their_runs


@dataclass(frozen=True)
class Comparison:
    """Both texts of one page."""

    our_title: str
    their_title: str
    parts: list[Part]

    @property
    def titles_differ(self) -> bool:
        return self.our_title != self.their_title

    @property
    def changed(self) -> list[Part]:
        return [part for part in self.parts if part.changed]


def compare(merge: WikiMerge) -> Comparison:
    """The latest text here, a draft included, against the wiki's version."""
    ours = merge.page.specific.get_latest_revision_as_object()
    theirs = merge.theirs.as_object()
    return Comparison(ours.title, theirs.title, list(_parts(ours.body, theirs.body)))


def _parts(ours: StreamValue, theirs: StreamValue) -> Iterator[Part]:
    our_blocks, their_blocks = list(ours), list(theirs)
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    for number, (tag, i1, i2, j1, j2) in enumerate(matcher.get_opcodes()):
        name, mine, wiki = f"deel-{number}", our_blocks[i1:i2], their_blocks[j1:j2]
        if tag == "equal":
            yield Part(name, False, mine, wiki, passages_of_blocks(mine))
        else:
            yield _changed(name, mine, wiki)


def _keys(stream: StreamValue) -> list[str]:
    """What a block holds, without the numbers that tell blocks apart."""
    return [json.dumps([each["type"], _bare(each["value"])], sort_keys=True, default=str) for each in stream.raw_data]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key != "id"}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def _changed(name: str, ours: list[Any], theirs: list[Any]) -> Part:
    """Each side with its own words: ours without what only the wiki has, and the other way round."""
    changes = changes_between(passages_of_blocks(ours), passages_of_blocks(theirs))
    sides = [_side([change.runs for change in changes], without) for without in (NEW, GONE)]
    return Part(name, True, ours, theirs, [], *sides)


def _side(changes: Sequence[tuple[Run, ...]], without: str) -> list[tuple[Run, ...]]:
    kept = [tuple(run for run in runs if run[0] != without) for runs in changes]
    return [runs for runs in kept if runs]
