"""Exports as wikis offer them for download: packed with gzip, bzip2 or xz, recognised by their first bytes."""

import bz2
import gzip
import lzma
import zlib
from typing import IO, cast

SIGNATURE_BYTES = 6
# What the unpackers raise over a file that is damaged or cut off; gzip's own error is an OSError too.
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The same file, unpacked while it is read; a file that is not packed is given back as it is."""
    start = stream.read(SIGNATURE_BYTES)
    stream.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(stream))
    if start.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.open(stream))
    if start.startswith(b"\xfd7zXZ\x00"):
        return cast("IO[bytes]", lzma.open(stream))
    return stream
