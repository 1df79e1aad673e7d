"""Files of the wiki into the image and document libraries: once each, safe to show, upright."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from willow.image import Image as Willow
from willow.image import UnrecognisedImageFormatError
from willow.svg import WillowSvgException

from pages.models import WikiFile
from samenwerking.files import FileRefused, check_file
from samenwerking.files.antivirus import scan

from ..notes import Notes
from ..read.export import Upload
from ..read.namespaces import FILE
from ..read.titles import Title
from ..wiki import Wiki
from .rights import Rights, read_rights
from .svg import NotADrawing, clean_svg
from .turns import Turn, wait_for

FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
IMAGE_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "tif", "tiff"})
ORIENTATION = 0x0112
MAX_TITLE = 250
COLLECTION = "Uit de wiki"
REMEMBERED = 500


@dataclass
class StoredFile:
    """A file of the wiki in our libraries. In a dry run the objects are missing and only the facts are there."""

    name: str
    rights: Rights
    image: object | None = None
    document: object | None = None
    is_image: bool = True
    width: int = 0
    height: int = 0

    @property
    def url(self) -> str:
        """Where the file itself can be fetched."""
        if self.image is not None:
            return str(self.image.file.url)  # type: ignore[attr-defined]  # the image model is chosen in settings
        return str(self.document.url) if self.document is not None else ""  # type: ignore[attr-defined]  # likewise


def nobody(name: str, stored: StoredFile | None, notes: Notes, changed: bool) -> None:
    """Nobody wants to hear of a file."""


@dataclass
class FileWriter:
    """Stores files on first use and remembers the last ones. ``tell`` hears of each file that was looked at.

    ``quiet`` is for old versions of pages: what they lack is nobody's business. ``is_told`` knows the files that were
    looked at before; the others are stored one at a time, for other writers may come across the same file.
    """

    wiki: Wiki
    dry_run: bool = False
    tell: Callable[[str, StoredFile | None, Notes, bool], None] = nobody
    quiet: bool = False
    is_told: Callable[[str], bool] = lambda _name: True
    _stored: OrderedDict[str, StoredFile | None] = field(default_factory=OrderedDict)
    _notes: Notes = field(default_factory=Notes)
    _changed: bool = False

    def get(self, name: str) -> StoredFile | None:
        """The file, stored; None when its bytes are missing or refused, which the report says."""
        name = name.replace("_", " ")
        if name in self._stored:
            self._stored.move_to_end(name)
            return self._stored[name]
        self._notes, self._changed = Notes(), False
        with transaction.atomic():
            if not self.is_told(name):
                wait_for(Turn.FILES)
            stored = self._store(name)
            if not self.quiet:
                self.tell(name, stored, self._notes, self._changed)
        if not self.quiet:
            self._keep(name, stored)
        return stored

    def _keep(self, name: str, stored: StoredFile | None) -> None:
        self._stored[name] = stored
        while len(self._stored) > REMEMBERED:
            self._stored.popitem(last=False)

    def _store(self, name: str) -> StoredFile | None:
        self._note_versions(name)
        data = self.wiki.files.read(name)
        if data is None:
            self._notes.problem(
                "missing_file", _("Het bestand zit niet in de export en niet in de opgegeven map."), name
            )
            return None
        rights = self._rights(name)
        try:
            if PurePath(name).suffix.lower().lstrip(".") in IMAGE_ENDINGS:
                return self._image(name, data, rights)
            return self._document(name, data, rights)
        except FileRefused as error:
            self._notes.left_out("file", str(error), name)
            return None

    def _note_versions(self, name: str) -> None:
        """Only the last version of a file comes along; what is known of the others stays in the report."""
        page = self.wiki.page(Title(FILE, name))
        current = page.upload if page else None
        for upload in page.uploads if page else []:
            if upload is not current:
                message = _("Oudere versie van het bestand; alleen de laatste versie is overgenomen.")
                self._notes.left_out("file_version", message, describe_upload(upload))

    def _rights(self, name: str) -> Rights:
        page = self.wiki.page(Title(FILE, name))
        rights = read_rights(page)
        if not rights.licence or not rights.holder:
            message = _("Rechthebbende of licentie staat niet bij het bestand; er staat nu dat zij onbekend zijn.")
            self._notes.approximated("rights", message, name)
        unknown = _("Onbekend (overgenomen uit %(wiki)s)") % {"wiki": self.wiki.export.site.name or "de wiki"}
        return Rights(rights.holder or unknown, rights.licence or _("Onbekend"), rights.source_url, rights.description)

    def _existing(self, name: str) -> WikiFile | None:
        wiki_id = self.wiki.export.site.wiki_id
        return WikiFile.objects.select_related("image", "document").filter(wiki=wiki_id, name=name).first()

    def _image(self, name: str, data: bytes, rights: Rights) -> StoredFile:
        ending, content, width, height = _prepare_image(name, data, self._notes)
        stored = StoredFile(name, rights, width=width, height=height)
        existing = self._existing(name)
        digest = hashlib.sha256(data).hexdigest()
        if existing is not None and existing.digest == digest and _is_stored(existing.image):
            stored.image = existing.image
            return stored
        scan(data)
        self._changed = True
        if self.dry_run:
            return stored
        image = existing.image if existing and existing.image else get_image_model()()
        image.title = PurePath(name).stem[:MAX_TITLE]
        image.description = rights.description
        image.collection = _collection()
        with transaction.atomic():
            _replace_file(image, ImageFile(BytesIO(content), name=f"{PurePath(name).stem}.{ending}"))
            image.width, image.height, image.file_size, image.file_hash = width, height, len(content), ""
            image.save()
            image.renditions.all().delete()
            self._remember(existing, name, digest, image=image)
        stored.image = image
        return stored

    def _document(self, name: str, data: bytes, rights: Rights) -> StoredFile:
        ending = PurePath(name).suffix.lower().lstrip(".")
        if ending not in settings.WAGTAILDOCS_EXTENSIONS:
            raise FileRefused(_("Bestanden van dit type kunnen niet in de wijzer."))
        stored = StoredFile(name, rights, is_image=False)
        existing = self._existing(name)
        digest = hashlib.sha256(data).hexdigest()
        if existing is not None and existing.digest == digest and _is_stored(existing.document):
            stored.document = existing.document
            return stored
        content = check_file(name, data).content
        self._changed = True
        if self.dry_run:
            return stored
        document = existing.document if existing and existing.document else get_document_model()()
        document.title = PurePath(name).stem[:MAX_TITLE]
        document.collection = _collection()
        with transaction.atomic():
            _replace_file(document, ContentFile(content, name=name))
            document.file_size, document.file_hash = len(content), ""
            document.save()
            self._remember(existing, name, digest, document=document)
        stored.document = document
        return stored

    def _remember(self, existing: WikiFile | None, name: str, digest: str, **target: object) -> None:
        record = existing or WikiFile(wiki=self.wiki.export.site.wiki_id, name=name)
        record.digest = digest
        record.image = record.document = None
        for field_name, value in target.items():
            setattr(record, field_name, value)
        record.save()


def describe_upload(upload: Upload) -> str:
    """When, who, how large and why, as far as the wiki says it."""
    moment = f"{upload.timestamp:%Y-%m-%d %H:%M}" if upload.timestamp else ""
    size = _("%(size)s bytes") % {"size": upload.size} if upload.size else ""
    return " · ".join(part for part in (moment, upload.author, size, upload.comment, upload.sha1) if part)


def _is_stored(target: Any) -> bool:
    """Whether the library still has the file itself: media may have been lost while the database was kept."""
    return target is not None and bool(target.file) and target.file.storage.exists(target.file.name)


def _replace_file(target: Any, file: Any) -> None:
    """Gives a library item its file; the file that it had before goes when the change is certain."""
    old = target.file.name if target.file else ""
    storage = target.file.storage
    target.file = file
    if old:
        transaction.on_commit(lambda: storage.delete(old))


def _collection() -> Collection:
    """Imported files stand together, so that an editor can find and check them."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _prepare_image(name: str, data: bytes, notes: Notes) -> tuple[str, bytes, int, int]:
    """The bytes to store with their ending and size: drawings cleaned, photos upright, odd formats as PNG."""
    if name.lower().endswith(".svg"):
        return _prepare_drawing(data, notes, name)
    try:
        with Pillow.open(BytesIO(data)) as image:
            image.load()
            turned = image.getexif().get(ORIENTATION, 1) not in {0, 1}
            kind = image.format or ""
            upright = ImageOps.exif_transpose(image) if turned else image
            if not turned and kind in FORMATS:
                return FORMATS[kind], data, image.width, image.height
            target = kind if kind in FORMATS else "PNG"
            out = BytesIO()
            upright.save(out, format=target, **({"quality": 95} if target == "JPEG" else {}))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
        raise FileRefused(_("Het bestand is geen afbeelding die te lezen is.")) from error
    notes.approximated("image", _("De afbeelding is rechtop gezet of omgezet en opnieuw opgeslagen."), name)
    return FORMATS[target], out.getvalue(), upright.width, upright.height


def _prepare_drawing(data: bytes, notes: Notes, name: str) -> tuple[str, bytes, int, int]:
    try:
        cleaned = clean_svg(data)
    except NotADrawing as error:
        raise FileRefused(_("De tekening (SVG) is niet veilig te lezen.")) from error
    try:
        width, height = Willow.open(BytesIO(cleaned)).get_size()
    except (WillowSvgException, UnrecognisedImageFormatError, ValueError, ZeroDivisionError) as error:
        raise FileRefused(_("De tekening (SVG) heeft geen bruikbare maat.")) from error
    return "svg", cleaned, max(int(width), 1), max(int(height), 1)
