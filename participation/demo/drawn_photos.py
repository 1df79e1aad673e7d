"""Pictures for the demo, drawn here line by line: nobody's rights, nobody's face."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1067)
SKINS = ("#8d5a3b", "#e2b48f", "#c98a63", "#f0cdb0", "#5f3d2a")
SHIRTS = ("#b3423a", "#2f6d80", "#d9a441", "#4f7a46", "#6a5087")
HAIRS = ("#2b2119", "#8a8178", "#5a3a22", "#d7b56d", "#1d1d22")
Draw = ImageDraw.ImageDraw


def drawn(scene: Callable[[Draw], None]) -> bytes:
    """The scene as a JPEG, a little soft, as a photo of a phone is."""
    picture = Image.new("RGB", SIZE, "#efe8dc")
    scene(ImageDraw.Draw(picture))
    out = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=86)
    return out.getvalue()


def table_with_map(draw: Draw) -> None:
    """From above: a map on a table, notes on it, hands around it."""
    draw.rectangle((0, 0, *SIZE), fill="#8c6a4a")
    for y in range(0, SIZE[1], 90):
        draw.line((0, y, SIZE[0], y + 14), fill="#80603f", width=4)
    draw.rectangle((260, 150, 1340, 910), fill="#f4f1e4", outline="#cfc8b2", width=5)
    draw.polygon(((260, 620), (560, 540), (900, 700), (1340, 560), (1340, 690), (900, 830), (560, 660), (260, 750)),
                 fill="#a9cfe0")  # fmt: skip
    for line in (((260, 320), (1340, 420)), ((620, 150), (700, 910)), ((1020, 150), (960, 910))):
        draw.line(line, fill="#ffffff", width=34)
        draw.line(line, fill="#d8d2c0", width=4)
    for box in ((330, 200, 560, 300), (740, 200, 930, 350), (1080, 190, 1280, 370), (340, 420, 590, 520)):
        draw.rectangle(box, fill="#bcd3a2" if box[0] % 20 else "#d9b18c", outline="#9aa889", width=3)
    for at, (x, y) in enumerate(((450, 330), (820, 470), (1110, 480), (560, 780), (1180, 780), (700, 300))):
        draw.rectangle((x, y, x + 92, y + 86), fill=("#f7d84a", "#f39a7a", "#9bd08b")[at % 3])
        for row in range(3):
            draw.line((x + 14, y + 24 + 20 * row, x + 74 - 14 * row, y + 24 + 20 * row), fill="#5b564a", width=4)
    for at, (x, y, way) in enumerate(((420, 1010, -1), (1180, 1010, -1), (60, 420, 0), (1540, 640, 0), (820, 60, 1))):
        _arm(draw, x, y, way, at)


def _arm(draw: Draw, x: int, y: int, way: int, at: int) -> None:
    """A sleeve with a hand that points to the middle."""
    to = (x + (800 - x) * 3 // 10, y + (530 - y) * 3 // 10) if way else (x + (800 - x) * 35 // 100, y)
    draw.line(((x, y), to), fill=SHIRTS[at % 5], width=92)
    draw.ellipse((to[0] - 52, to[1] - 52, to[0] + 52, to[1] + 52), fill=SKINS[at % 5])
    tip = (to[0] + (800 - to[0]) // 7, to[1] + (530 - to[1]) // 7)
    draw.line((to, tip), fill=SKINS[at % 5], width=24)


def hall_from_behind(draw: Draw) -> None:
    """Rows of people seen from behind, and a wall with drawings."""
    draw.rectangle((0, 0, SIZE[0], 640), fill="#dfe4e6")
    draw.rectangle((0, 640, *SIZE), fill="#b79f80")
    draw.rectangle((420, 90, 1180, 520), fill="#ffffff", outline="#9aa4a8", width=8)
    for at, high in enumerate((120, 260, 190, 330)):
        draw.rectangle((520 + at * 150, 470 - high, 610 + at * 150, 470), fill=SHIRTS[at])
    for at in range(4):
        x = 60 + at * 80 if at < 2 else 1230 + (at - 2) * 150
        draw.rectangle((x, 180, x + 130, 300), fill="#f6e7b6", outline="#c8b47a", width=4)
    for row, (y, size) in enumerate(((610, 74), (740, 96), (910, 126))):
        for at in range(7 - row):
            x = 120 + row * 60 + at * (1400 // (6 - row + 1))
            _from_behind(draw, x, y, size, at + row * 2)


def _from_behind(draw: Draw, x: int, y: int, size: int, at: int) -> None:
    draw.rounded_rectangle((x - size, y + size * 2 // 3, x + size, y + size * 4), size // 2, fill=SHIRTS[at % 5])
    draw.ellipse((x - size * 6 // 10, y - size * 7 // 10, x + size * 6 // 10, y + size * 8 // 10), fill=HAIRS[at % 5])


def square_with_linden(draw: Draw) -> None:
    """The square with its old tree, houses behind and a bench before it."""
    draw.rectangle((0, 0, SIZE[0], 620), fill="#bfdcec")
    draw.rectangle((0, 620, *SIZE), fill="#cdb999")
    for at in range(6):
        left, top = at * 280 - 40, 300 + (at % 3) * 50
        draw.rectangle((left, top, left + 250, 640), fill=("#b8705a", "#d6c2a4", "#a98d76")[at % 3])
        draw.polygon(((left - 16, top), (left + 125, top - 130), (left + 266, top)), fill="#5d5350")
        for window in range(4):
            x, y = left + 40 + (window % 2) * 110, top + 50 + (window // 2) * 120
            draw.rectangle((x, y, x + 60, y + 76), fill="#e9f2f5", outline="#6d6259", width=5)
    for y in range(650, SIZE[1], 60):
        draw.line((0, y, SIZE[0], y), fill="#bda883", width=3)
    draw.rectangle((770, 520, 850, 850), fill="#5b4330")
    for x, y, size in ((810, 330, 260), (640, 420, 190), (980, 420, 190), (730, 230, 170), (900, 230, 170)):
        draw.ellipse((x - size, y - size * 8 // 10, x + size, y + size * 8 // 10), fill="#5f8a45")
    for x, y, size in ((720, 280, 90), (900, 350, 110), (640, 420, 70)):
        draw.ellipse((x - size, y - size, x + size, y + size), fill="#6f9b52")
    draw.rectangle((1040, 830, 1340, 860), fill="#7b5a3a")
    draw.rectangle((1040, 760, 1340, 784), fill="#7b5a3a")
    for x in (1060, 1310):
        draw.rectangle((x, 760, x + 16, 930), fill="#4e4a45")


def two_in_talk(draw: Draw) -> None:
    """Two people at a table, in talk, with cups of coffee."""
    _people(draw, (520, 1080))


def three_at_the_wall(draw: Draw) -> None:
    """Three people before a wall with notes."""
    for at in range(14):
        x, y = 120 + (at % 7) * 200, 90 + (at // 7) * 130
        draw.rectangle((x, y, x + 110, y + 96), fill=("#f7d84a", "#9bd08b", "#f39a7a")[at % 3])
    _people(draw, (380, 800, 1220))


def _people(draw: Draw, places: tuple[int, ...]) -> None:
    for at, x in enumerate(places):
        draw.rounded_rectangle((x - 190, 640, x + 190, 1067), 120, fill=SHIRTS[(at + len(places)) % 5])
        draw.ellipse((x - 130, 300, x + 130, 640), fill=SKINS[(at + len(places)) % 5])
        draw.pieslice((x - 142, 270, x + 142, 600), 180, 360, fill=HAIRS[(at + len(places)) % 5])
        for side in (-1, 1):
            draw.ellipse((x + side * 48 - 11, 470, x + side * 48 + 11, 492), fill="#2b2119")
        draw.arc((x - 50, 500, x + 50, 575), 20, 160, fill="#7a3d33", width=8)
    draw.rectangle((0, 900, *SIZE), fill="#a5825c")
    for at in range(len(places)):
        x = places[at] + 230
        draw.rounded_rectangle((x, 850, x + 80, 940), 14, fill="#ffffff", outline="#c9c2b6", width=4)
