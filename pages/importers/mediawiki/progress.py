"""How far an import is: a step, a page, a rate and the time left."""

import time
from dataclasses import dataclass
from typing import Protocol, TextIO

from django.utils.translation import gettext as _

EVERY = 0.5
LINES_EVERY = 10.0
BAR = 24


class Progress(Protocol):
    """Who wants to know how far it is."""

    def start(self, step: str, total: int, done: int = 0) -> None: ...
    def advance(self, number: int = 1, title: str = "") -> None: ...
    def finish(self) -> None: ...


class Silent:
    """Nobody watches."""

    def start(self, step: str, total: int, done: int = 0) -> None:
        pass

    def advance(self, number: int = 1, title: str = "") -> None:
        pass

    def finish(self) -> None:
        pass


@dataclass
class ProgressBar:
    """A bar in the terminal; plain lines now and then where there is no terminal."""

    stream: TextIO
    step: str = ""
    total: int = 0
    done: int = 0
    title: str = ""
    _began: float = 0
    _at_start: int = 0
    _shown: float = 0

    def start(self, step: str, total: int, done: int = 0) -> None:
        self.step, self.total, self.done, self.title = step, total, done, ""
        self._began, self._at_start, self._shown = time.monotonic(), done, 0.0
        self._show()

    def advance(self, number: int = 1, title: str = "") -> None:
        self.done += number
        self.title = title or self.title
        every = EVERY if self.stream.isatty() else LINES_EVERY
        if time.monotonic() - self._shown >= every:
            self._show()

    def finish(self) -> None:
        self._show(last=True)

    def _show(self, *, last: bool = False) -> None:
        self._shown = time.monotonic()
        line = self.line(self._shown - self._began)
        if self.stream.isatty():
            self.stream.write("\r\x1b[K" + line + ("\n" if last else ""))
        else:
            self.stream.write(line + "\n")
        self.stream.flush()

    def line(self, seconds: float) -> str:
        """One line: step, bar, count, rate, time left and the page it is at."""
        share = min(1.0, self.done / self.total) if self.total else 1.0
        bar = "█" * round(share * BAR) + "░" * (BAR - round(share * BAR))
        rate = (self.done - self._at_start) / seconds if seconds > 0 else 0.0
        parts = [f"{self.step:<12} {bar} {share:4.0%} {self.done}/{self.total}"]
        if rate > 0:
            parts.append(_("%(rate).1f per seconde") % {"rate": rate})
            parts.append(_("nog %(time)s") % {"time": duration((self.total - self.done) / rate)})
        if self.title:
            parts.append(self.title[:40])
        return " · ".join(parts)


def duration(seconds: float) -> str:
    """Hours, minutes and seconds as a clock shows them."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
