"""Magic words without parameters: names of the page, of the wiki, and moments in time."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

from ..read.export import WikiPage
from ..read.namespaces import MAIN, is_talk
from ..read.titles import Title
from ..wiki import Wiki
from .calendar import calendar_of

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "ckb"})
# Names of a page that also exist ready for an address, with an E at the end.
ENCODED = re.compile(r"^[A-Z]+(?:NAME|SPACE)E$")


def page_variable(name: str, title: Title, wiki: Wiki) -> str | None:
    """A name of a page: of the page itself, or of the one that is given as in ``{{PAGENAME:Title}}``."""
    if ENCODED.match(name):
        shown = page_variable(name[:-1], title, wiki)
        return quote(shown.replace(" ", "_"), safe=";@$!*(),/~:") if shown else shown
    namespaces = wiki.namespaces
    subject = title.namespace - 1 if is_talk(title.namespace) else title.namespace
    talk = max(subject, MAIN) + 1
    values = {
        "PAGENAME": title.text,
        "FULLPAGENAME": title.full(namespaces),
        "BASEPAGENAME": title.base,
        "ROOTPAGENAME": title.text.split("/", 1)[0],
        "SUBPAGENAME": title.subpage,
        "TALKPAGENAME": Title(talk, title.text).full(namespaces),
        "SUBJECTPAGENAME": Title(subject, title.text).full(namespaces),
        "NAMESPACE": namespaces.name(title.namespace),
        "NAMESPACENUMBER": str(title.namespace),
        "TALKSPACE": namespaces.name(talk),
        "SUBJECTSPACE": namespaces.name(subject),
    }
    return values.get(name)


def site_variable(name: str, wiki: Wiki) -> str | None:
    if name.startswith("NUMBEROF"):
        return _statistic(name, wiki)
    site = wiki.export.site
    parts = urlsplit(site.base)
    values = {
        "SITENAME": site.name,
        "SERVER": f"{parts.scheme}://{parts.netloc}" if parts.netloc else "",
        "SERVERNAME": parts.netloc,
        "SCRIPTPATH": "",
        "STYLEPATH": "",
        "ARTICLEPATH": f"{site.article_prefix}$1",
        "CURRENTVERSION": "",
        "CONTENTLANGUAGE": site.language,
        "DIRECTIONMARK": "\u200f" if site.language.split("-")[0] in RIGHT_TO_LEFT else "\u200e",
        "!": "|",
        "=": "=",
    }
    return values.get(name)


def _statistic(name: str, wiki: Wiki) -> str | None:
    """What the export holds; people and edits are no part of it."""
    counted = {
        "NUMBEROFPAGES": wiki.statistics.pages,
        "NUMBEROFARTICLES": wiki.statistics.articles,
        "NUMBEROFFILES": wiki.statistics.files,
    }
    return str(counted[name]) if name in counted else ""


def revision_variable(name: str, page: WikiPage | None) -> str | None:
    """Facts of the page's last revision."""
    revision = page.revision if page else None
    moment = revision.timestamp if revision else None
    values = {
        "PAGEID": str(page.number) if page else "",
        "REVISIONID": str(revision.number) if revision else "",
        "REVISIONUSER": revision.author if revision else "",
        "REVISIONDAY": str(moment.day) if moment else "",
        "REVISIONDAY2": f"{moment:%d}" if moment else "",
        "REVISIONMONTH": f"{moment:%m}" if moment else "",
        "REVISIONMONTH1": str(moment.month) if moment else "",
        "REVISIONSIZE": str(len(revision.text.encode())) if revision else "",
        "PROTECTIONLEVEL": "",
        "REVISIONYEAR": f"{moment:%Y}" if moment else "",
        "REVISIONTIMESTAMP": f"{moment:%Y%m%d%H%M%S}" if moment else "",
    }
    return values.get(name)


def time_variable(name: str, now: datetime, language: str) -> str | None:
    """The moment of the import: what was always "now" in the wiki becomes fixed text."""
    calendar = calendar_of(language)
    values = {
        "CURRENTYEAR": f"{now:%Y}",
        "CURRENTMONTH": f"{now:%m}",
        "CURRENTMONTH1": str(now.month),
        "CURRENTMONTHNAME": calendar.months[now.month - 1],
        "CURRENTMONTHABBREV": calendar.short_months[now.month - 1],
        "CURRENTDAY": str(now.day),
        "CURRENTDAY2": f"{now:%d}",
        "CURRENTDOW": str(now.isoweekday() % 7),
        "CURRENTWEEK": str(now.isocalendar().week),
        "CURRENTDAYNAME": calendar.days[now.weekday()],
        "CURRENTHOUR": f"{now:%H}",
        "CURRENTTIME": f"{now:%H:%M}",
        "CURRENTTIMESTAMP": f"{now:%Y%m%d%H%M%S}",
    }
    return values.get(name)
