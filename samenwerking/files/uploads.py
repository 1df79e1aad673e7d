"""What a form of Wagtail was sent: looked at, and cleaned in the place where it stands.

In its place, because Wagtail keeps the file as it was sent when another field of the form is wrong, and takes it up
later without a form that sees it.
"""

from django.core.files.uploadedfile import UploadedFile

from samenwerking.files.checking import check_file, check_size


def check_upload(file: UploadedFile) -> None:
    """Whether it may come in; it is left as it is to be kept. Raises FileRefused."""
    check_size(file.size or 0)
    content = content_of(file)
    checked = check_file(str(file.name), content)
    file.name = checked.name
    if checked.content != content:
        replace_content(file, checked.content)


def content_of(file: UploadedFile) -> bytes:
    """All of it; the file is back at its start."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    return bytes(content)


def replace_content(file: UploadedFile, content: bytes) -> None:
    """These bytes instead of what was sent, in memory or in the temporary file of a large upload."""
    file.seek(0)
    file.truncate(0)
    file.write(content)
    file.flush()
    file.seek(0)
    file.size = len(content)
