"""Pictures are drawn anew: what is kept has the image and nothing else (no place, no camera, no hidden second file)."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from samenwerking.files.kinds import AVIF, GIF, HEIC, JPEG, PNG, WEBP, FileKind
from samenwerking.files.refusal import FileRefused

register_heif_opener()
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000
MAX_COLOUR_PROFILE = 4_096
# What Pillow raises on broken and hostile files.
BROKEN = (OSError, ValueError, SyntaxError, TypeError, EOFError, IndexError, KeyError, OverflowError, MemoryError,
          ArithmeticError, AttributeError, RuntimeError, Image.DecompressionBombError)  # fmt: skip
OPENED_AS = {JPEG: "JPEG", PNG: "PNG", GIF: "GIF", WEBP: "WEBP", AVIF: "AVIF", HEIC: "HEIF"}
# Kept as another kind: one that every browser shows.
KEPT_AS = {GIF: PNG, HEIC: JPEG}
QUALITY = {JPEG: {"quality": 88}, WEBP: {"quality": 85}, AVIF: {"quality": 75}, PNG: {}}


@dataclass(frozen=True)
class CleanPicture:
    content: bytes
    kind: FileKind


def redraw(content: bytes, kind: FileKind) -> CleanPicture:
    """The same picture, upright, as new bytes. Raises FileRefused."""
    try:
        with Image.open(BytesIO(content), formats=[OPENED_AS[kind]]) as picture:
            _check_size(picture.size)
            if kind is not JPEG and getattr(picture, "n_frames", 1) > 1:
                raise FileRefused(_("Een plaatje dat beweegt kan niet. Bewaar één beeld als PNG of JPEG."))
            picture.load()
            _check_size(picture.size)
            clean = _only_the_image(picture)
            target = KEPT_AS.get(kind, kind)
            out = BytesIO()
            clean.save(out, format=OPENED_AS[target], **QUALITY[target])
    except BROKEN as problem:
        raise FileRefused(_("Dit plaatje is beschadigd: het is niet te openen. Bewaar het opnieuw.")) from problem
    return CleanPicture(out.getvalue(), target)


def _check_size(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise FileRefused(
            _("Dit plaatje is te groot: %(width)s bij %(height)s beeldpunten. Maak het eerst kleiner.")
            % {"width": width, "height": height}
        )


def _only_the_image(picture: Image.Image) -> Image.Image:
    """Upright, in colours that every kind can hold, with at most a small colour profile of all that came along."""
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    clean = upright.convert("RGBA" if has_alpha and picture.format not in ("JPEG", "HEIF") else "RGB")
    clean.info = {}
    if isinstance(profile, bytes) and len(profile) <= MAX_COLOUR_PROFILE and profile[36:40] == b"acsp":
        clean.info["icc_profile"] = profile
    return clean
