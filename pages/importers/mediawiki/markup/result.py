"""What the markup stages hand on besides the HTML itself, by number."""

from dataclasses import dataclass, field

from ..read.titles import Title


@dataclass(frozen=True)
class Link:
    """Where a link goes: a title of the wiki (``media`` for the file itself) or an address elsewhere."""

    title: Title | None = None
    url: str = ""
    media: bool = False


@dataclass
class Picture:
    """A file shown on the page."""

    name: str
    caption: str = ""
    alternative_text: str | None = None
    hint: str = ""
    framed: bool = False
    alignment: str = ""
    width: int | None = None
    link: Link | None = None
    page_number: int | None = None


@dataclass
class GalleryItem:
    """One line of a gallery; a line that names no file keeps its text."""

    picture: Picture | None
    caption: str
    label: str = ""


@dataclass
class Gallery:
    caption: str
    items: list[GalleryItem]


@dataclass
class Area:
    """One clickable area, in pixels of the original image."""

    shape: str
    numbers: list[float]
    label: str
    link: Link


@dataclass
class ImageMap:
    picture: Picture
    areas: list[Area]
    default: Area | None = None


@dataclass
class FootnoteText:
    """A note and how often the page refers to it."""

    group: str
    number: int
    name: str = ""
    html: str | None = None
    uses: int = 0


@dataclass
class Collected:
    """Everything that the HTML refers to by number, and what the page says about itself."""

    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    galleries: list[Gallery] = field(default_factory=list)
    maps: list[ImageMap] = field(default_factory=list)
    notes: list[FootnoteText] = field(default_factory=list)
    note_lists: list[list[int]] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)
    behaviours: set[str] = field(default_factory=set)
    display_title: str | None = None
