"""Files that people add to the guide or to a dossier: looked at before anything is kept (decisions 0146 and 0228).

``check_file(name, content)`` is the one door: it finds out what a file is from its content, refuses with a sentence
what may not come in, and gives back what is to be kept. Whoever calls keeps it; nothing here knows of pages or
dossiers.
"""

from .checking import CheckedFile, check_file
from .kinds import ACCEPT, ALLOWED_WORDS
from .refusal import FileRefused

__all__ = ["ACCEPT", "ALLOWED_WORDS", "CheckedFile", "FileRefused", "check_file"]
