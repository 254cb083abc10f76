"""Old workbooks (xls) that would make the library underneath hang or swell are refused."""

import struct

import pytest

from gongkai.annual.readers import xls
from gongkai.refusal import Refusal
from tests import builders

SHEET = builders.xls([["规章", "1"], ["行政许可", "2"]])
SECTOR = 512


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        xls.read(data)
    return refused.value.code


def patched(offset: int, *numbers: int) -> bytes:
    """The sheet with other numbers at this place."""
    patch = struct.pack(f"<{len(numbers)}I", *numbers)
    return SHEET[:offset] + patch + SHEET[offset + len(patch) :]


@pytest.mark.parametrize(
    "data",
    [
        patched(SECTOR + 4 * 9, 2),
        patched(SECTOR + 4 * 4, 999),
        patched(48, 77),
        patched(68, 2, 1),
        SHEET[:100],
        SHEET[: 3 * SECTOR],
    ],
    ids=["ring", "out of the file", "no directory", "ring of tables", "no header", "cut short"],
)
def test_a_chain_of_sectors_that_leads_nowhere_is_refused(data: bytes) -> None:
    assert refusal(data) == "corrupt"


def test_cells_too_far_apart_are_refused() -> None:
    record = struct.pack("<2H3H", 0x0204, 7 + 8, 1, 1, 0)
    at = SHEET.index(record[:2], 3 * SECTOR)
    far = SHEET[: at + 4] + struct.pack("<2H", 65_535, 255) + SHEET[at + 8 :]
    assert refusal(far) == "table_too_big"


def test_a_sheet_that_is_nowhere_is_refused_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    at = SHEET.index(b"Sheet1") - 8  # where the sheet begins in its stream
    broken = SHEET[:at] + struct.pack("<I", 0x0500_0000) + SHEET[at + 4 :]
    assert refusal(broken) == "corrupt"
    assert capfd.readouterr().err == ""


def test_another_container_is_refused() -> None:
    assert refusal(builders.compound("WordDocument", b"x")) == "corrupt"
