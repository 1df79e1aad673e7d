"""Smaller forms of a picture in private storage, drawn when first asked for and kept beside it."""

import re
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from participation.files import storage
from samenwerking.private_files import files_below, private_files

FOLDER = "renditions"
WIDTHS = (480, 960, 1600)
# For a page of paper: wide enough to print, small enough to mail.
PRINTED = 1200
KINDS = {"webp": ("WEBP", {"quality": 80, "method": 4}), "jpeg": ("JPEG", {"quality": 82, "optimize": True})}
NAME = re.compile(r"^(?P<sha256>[0-9a-f]{64})-\d+\.\w+$")


def widths_of(width: int) -> list[int]:
    """The widths in which a picture of this width is offered; never wider than it is."""
    return [one for one in WIDTHS if one < width] + ([width] if width <= WIDTHS[-1] else [])


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a picture that passed the check."""
    with Image.open(BytesIO(content)) as picture:
        return picture.size


def rendition(sha256: str, width: int, kind: str) -> bytes:
    """The picture at most this wide. Raises FileNotFoundError when it is no longer there."""
    name = f"{FOLDER}/{sha256[:2]}/{sha256}-{width}.{kind}"
    with storage.open_file(sha256) as original:  # first: what is left of a picture that is gone is not shown
        try:
            with private_files().open(name) as drawn:
                return bytes(drawn.read())
        except FileNotFoundError:
            content = _draw(original.read(), width, kind)
    private_files().save(name, ContentFile(content))
    return content


def remove_picture(sha256: str) -> None:
    """The file and every form of it, at once."""
    storage.remove(sha256)
    for name in list(files_below(f"{FOLDER}/{sha256[:2]}")):
        if name.rpartition("/")[2].startswith(f"{sha256}-"):
            private_files().delete(name)


def remove_orphans() -> int:
    """Forms of pictures that are no longer in storage; how many."""
    removed = 0
    for name in list(files_below(FOLDER)):
        found = NAME.match(name.rpartition("/")[2])
        if found is None or not storage.is_kept(found["sha256"]):
            private_files().delete(name)
            removed += 1
    return removed


def _draw(content: bytes, width: int, kind: str) -> bytes:
    format_, options = KINDS[kind]
    with Image.open(BytesIO(content)) as picture:
        profile = picture.info.get("icc_profile")
        drawn: Image.Image = picture
        if picture.width > width:
            drawn = picture.resize(
                (width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS
            )
        if kind == "jpeg" and drawn.mode != "RGB":
            paper = Image.new("RGB", drawn.size, "white")  # JPEG knows nothing that one can see through
            paper.paste(drawn, mask=drawn.getchannel("A") if "A" in drawn.getbands() else None)
            drawn = paper
        out = BytesIO()
        drawn.save(out, format=format_, **options, **({"icc_profile": profile} if profile else {}))
    return out.getvalue()
