from .method import Question
from .taxonomy import Area, Theme

__all__ = ["Area", "Question", "Theme"]
