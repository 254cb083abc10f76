"""One way to write an entry as text, and its hash."""

import hashlib
import json
from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives import hashes

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, object]) -> str:
    """JSON with sorted keys and no spaces: equal values give equal texts."""
    return _ENCODER.encode(value)


def _sm3(data: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


_DIGESTS: dict[str, Callable[[bytes], str]] = {
    "sha256": lambda data: hashlib.sha256(data).hexdigest(),
    "sm3": _sm3,
}


def hashed(text: str, name: str) -> str:
    """The hash of a text, its name in front: `sha256:…`, `sm3:…`."""
    return f"{name}:{_DIGESTS[name](text.encode())}"


def agrees(text: str, hash: str) -> bool:
    """Whether a text has this hash, by whichever of the known ways it was made."""
    name, _, _ = hash.partition(":")
    return name in _DIGESTS and hashed(text, name) == hash
