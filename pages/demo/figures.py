"""Pictures of the demo, drawn here so that nobody else has rights to them (CC0)."""

from collections.abc import Callable
from html import escape
from io import BytesIO

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.demo.clickable import aerial_bitmap

Point = tuple[int, int]

INK, ACCENT, GROUND = "#1a2b2d", "#0b565b", "#f7f5f0"
FONT = "font-family=\"'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif\""
POLDER = (900, 720)

# Six parcels of a polder: title, what is there, corners, and colours of field and words.
WAYS: tuple[tuple[str, str, tuple[Point, ...], str, str], ...] = (
    ("Zo werken wij samen", "Uitgangspunten", ((0, 0), (492, 0), (462, 232), (0, 216)), ACCENT, "#fff"),
    ("De werkwijze", "Processen en vakken", ((492, 0), (900, 0), (900, 250), (462, 232)), "#dcebe9", INK),
    ("Instrumenten", "Manieren van werken", ((0, 216), (462, 232), (434, 470), (0, 456)), "#b9d7d3", INK),
    ("Praktijk", "Wat werkte, en wat niet", ((462, 232), (900, 250), (900, 486), (434, 470)), "#1d6b6c", "#fff"),
    ("Raad en college", "Sturen op hoofdlijnen", ((0, 456), (434, 470), (404, 720), (0, 720)), "#2a4a4d", "#fff"),
    ("Ik heb een plan", "Voor initiatiefnemers", ((434, 470), (900, 486), (900, 720), (404, 720)), "#ece5d3", INK),
)


def way_areas() -> tuple[tuple[float, ...], ...]:
    """The parcels as shares of the picture: x, y, x, y and so on."""
    width, height = POLDER
    return tuple(
        tuple(round(share, 4) for x, y in corners for share in (x / width, y / height))
        for _title, _below, corners, _field, _words in WAYS
    )


def _svg(width: int, height: int, drawing: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{drawing}</svg>"
    )


def _text(x: int, y: int, text: str, size: int, colour: str, weight: int = 400) -> str:
    return (
        f'<text {FONT} x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )


def ways_in() -> str:
    """A polder seen from above: six parcels with ditches between them, the ways in to the guide."""
    width, height = POLDER
    fields = []
    for title, below, corners, field, words in WAYS:
        points = " ".join(f"{x},{y}" for x, y in corners)
        left, top = corners[0][0] + 36, corners[0][1] + 84
        fields.append(
            f'<polygon points="{points}" fill="{field}" stroke="{GROUND}" stroke-width="14" stroke-linejoin="round"/>'
            + _text(left, top, title, 40, words, 650)
            + _text(left, top + 44, below, 30, words)
        )
    return _svg(width, height, f'<rect width="{width}" height="{height}" fill="{GROUND}"/>' + "".join(fields))


def circle_of_processes() -> str:
    """The four processes as a round that begins again."""
    names = ("Verkennen", "Ontwerpen", "Realiseren", "Evalueren")
    places = ((400, 80), (640, 240), (400, 400), (160, 240))
    lines = "".join(
        f'<path d="{path}" fill="none" stroke="#0b565b" stroke-width="5" stroke-linecap="round" marker-end="url(#p)"/>'
        for path in (
            "M520 92Q606 116 630 184",
            "M630 298Q606 366 524 388",
            "M278 388Q194 366 170 298",
            "M170 184Q194 116 276 92",
        )
    )
    boxes = "".join(
        f'<rect x="{x - 112}" y="{y - 40}" width="224" height="80" rx="40" fill="{"#0b565b" if n == 0 else "#fff"}" '
        f'stroke="#0b565b" stroke-width="4"/>'
        f'<text {FONT} x="{x}" y="{y + 11}" font-size="32" font-weight="650" text-anchor="middle" '
        f'fill="{"#fff" if n == 0 else "#0b565b"}">{name}</text>'
        for n, (name, (x, y)) in enumerate(zip(names, places, strict=True))
    )
    arrow = (
        '<defs><marker id="p" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="5" markerHeight="5" orient="auto">'
        '<path d="M0 0L10 5L0 10z" fill="#0b565b"/></marker></defs>'
    )
    return _svg(800, 480, '<rect width="800" height="480" fill="#f7f5f0"/>' + arrow + lines + boxes)


def ladder_of_influence() -> str:
    """Five steps from informing to deciding together."""
    names = ("Informeren", "Raadplegen", "Adviseren", "Coproduceren", "Meebeslissen")
    shades = ("#dcebe9", "#b4d3d0", "#7fb1ae", "#3d8184", "#0b565b")
    bars = []
    for number, (name, shade) in enumerate(zip(names, shades, strict=True)):
        height = 90 + number * 66
        bars.append(
            f'<rect x="{20 + number * 184}" y="{420 - height}" width="168" height="{height}" rx="6" fill="{shade}"/>'
            f'<text {FONT} x="{104 + number * 184}" y="{452}" font-size="24" font-weight="600" text-anchor="middle" '
            f'fill="#1a2b2d">{name}</text>'
        )
    return _svg(940, 480, '<rect width="940" height="480" fill="#f7f5f0"/>' + "".join(bars))


DRAWINGS: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "wegen-in-de-wijzer": ("Wegen in de wijzer", ways_in),
    "rondgang": ("De rondgang van de vier processen", circle_of_processes),
    "trap": ("Van informeren tot meebeslissen", ladder_of_influence),
    "polder-van-boven": ("De polder van boven", aerial_bitmap),
}


def demo_image(name: str) -> AbstractImage:
    """The picture in the library of images; drawn when it is not there yet. Raises KeyError for an unknown name."""
    title, draw = DRAWINGS[name]
    model = get_image_model()
    found: AbstractImage | None = model.objects.filter(title=title).order_by("pk").first()
    if found is None:
        drawn = draw()
        ending, content = ("svg", drawn.encode()) if isinstance(drawn, str) else ("png", drawn)
        found = model.objects.create(title=title, file=ImageFile(BytesIO(content), name=f"{name}.{ending}"))
    return found
