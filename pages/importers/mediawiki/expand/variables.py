"""Magic words without parameters: names of the page, of the wiki, and moments in time."""

from datetime import datetime
from urllib.parse import urlsplit

from ..read.export import WikiPage
from ..read.namespaces import MAIN, is_talk
from ..read.titles import Title
from ..wiki import Wiki

MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
]  # fmt: skip
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def page_variable(name: str, title: Title, wiki: Wiki) -> str | None:
    """A name of a page: of the page itself, or of the one that is given as in ``{{PAGENAME:Title}}``."""
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
    site = wiki.export.site
    parts = urlsplit(site.base)
    articles = sum(page.title.namespace == MAIN and not page.redirects for page in wiki.export.pages.values())
    values = {
        "SITENAME": site.name,
        "SERVER": f"{parts.scheme}://{parts.netloc}" if parts.netloc else "",
        "SERVERNAME": parts.netloc,
        "SCRIPTPATH": "",
        "CONTENTLANGUAGE": site.language,
        "NUMBEROFPAGES": str(len(wiki.export.pages)),
        "NUMBEROFARTICLES": str(articles),
        "NUMBEROFFILES": str(sum(page.upload is not None for page in wiki.export.pages.values())),
        "!": "|",
        "=": "=",
    }
    return values.get(name)


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
        "REVISIONYEAR": f"{moment:%Y}" if moment else "",
        "REVISIONTIMESTAMP": f"{moment:%Y%m%d%H%M%S}" if moment else "",
    }
    return values.get(name)


def time_variable(name: str, now: datetime) -> str | None:
    """The moment of the import: what was always "now" in the wiki becomes fixed text."""
    values = {
        "CURRENTYEAR": f"{now:%Y}",
        "CURRENTMONTH": f"{now:%m}",
        "CURRENTMONTH1": str(now.month),
        "CURRENTMONTHNAME": MONTHS[now.month - 1],
        "CURRENTDAY": str(now.day),
        "CURRENTDAY2": f"{now:%d}",
        "CURRENTDAYNAME": DAYS[now.weekday()],
        "CURRENTTIME": f"{now:%H:%M}",
        "CURRENTTIMESTAMP": f"{now:%Y%m%d%H%M%S}",
    }
    return values.get(name)
