"""Pictures of the demo, drawn here so that nobody else has rights to them (CC0)."""

from html import escape
from io import BytesIO
from textwrap import wrap

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

WAYS = (
    ("Zo werken wij samen", "Uitgangspunten en spelregels", "#0b565b"),
    ("De werkwijze", "Vier processen, twaalf vakken", "#1f6f54"),
    ("Instrumenten", "Van dorpswandeling tot werkatelier", "#7a4b12"),
    ("Raad en college", "Sturen op hoofdlijnen", "#4a3b76"),
    ("Ik heb een plan", "Voor inwoners en ondernemers", "#8a2f3c"),
    ("Praktijk", "Wat werkte, en wat niet", "#2b5283"),
)
COLUMNS, TILE, TILE_HEIGHT, GAP = 3, 380, 250, 24
FONT = "font-family=\"'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif\""


def way_areas() -> tuple[tuple[float, float, float, float], ...]:
    """The rectangles of the ways in, as shares of the picture."""
    width, height = _ways_size()
    return tuple(
        (x / width, y / height, (x + TILE) / width, (y + TILE_HEIGHT) / height) for x, y in map(_tile_at, range(len(WAYS)))
    )


def _ways_size() -> tuple[int, int]:
    rows = -(-len(WAYS) // COLUMNS)
    return COLUMNS * TILE + (COLUMNS - 1) * GAP, rows * TILE_HEIGHT + (rows - 1) * GAP


def _tile_at(number: int) -> tuple[int, int]:
    return (number % COLUMNS) * (TILE + GAP), (number // COLUMNS) * (TILE_HEIGHT + GAP)


def _svg(width: int, height: int, drawing: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{drawing}</svg>"
    )


def _words(x: int, y: int, text: str, size: int, colour: str, weight: int = 400, letters: int = 22) -> str:
    lines = wrap(text, letters)
    spans = "".join(f'<tspan x="{x}" y="{y + n * round(size * 1.2)}">{escape(line)}</tspan>' for n, line in enumerate(lines))
    return f'<text {FONT} font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'


def _waves(x: int, y: int, width: int, colour: str) -> str:
    """Three furrows, as in the mark of the municipality."""
    step = width // 4
    return "".join(
        f'<path d="M{x} {y + n * 18}q{step // 2} -14 {step} 0t{step} 0t{step} 0t{step} 0" fill="none" '
        f'stroke="{colour}" stroke-width="5" stroke-opacity="{0.75 - n * 0.22:.2f}"/>'
        for n in range(3)
    )


def ways_in() -> str:
    """Six tiles: the ways in to the guide."""
    width, height = _ways_size()
    tiles = []
    for number, (title, below, colour) in enumerate(WAYS):
        x, y = _tile_at(number)
        tiles.append(
            f'<rect x="{x}" y="{y}" width="{TILE}" height="{TILE_HEIGHT}" rx="12" fill="{colour}"/>'
            + _words(x + 28, y + 66, title, 38, "#fff", 650)
            + _words(x + 28, y + 110, below, 27, "#fff", letters=27)
            + _waves(x + 28, y + 196, TILE - 56, "#fff")
        )
    return _svg(width, height, "".join(tiles))


def circle_of_processes() -> str:
    """The four processes as a round that begins again."""
    names = ("Verkennen", "Ontwerpen", "Realiseren", "Evalueren")
    places = ((400, 80), (640, 240), (400, 400), (160, 240))
    lines = "".join(
        f'<path d="{path}" fill="none" stroke="#0b565b" stroke-width="5" stroke-linecap="round" marker-end="url(#p)"/>'
        for path in ("M520 92Q606 116 630 184", "M630 298Q606 366 524 388", "M278 388Q194 366 170 298", "M170 184Q194 116 276 92")
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


DRAWINGS = {
    "wegen-in-de-wijzer": ("Wegen in de wijzer", ways_in),
    "rondgang": ("De rondgang van de vier processen", circle_of_processes),
    "trap": ("Van informeren tot meebeslissen", ladder_of_influence),
}


def demo_image(name: str) -> AbstractImage:
    """The picture in the library of images; drawn when it is not there yet. Raises KeyError for an unknown name."""
    title, draw = DRAWINGS[name]
    model = get_image_model()
    found: AbstractImage | None = model.objects.filter(title=title, file__endswith=".svg").first()
    if found is None:
        found = model.objects.create(title=title, file=ImageFile(BytesIO(draw().encode()), name=f"{name}.svg"))
    return found
