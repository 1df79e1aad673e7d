"""The lines of a werkatelier under the parts of its programme."""

from dataclasses import dataclass

from django.utils import timezone

from participation.models import Outcome, ProgrammeItem, Werkatelier


@dataclass(frozen=True)
class OutcomePart:
    """A part of the programme with its lines; ``item`` None: what belongs to no part."""

    item: ProgrammeItem | None
    lines: list[Outcome]


def is_held(werkatelier: Werkatelier) -> bool:
    """It began, and was not called off: only then something can come out of it."""
    return werkatelier.cancelled_at is None and werkatelier.starts_at <= timezone.now()


def outcome_parts(werkatelier: Werkatelier) -> list[OutcomePart]:
    """Every part in the order of the clock, then the rest when there is any; two queries."""
    lines: dict[int | None, list[Outcome]] = {}
    for line in Outcome.objects.filter(werkatelier=werkatelier).select_related(
        "contribution__traject", "commitment__traject", "lesson__traject", "lesson__suggestion"
    ):
        lines.setdefault(line.programme_item_id, []).append(line)
    parts = [OutcomePart(item, lines.pop(item.pk, [])) for item in werkatelier.programme_items.all()]
    rest = [line for left in lines.values() for line in left]
    return [*parts, OutcomePart(None, rest)] if rest or not parts else parts
