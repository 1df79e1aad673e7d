"""Clickable pictures of the demo with each kind of area and target, and a picture of dots (a bitmap)."""

from io import BytesIO

from PIL import Image, ImageDraw

from pages.demo.specs import Block, picture

LADDER = (940, 480)
# How each bar of the ladder is called, and the form of participation it stands for on the register.
BARS = (
    ("Trajecten waarin we informeren", "inform"),
    ("Trajecten waarin we raadplegen", "consult"),
    ("Trajecten waarin deelnemers adviseren", "advise"),
    ("Trajecten waarin we coproduceren", "coproduce"),
    ("Trajecten waarin deelnemers meebeslissen", "codecide"),
)
BAR_LEFT, BAR_PITCH, BAR_WIDTH, BAR_FOOT, BAR_LOWEST, BAR_RISE = 20, 184, 168, 420, 90, 66
WATER, DIKE, SKY = "#4d7f93", "#5f7a4a", "#dfe9ee"
FIELDS = ("#b7c98b", "#d8cf8d", "#93ae6e", "#c9b96f", "#a9bf7f", "#8a9f5c")
PHOTO = (1600, 900)


def ladder_with_lists() -> Block:
    """The ladder of influence; each bar leads to the trajecten of that form on the register."""
    width, height = LADDER
    rows = []
    for number, (label, form) in enumerate(BARS):
        left, top = BAR_LEFT + number * BAR_PITCH, BAR_FOOT - BAR_LOWEST - number * BAR_RISE
        place = (left / width, top / height, (left + BAR_WIDTH) / width, BAR_FOOT / height)
        rows.append(_area("rect", place, label, url=f"/register/trajecten/?kind={form}"))
    return _clickable(
        "trap",
        "Een trap met vijf treden, van informeren tot meebeslissen. Hoe hoger de trede, hoe meer invloed.",
        "<p>Van informeren tot meebeslissen. Kies een trede om de trajecten te zien.</p>",
        rows,
    )


def polder_from_above() -> Block:
    """A bitmap with a circle, a polygon and the rest."""
    dike = (0, 0.16, 1, 0.1, 1, 0.17, 0, 0.24)
    rows = [
        _area("circle", (0.47, 0.55, 0.09), "Het dorp: wie doet mee?", page="/werkwijze/speelveld/"),
        _area("poly", dike, "De dijk: zo kiezen we samen", page="/zo-werken-wij-samen/"),
        _area("default", (), "Het land: alle opgaven", url="/register/opgaven/"),
    ]
    return _clickable(
        "polder-van-boven",
        "Een polder van boven: akkers, een dorp met een ringweg, en een dijk langs het water.",
        "<p>Een opgave heeft een plek. Wie woont daar, en wie werkt er?</p>",
        rows,
    )


def _area(shape: str, place: tuple[float, ...], label: str, page: str = "", url: str = "") -> Block:
    shares = [round(share, 4) for share in place]
    return {"shape": shape, "coordinates": shares, "label": label, "page": page, "anchor": "", "url": url}


def _clickable(name: str, alternative_text: str, caption: str, rows: list[Block]) -> Block:
    return {"type": "interactive_figure", "value": {**picture(name, alternative_text, caption), "areas": rows}}


def aerial_bitmap() -> bytes:
    """Fields between ditches, a village in the middle, a dike along the water; the same every time."""
    width, height = PHOTO
    image = Image.new("RGB", PHOTO, SKY)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, 200), fill=WATER)
    for row in range(5):
        for column in range(8):
            left, top = column * 200 - row * 14, 190 + row * 150
            colour = FIELDS[(row * 5 + column * 3) % len(FIELDS)]
            draw.polygon([(left, top), (left + 194, top), (left + 180, top + 144), (left - 14, top + 144)], fill=colour)
            for line in range(1, 9):
                draw.line((left + line * 21, top + 4, left + line * 21 - 13, top + 140), fill=WATER, width=1)
    draw.polygon([(0, 150), (width, 92), (width, 152), (0, 216)], fill=DIKE)
    middle = (int(0.47 * width), int(0.55 * height))
    draw.ellipse((middle[0] - 140, middle[1] - 140, middle[0] + 140, middle[1] + 140), fill="#e9e2cf")
    for ring in range(3):
        for house in range(6 + ring * 5):
            x = middle[0] - 110 + (house * 41 + ring * 17) % 220
            y = middle[1] - 80 + ring * 62 + (house % 2) * 24
            draw.rectangle((x, y, x + 22, y + 16), fill="#a2503f")
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
