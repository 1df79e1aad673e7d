"""A file that somebody sends in to be read: a survey, a list, borders of areas."""

from collections.abc import Callable
from typing import TypeVar

from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.sheets import FileForm

UploadT = TypeVar("UploadT")


def received(form: FileForm, receive: Callable[..., UploadT]) -> UploadT | None:
    """What ``receive`` makes of ``name`` and ``content``; None without a file, or when the form says what is wrong."""
    if not form.is_bound or not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return receive(name=file.name or "", content=file.read())
    except NotAllowed:
        raise
    except ParticipationError as problem:
        form.add_error("file", str(problem.message))
        return None
