"""Old and foreign office formats, turned into docx or xlsx by LibreOffice where it is present."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.refusal import Refusal

SECONDS = 60
"""How long a conversion may take."""

TARGETS = {
    "doc": "docx",
    "wps": "docx",
    "rtf": "docx",
    "odt": "docx",
    "et": "xlsx",
    "ods": "xlsx",
}
"""What each format is turned into."""

_PROGRAMS = ("soffice", "libreoffice")
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
# No macros, no links followed, no active content: the file may come from anywhere.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)


def convert(data: bytes, kind: str) -> bytes:
    """The same document as docx or xlsx; refuses where there is no LibreOffice or it fails."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Refusal("save_as", kind=kind)
    with TemporaryDirectory(prefix="gongkai-") as folder:
        room = Path(folder)
        _write_profile(room / "profile" / "user")
        (room / f"in.{kind}").write_bytes(data)
        _run(_command(program, room, kind), room, kind)
        result = room / "out" / f"in.{TARGETS[kind]}"
        made = result.read_bytes() if result.is_file() else b""
        if not made.startswith(b"PK"):
            raise Refusal("conversion_failed", kind=kind)
        return made


def _write_profile(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )


def _command(program: str, room: Path, kind: str) -> list[str]:
    return [
        *(program, f"-env:UserInstallation={(room / 'profile').as_uri()}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", TARGETS[kind], "--outdir", str(room / "out"), str(room / f"in.{kind}")),
    ]


def _run(command: list[str], room: Path, kind: str) -> None:
    # soffice is a script that starts the program itself: on a time-out the whole group must go.
    process = subprocess.Popen(
        command,
        cwd=room,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise Refusal("conversion_failed", kind=kind) from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
