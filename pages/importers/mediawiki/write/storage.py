"""The form in which Wagtail keeps blocks, and fingerprints of it."""

import hashlib
import json
from typing import Any
from uuid import NAMESPACE_URL

Stored = list[dict[str, Any]]


def stored_block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def with_ids(value: Any, path: str) -> Any:
    """Block ids made from place and content: a page that did not change gives the same body again."""
    if isinstance(value, list):
        return [with_ids(item, f"{path}/{number}") for number, item in enumerate(value)]
    if isinstance(value, dict):
        inner = {key: with_ids(item, f"{path}.{key}") for key, item in value.items()}
        if set(value) == {"type", "value"}:
            inner["id"] = id_of(path)
        return inner
    return value


def id_of(path: str) -> str:
    """``str(uuid5(NAMESPACE_URL, path))``, without the object in between: a page has a hundred of them."""
    name = hashlib.sha1(NAMESPACE_URL.bytes + path.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(name[16], 16) & 3]
    return f"{name[:8]}-{name[8:12]}-5{name[13:16]}-{variant}{name[17:20]}-{name[20:32]}"


def digest(*parts: Any) -> str:
    """A fingerprint of everything that a page shows."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
