"""The way of each contribution to what was decided, as ``services.chain`` walks it for the asker."""

from collections.abc import Iterator

from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Row
from participation.models import Contribution
from participation.services.chain import ChainStep, chains_of
from participation.services.chain.reading import with_answers

NAME = "keten"
PATH = f"gegevens/{NAME}.json"
# Contributions at a time: the queries of the chain are per batch.
AT_ONCE = 200


def chain_rows(scope: Scope) -> Iterator[Row]:
    """One row per contribution that was not put together in another. Papers under secrecy stay out."""
    last = 0
    chosen = Contribution.objects.filter(traject__in=scope.trajecten, is_current=True).defer("fingerprint")
    while batch := list(with_answers(chosen.filter(pk__gt=last).order_by("pk"))[:AT_ONCE]):
        for chain in chains_of(scope.user, batch, without=scope.secret):
            yield {"contribution": chain.pk, "steps": [_step(step) for step in chain.steps[1:]]}
        last = batch[-1].pk


def _step(step: ChainStep) -> Row:
    """The contribution itself is the first step, and stands in a table of its own."""
    return {"kind": step.kind, "title": step.title, "date": step.when, "text": step.text, "state": step.word}
