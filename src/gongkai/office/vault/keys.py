"""The office's keys: one in use, older ones kept until everything is wrapped anew."""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gongkai.office.vault.ciphers import new_key
from gongkai.office.vault.models import CaseKey

FILE = "office.key"
SIZE = 32  # bytes


class Keys:
    """Keys by name, the newest last. The last one wraps; all of them unwrap."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        self.keys = keys

    @property
    def current(self) -> str:
        """The name of the key that wraps."""
        return list(self.keys)[-1]

    @property
    def digest(self) -> bytes:
        """The key of the digests: the oldest, so that they outlast a rotation."""
        return next(iter(self.keys.values()))


@cache
def office_keys() -> Keys:
    """The keys of the environment, else of the key file, which is made where there is none."""
    text = settings.OFFICE_KEY or _file(settings.DATA / FILE)
    try:
        pairs = [line.split() for line in text.replace(",", "\n").split("\n") if line.strip()]
        keys = {name: bytes.fromhex(key) for name, key in pairs}
    except ValueError:
        keys = {}
    if not keys or any(len(key) != SIZE for key in keys.values()):
        raise ImproperlyConfigured(
            "个人信息的密钥不能用：应当是每行“名称 64 位十六进制数”。请恢复备份的密钥文件 "
            f"{FILE}，或者核对环境变量 GONGKAI_OFFICE_KEY；没有密钥，已存的个人信息无法读出。"
        )
    return Keys(keys)


def add_key() -> str:
    """Put a new key at the end of the key file; its name. The environment's cannot be added to."""
    if settings.OFFICE_KEY:
        raise ImproperlyConfigured(
            "密钥来自环境变量 GONGKAI_OFFICE_KEY，请在其末尾加上新的“名称 密钥”后再轮换。"
        )
    path = settings.DATA / FILE
    name, text = secrets.token_hex(4), _file(path)
    _write(path, f"{text.rstrip()}\n{name} {new_key().hex()}\n")
    office_keys.cache_clear()
    return name


def _file(path: Path) -> str:
    if not path.exists():
        if CaseKey.objects.exists():
            raise ImproperlyConfigured(
                f"数据文件夹里没有密钥文件 {FILE}，而库里已有加密的个人信息。请恢复备份的 {FILE}，"
                "不要另建：另建的密钥读不出已存的个人信息。"
            )
        _write(path, f"{secrets.token_hex(4)} {new_key().hex()}\n", anew=True)
    return path.read_text("ascii")


def _write(path: Path, text: str, *, anew: bool = False) -> None:
    """Whole or not at all, and for the owner alone; `anew`, only where none is there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if not anew:
        new.replace(path)
        return
    with suppress(FileExistsError):  # somebody else made one meanwhile, which then is the key
        path.hardlink_to(new)
    new.unlink()
