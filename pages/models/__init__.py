from .guide import GuidePage, GuidePageTag
from .method import Question
from .site_settings import SiteSettings
from .taxonomy import Area, Theme
from .wiki_source import WikiFile, WikiSource

__all__ = ["Area", "GuidePage", "GuidePageTag", "Question", "SiteSettings", "Theme", "WikiFile", "WikiSource"]
