from .guide import GuidePage, GuidePageTag
from .method import Question
from .taxonomy import Area, Theme
from .wiki_source import WikiFile, WikiSource

__all__ = ["Area", "GuidePage", "GuidePageTag", "Question", "Theme", "WikiFile", "WikiSource"]
