from .guide import GuidePage, GuidePageTag
from .method import Question
from .search_entry import SearchEntry
from .site_settings import SiteSettings
from .taxonomy import Area, Theme
from .wiki_source import WikiFile, WikiSource

__all__ = [
    "Area",
    "GuidePage",
    "GuidePageTag",
    "Question",
    "SearchEntry",
    "SiteSettings",
    "Theme",
    "WikiFile",
    "WikiSource",
]
