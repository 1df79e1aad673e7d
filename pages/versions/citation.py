"""How to refer to one version of a page: who, what, when and where."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pages.selectors.settings import settings_for
from pages.versions.access import Version

SPECIAL = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True)
class Citation:
    """The date is that of the version itself, and the address keeps naming it."""

    author: str
    title: str
    site_title: str
    dated: date
    address: str
    read_on: date

    @property
    def bibtex(self) -> str:
        """For reference managers; what means something to TeX is escaped."""
        key = f"{slugify(self.author)}-{slugify(self.title)[:40]}-{self.dated.year}".strip("-")
        fields = {
            "author": "{" + _tex(self.author) + "}",
            "title": _tex(self.title),
            "organization": _tex(self.site_title),
            "date": self.dated.isoformat(),
            "url": self.address,
            "urldate": self.read_on.isoformat(),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@online{{{key},\n{lines}\n}}"


def _tex(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text.replace("\\", ""))


def citation_of(request: HttpRequest, version: Version, title: str) -> Citation:
    settings = settings_for(request)
    name = settings.municipality_name
    return Citation(
        author=_("Gemeente %(name)s") % {"name": name} if name else settings.site_title,
        title=title,
        site_title=settings.site_title,
        dated=timezone.localdate(version.moment),
        address=request.build_absolute_uri(version.url),
        read_on=timezone.localdate(),
    )
