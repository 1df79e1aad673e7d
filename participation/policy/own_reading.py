"""What of a paper may stay on the device of who reads it."""

from participation.models import Stuk


def stuk_may_stay_on_device(stuk: Stuk) -> bool:
    """Nothing of a paper under secrecy or of a confidential dossier is kept by a browser (rule 4)."""
    return not stuk.is_secret
