"""The shape of the year: what the small demo has, and what people said, were promised and came to."""

from dataclasses import dataclass, field

from participation.choices import Channel, ResponseOutcome
from participation.demo.following import Promised
from participation.demo.specs import OpgaveSpec, StukSpec, TrajectSpec, WerkatelierSpec


@dataclass(frozen=True)
class TopicSpec:
    """What several people said about one thing, and the answer they got.

    Without ``title`` each stands alone. Without ``outcome``, ``skip`` and ``refused`` nobody answered yet. ``channel``
    None: by letter and by mail in turn. ``paper``: the kind of paper in which the answer ended up.
    """

    voices: tuple[str, ...]
    title: str = ""
    channel: Channel | None = None
    private: bool = False
    outcome: ResponseOutcome | None = None
    reason: str = ""
    paper: str = ""
    told: bool = True
    skip: str = ""
    refused: str = ""


@dataclass(frozen=True)
class SessionSpec:
    """A werkatelier, the number of people who registered, and its report as a paper."""

    spec: WerkatelierSpec
    people: int = 0
    paper: StukSpec | None = None


@dataclass(frozen=True)
class YearTraject:
    """``closing``: the papers that are written when what people said was answered."""

    spec: TrajectSpec
    process: str
    sessions: tuple[SessionSpec, ...] = ()
    topics: tuple[TopicSpec, ...] = ()
    promises: tuple[Promised, ...] = ()
    papers: tuple[StukSpec, ...] = ()
    closing: tuple[StukSpec, ...] = ()


@dataclass(frozen=True)
class YearOpgave:
    """One story: an opgave and its trajecten."""

    spec: OpgaveSpec
    papers: tuple[StukSpec, ...] = ()
    trajecten: tuple[YearTraject, ...] = field(default=())
