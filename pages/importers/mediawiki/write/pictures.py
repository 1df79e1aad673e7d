"""Pictures, galleries and image maps as blocks, with their descriptions and rights."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..document.inlines import is_empty
from ..document.model import (
    Blocks,
    Figure,
    GalleryBlock,
    GalleryEntry,
    Inlines,
    InteractiveFigure,
    Item,
    LinkTo,
    ListBlock,
    MapArea,
    Paragraph,
    Text,
)
from ..markup.result import Picture
from ..notes import Notes
from ..read.namespaces import FILE
from ..read.titles import Title
from .files import StoredFile
from .rich_text import RichText
from .storage import Stored, stored_block
from .targets import Targets

MAX_LABEL = 480


@dataclass
class PictureWriter:
    """Writes the pictures of one page; ``write_text`` turns what stands in for a missing one into text blocks."""

    here: Title
    targets: Targets
    notes: Notes
    text: RichText
    write_text: Callable[[Blocks], Stored]

    def figure(self, block: Figure) -> Stored:
        stored = self.targets.files.get(block.picture.name)
        if stored is None:
            return self._missing(block.picture, block.caption)
        if not stored.is_image:
            return self._download(stored, block.caption)
        self.notes.converted("figure")
        return [stored_block("figure", self._picture(stored, block.picture, block.caption))]

    def _missing(self, picture: Picture, caption: Inlines) -> Stored:
        """A file that is not there: its name and caption, as the wiki showed them."""
        self.notes.problem(
            "missing_image", _("De afbeelding ontbreekt; de naam en het onderschrift staan er als tekst."), picture.name
        )
        name = Title(FILE, picture.name).full(self.targets.wiki.namespaces)
        blocks: Blocks = [Paragraph([Text(name)])]
        return self.write_text(blocks + ([] if is_empty(caption) else [Paragraph(caption)]))

    def _download(self, stored: StoredFile, caption: Inlines) -> Stored:
        self.notes.approximated(
            "document", _("Een document dat de wiki als plaatje toonde, is nu een download."), stored.name
        )
        document = stored.document.pk if stored.document is not None else None  # type: ignore[attr-defined]  # model chosen in settings
        item = stored_block("item", {"document": document, "title": self.text.line(caption)})
        return [stored_block("downloads", {"documents": [item]})]

    def _picture(self, stored: StoredFile, picture: Picture, caption: Inlines) -> dict[str, Any]:
        """The description is the wiki's own; else what the file page says; else the caption; else the file's name."""
        alternative, decorative = picture.alternative_text, False
        if alternative is None or not alternative.strip():
            alternative = stored.rights.description or picture.hint or stored.name.rsplit(".", 1)[0]
            message = _("Zonder beschrijving in de wiki; er staat nu wat het bestand of het onderschrift zegt.")
            self.notes.approximated("alternative_text", message, stored.name)
        return {
            "image": stored.image.pk if stored.image is not None else None,  # type: ignore[attr-defined]  # likewise
            "alternative_text": alternative[:1000],
            "decorative": decorative,
            "caption": self.text.line(caption),
            "rights_holder": stored.rights.holder[:255],
            "licence": stored.rights.licence[:255],
            "source_url": stored.rights.source_url,
        }

    def gallery(self, block: GalleryBlock) -> Stored:
        """A gallery; it is cut where a file is missing, so that its words stay in order."""
        found: Stored = []
        items: Stored = []
        title = self.text.line(block.caption)
        for entry in block.entries:
            stored = self.targets.files.get(entry.picture.name) if entry.picture else None
            if entry.picture is not None and stored is not None and stored.is_image:
                items.append(stored_block("item", self._picture(stored, entry.picture, entry.caption)))
                continue
            if title and not items:
                found.append(stored_block("rich_text", f"<p>{title}</p>"))
            found += self._gallery_part(title, items) + self._gallery_gap(entry)
            title, items = "", []
        return found + self._gallery_part(title, items)

    def _gallery_part(self, title: str, items: Stored) -> Stored:
        if not items:
            return []
        self.notes.converted("gallery")
        return [stored_block("gallery", {"caption": title, "items": items})]

    def _gallery_gap(self, entry: GalleryEntry) -> Stored:
        stored = self.targets.files.get(entry.picture.name) if entry.picture else None
        if stored is not None:
            return self._download(stored, entry.caption)
        name = entry.picture.name if entry.picture else entry.label
        self.notes.problem(
            "missing_image", _("De afbeelding ontbreekt; de naam en het onderschrift staan er als tekst."), name
        )
        blocks: Blocks = [Paragraph([Text(name)])]
        return self.write_text(blocks + ([] if is_empty(entry.caption) else [Paragraph(entry.caption)]))

    def interactive(self, block: InteractiveFigure) -> Stored:
        stored = self.targets.files.get(block.picture.name)
        if stored is None or not stored.is_image:
            return self._map_without_picture(block)
        areas = [self._area(area, stored) for area in block.areas + ([block.default] if block.default else [])]
        value = self._picture(stored, block.picture, block.caption) | {
            "areas": [stored_block("item", area) for area in areas]
        }
        self.notes.converted("interactive_figure")
        return [stored_block("interactive_figure", value)]

    def _area(self, area: MapArea, stored: StoredFile) -> dict[str, Any]:
        """Pixels become shares of width and height; a radius becomes a share of the width."""
        size = (stored.width or 1, stored.height or 1)
        numbers = [] if area.shape == "default" else area.numbers
        shares = [number / size[index % 2] for index, number in enumerate(numbers)]
        if area.shape == "circle":
            shares[2] = area.numbers[2] / size[0]
        destination = self.targets.find(area.link, self.here, self.notes, area.label)
        if not destination.leads_somewhere:
            self.notes.problem("imagemap_target", _("Een vlak van de afbeeldingskaart leidt nergens heen."), area.label)
        return {
            "shape": area.shape,
            "coordinates": [stored_block("item", round(share, 5)) for share in shares],
            "label": area.label[:MAX_LABEL],
            "page": destination.page_id,
            "anchor": destination.anchor[:255],
            "url": destination.url,
        }

    def _map_without_picture(self, block: InteractiveFigure) -> Stored:
        """The links of a map whose picture is missing, as a list."""
        areas = block.areas + ([block.default] if block.default else [])
        items = [Item([Paragraph([LinkTo(area.link, [Text(area.label)])])]) for area in areas]
        found = self._missing(block.picture, block.caption)
        return found + (self.write_text([ListBlock(False, items)]) if items else [])
