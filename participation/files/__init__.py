"""Files that people add to a dossier: looked at before anything is kept (decision 0146).

``check_file(name, content)`` is the one door: it finds out what a file is from its content, refuses with a sentence
what may not come in, and gives back what is to be kept. ``storage`` keeps it. Nothing here knows of dossiers.
"""

from .checking import CheckedFile, check_file
from .kinds import ACCEPT, ALLOWED_WORDS

__all__ = ["ACCEPT", "ALLOWED_WORDS", "CheckedFile", "check_file"]
