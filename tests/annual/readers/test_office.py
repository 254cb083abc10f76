"""Old formats go through LibreOffice where it is present; a stand-in plays it here."""

import os
import sys
from pathlib import Path

import pytest

from gongkai.annual.document import Document, Paragraph
from gongkai.annual.messages import say
from gongkai.annual.readers import office, read_bytes
from gongkai.refusal import Refusal
from tests import builders

OLD = builders.compound("WordDocument", b"x")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, and one for temporary files."""
    for name in ("bin", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return tmp_path


def install(path: Path, script: str, name: str = "soffice") -> None:
    """A program that runs this Python; `argv` are its arguments, `out` is where it should write."""
    program = path / "bin" / name
    start = "import sys\nfrom pathlib import Path\nargv = sys.argv[1:]\n"
    out = "out = Path(argv[argv.index('--outdir') + 1]); out.mkdir()\n"
    program.write_text(f"#!{sys.executable}\n{start}{out}{script}\n", "utf-8")
    program.chmod(0o755)


def refusal(name: str = "报告.doc") -> str:
    with pytest.raises(Refusal) as refused:
        read_bytes(OLD, name)
    assert say("refusal", refused.value.code, refused.value.values)
    return refused.value.code


def test_without_libreoffice_a_message_says_what_to_do(path: Path) -> None:
    assert not list((path / "bin").iterdir())
    assert refusal("报告.wps") == "save_as"
    assert "另存为 docx 或 xlsx" in say("refusal", "save_as", {"kind": "wps"})


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_an_old_file_is_converted_and_read(path: Path, name: str) -> None:
    (path / "made.docx").write_bytes(builders.docx("正文"))
    install(
        path, f"(out / 'in.docx').write_bytes(Path({str(path / 'made.docx')!r}).read_bytes())", name
    )
    document = read_bytes(OLD, "报告.doc")
    assert isinstance(document, Document)
    assert document.blocks == (Paragraph("正文"),)


def test_it_runs_apart_from_the_users_own_and_without_macros(path: Path) -> None:
    log = path / "log"
    install(
        path,
        f"log = Path({str(log)!r}); log.mkdir()\n"
        "profile = next(a for a in argv if 'UserInstallation' in a).partition('file://')[2]\n"
        "settings = Path(profile, 'user', 'registrymodifications.xcu').read_text('utf-8')\n"
        "(log / 'settings').write_text(settings, 'utf-8')\n"
        "(log / 'argv').write_text('\\n'.join(argv), 'utf-8')",
    )
    assert refusal() == "conversion_failed"
    argv = (log / "argv").read_text("utf-8").split("\n")
    assert {"--headless", "--norestore"} <= set(argv)
    assert argv[argv.index("--convert-to") + 1] == "docx"
    assert "DisableMacrosExecution" in (log / "settings").read_text("utf-8")


def test_what_comes_out_passes_the_gate_too(path: Path) -> None:
    install(path, "(out / 'in.docx').write_bytes(b'PK\\x03\\x04 no archive')")
    assert refusal() == "corrupt"


def test_a_conversion_that_fails_or_hangs_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(path, "sys.exit(1)")
    assert refusal() == "conversion_failed"
    monkeypatch.setattr(office, "SECONDS", 0.3)
    started = path / "started"
    install(
        path,
        f"import os\nPath({str(started)!r}).write_text(str(os.getpid()))\nos.read(os.pipe()[0], 1)",
    )
    assert refusal() == "conversion_failed"
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


def test_nothing_is_left_behind(path: Path) -> None:
    install(path, "(out / 'in.docx').write_bytes(b'x')")
    assert refusal() == "conversion_failed"
    assert not list((path / "tmp").iterdir())


@pytest.mark.parametrize(
    ("data", "name", "target"),
    [
        (builders.compound("Contents", b"x"), "台账.et", "xlsx"),
        (OLD, "报告.wps", "docx"),
        (b"{\\rtf1 x}", "报告.rtf", "docx"),
        (builders.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a", "docx"),
    ],
    ids=["et", "wps", "rtf", "odt"],
)
def test_text_becomes_docx_and_sheets_become_xlsx(
    path: Path, data: bytes, name: str, target: str
) -> None:
    (path / "made").write_bytes(getattr(builders, target)("正文"))
    copy = "(out / ('in.' + argv[argv.index('--convert-to') + 1])).write_bytes(made)"
    install(path, f"made = Path({str(path / 'made')!r}).read_bytes()\n{copy}")
    document = read_bytes(data, name)
    assert isinstance(document, Document)
    assert (document.kind, document.blocks) == (target, (Paragraph("正文"),))
