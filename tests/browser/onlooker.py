"""Somebody who looks at pages as they come out of the site, without a live site behind them.

Fetching a page through the test client and showing it in the same window over and over is several times as quick as
going to it: nothing is fetched twice, and axe-core stays loaded and warm. What a person does on a page is tried by the
tests of journeys; here every page is judged as it stands, with everything on it that opens opened.
"""

from playwright.sync_api import BrowserContext

from tests.browser.visitor import AXE, RULES, TIMEOUT

NARROW, WIDE = 320, 1280
# What the width of a window decides; the rest of a page is the same in every window and judged in the narrow one.
BY_WIDTH = [
    "target-size",
    "scrollable-region-focusable",
    "color-contrast",
    "link-name",
    "button-name",
    "landmark-unique",
]
# The same on every page: judged once for each width, then left out.
FRAME = (".sw-header", ".sw-footer", ".utrecht-skip-link")
OPEN_ALL = "document.querySelectorAll('main details:not([open])').forEach((one) => { one.open = true; })"
JUDGE = """([left_out, rules]) => axe.run(left_out.length ? {exclude: left_out} : document,
    {runOnly: rules, resultTypes: ['violations'], preload: false})
    .then((found) => found.violations.map((item) => item.id + ': ' + item.nodes[0].html.slice(0, 160)))"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
    ['wider than the window: ' + ([...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth
            && !element.closest('.sw-table-scroll'))
        .map((element) => element.outerHTML.slice(0, 120))[0] || 'outside main')]"""


class Onlooker:
    """One window in which page after page is shown."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(TIMEOUT)
        self.page.goto(f"{base}/leeg/")
        self.page.evaluate(AXE.read_text())
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.judged: set[tuple[str, int]] = set()

    def judge(self, html: str, frame: str = "") -> list[str]:
        """What is wrong with this page, in words; ``frame`` names who sees this header and footer."""
        self.complaints.clear()
        wrong: list[str] = []
        self.page.set_viewport_size({"width": NARROW, "height": 900})
        self.page.set_content(html)
        for width in (NARROW, WIDE):
            self.page.set_viewport_size({"width": width, "height": 900})
            found = self.page.evaluate(TOO_WIDE)
            self.page.evaluate(OPEN_ALL)
            found += self.page.evaluate(TOO_WIDE) if not found else []
            left_out = [[part] for part in FRAME] if (frame, width) in self.judged else []
            self.judged.add((frame, width))
            rules = RULES if width == NARROW or not left_out else BY_WIDTH
            found += self.page.evaluate(JUDGE, [left_out, rules])
            wrong += [f"at {width}: {words}" for words in found]
        return wrong + self.complaints
