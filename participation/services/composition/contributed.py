"""What the eindverslag draws from contributions and their answers: brought in, done with it and why, changed by it.

Of a public dossier only what everybody may read (docs/decisions/0015). Sections have an end (200,000 characters), so
the longest lists point at the register, where everything stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.choices import Channel, Moderation, Publicity, ResponseOutcome
from participation.gaps import gap_line
from participation.models import Contribution, ContributionGroup, Response, Traject
from participation.selectors.contributions import response_to
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, sentence, table, under

MOST_TEXT = 60_000
CUT = 1_000


@dataclass(frozen=True)
class Subject:
    """Contributions that belong together: of one group, or those without."""

    title: str
    contributions: list[Contribution]


def contributions_of(dossier: Dossier) -> list[Contribution]:
    """Read once for all sections, in order of receipt."""
    found: list[Contribution] | None = dossier.__dict__.get("_contributions")
    if found is None:
        found = dossier.__dict__["_contributions"] = list(_rows(dossier.traject, public=dossier.public))
    return found


def _rows(traject: Traject, *, public: bool) -> Iterable[Contribution]:
    rows = traject.contributions.filter(is_current=True, state=Moderation.SHOWN)
    if public:
        rows = rows.filter(publicity=Publicity.PUBLIC)
    related = ("group__response__stuk", "response__stuk")
    return rows.select_related(*related).order_by("received_on", "pk")


def by_subject(contributions: Iterable[Contribution]) -> list[Subject]:
    """Per group, by title; those without a group at the end."""
    groups: dict[ContributionGroup | None, list[Contribution]] = {}
    for one in contributions:
        groups.setdefault(one.group, []).append(one)
    named = sorted((group for group in groups if group is not None), key=lambda group: group.title.casefold())
    subjects = [Subject(group.title, groups[group]) for group in named]
    if None in groups:
        subjects.append(Subject(_("Overige inbreng") if named else _("Inbreng"), groups[None]))
    return subjects


def brought_in(dossier: Dossier) -> str:
    """How much came in which way, and the texts per subject."""
    contributions = contributions_of(dossier)
    if not contributions:
        return ""
    counts = [(channel.label, sum(one.channel == channel for one in contributions)) for channel in Channel]
    ways = bullets(f"{label}: {count}" for label, count in counts if count)
    return _total(len(contributions)) + ways + _fitting(by_subject(contributions))


def _total(count: int) -> str:
    words = ngettext("Wij kregen %(count)s bijdrage.", "Wij kregen %(count)s bijdragen.", count)
    return sentence(words % {"count": count})


def _fitting(subjects: Iterable[Subject]) -> str:
    """The texts as far as they fit."""
    parts: list[str] = []
    size = 0
    for subject in subjects:
        shown: list[str] = []
        for one in subject.contributions:
            size += min(len(one.text), CUT)
            if size <= MOST_TEXT:
                shown.append(one.text if len(one.text) <= CUT else f"{one.text[:CUT]} […]")
        parts.append(under(subject.title, bullets(shown)))
    if size > MOST_TEXT:
        parts.append(sentence(_("Niet alle inbreng past in dit verslag. Alles staat bij het traject.")))
    return "".join(parts)


def answered(dossier: Dossier) -> str:
    """The answers: one line per group, then those to single contributions. What has none says why (Awb)."""
    head = [_("Inbreng"), _("Wat ermee is gedaan"), _("Waarom")]
    contributions = contributions_of(dossier)
    lines = table(head, _answer_lines(contributions))
    skipped = bullets(
        f"{_short(one)}: {one.skipped_reason}"
        for one in contributions
        if one.skipped_reason and response_to(one) is None
    )
    known = lines + under(_("Inbreng zonder antwoord, en waarom"), skipped)
    return known + _waiting(contributions) if known else ""


def _waiting(contributions: Iterable[Contribution]) -> str:
    """So many that nobody answered yet are an open place; the paper waits for them."""
    count = sum(1 for one in contributions if response_to(one) is None and not one.skipped_reason)
    words = ngettext("antwoord op %(count)s bijdrage", "antwoord op %(count)s bijdragen", count)
    return gap_line(words % {"count": count}) if count else ""


def _answer_lines(contributions: Iterable[Contribution]) -> Iterator[tuple[str, str, str]]:
    size = 0
    seen: set[int] = set()
    for one in contributions:
        response = response_to(one)
        if response is None or response.pk in seen:
            continue
        seen.add(response.pk)
        name = one.group.title if response.group_id and one.group else _short(one)
        size += len(name) + len(response.reason)
        if size > MOST_TEXT:
            return
        yield name, str(response.get_outcome_display()), response.reason


def changed(dossier: Dossier) -> str:
    """What was taken over, wholly or in part, and the paper in which that can be read."""
    lines = {}
    for one in contributions_of(dossier):
        response = response_to(one)
        if response is not None and response.outcome in (ResponseOutcome.USED, ResponseOutcome.PARTLY):
            name = one.group.title if response.group_id and one.group else _short(one)
            lines[response.pk] = f"{name}: {response.reason}{_where(response, dossier)}"
    return bullets(lines.values())


def _where(response: Response, dossier: Dossier) -> str:
    """The paper by name, when the readers of this report may know of it."""
    stuk = response.stuk
    if stuk is None or (dossier.public and not stuk.live):
        return ""
    return " " + _("Zie: %(paper)s.") % {"paper": stuk.title}


def _short(one: Contribution) -> str:
    words = one.text.split()
    return " ".join(words[:20]) + (" …" if len(words) > 20 else "")
