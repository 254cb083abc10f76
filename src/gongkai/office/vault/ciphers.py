"""Authenticated encryption: AES-256-GCM, or SM4-GCM by setting."""

import os
from typing import NamedTuple, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE, TAG = 12, 16


class Algorithm(Protocol):
    """What makes a block cipher of a key."""

    def __call__(self, key: bytes) -> algorithms.AES | algorithms.SM4:
        """The cipher with this key."""


class Suite(NamedTuple):
    """A cipher by name: its mark in front of what it sealed, its key length in bytes."""

    mark: bytes
    length: int
    algorithm: Algorithm


SUITES = {
    "aes": Suite(b"a", 32, algorithms.AES),
    "sm4": Suite(b"s", 16, algorithms.SM4),
}
BY_MARK = {suite.mark: suite for suite in SUITES.values()}


class Unreadable(Exception):
    """What is sealed was altered, or the key is another."""


def new_key() -> bytes:
    """A fresh key, long enough for any suite."""
    return os.urandom(max(suite.length for suite in SUITES.values()))


def seal(name: str, key: bytes, plain: bytes, about: bytes) -> bytes:
    """Encrypt; `about` is bound to it and must be given again to open it."""
    suite, nonce = SUITES[name], os.urandom(NONCE)
    if suite.algorithm is algorithms.AES:  # the library's own way, several times as fast
        both = AESGCM(key[: suite.length]).encrypt(nonce, plain, about)
        return suite.mark + nonce + both[-TAG:] + both[:-TAG]
    encryptor = Cipher(suite.algorithm(key[: suite.length]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(about)
    sealed = encryptor.update(plain) + encryptor.finalize()
    return suite.mark + nonce + encryptor.tag + sealed


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Decrypt by whichever suite sealed it. Raises Unreadable."""
    suite = BY_MARK.get(sealed[:1])
    if suite is None or len(sealed) < 1 + NONCE + TAG:
        raise Unreadable
    nonce, tag = sealed[1 : 1 + NONCE], sealed[1 + NONCE : 1 + NONCE + TAG]
    decryptor = Cipher(suite.algorithm(key[: suite.length]), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(about)
    try:
        return decryptor.update(sealed[1 + NONCE + TAG :]) + decryptor.finalize()
    except InvalidTag:
        raise Unreadable from None
