"""An invented notice of the holidays of 2027, of which this release knows nothing."""

from datetime import date
from typing import Any

SPRING = date(2027, 2, 6)  # 正月初一

TOML = """
year = 2027
from = 2026-11-05
source = "国办发明电〔2026〕0号"
citation = "关于2027年部分节假日安排的通知"
address = "https://www.example.cn/2027.htm"
certainty = "found"

[[holidays]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03

[[holidays]]
name = "春节"
first = 2027-02-05
last = 2027-02-13
made_up = [2027-01-30, 2027-02-20]

[[holidays]]
name = "清明节"
first = 2027-04-03
last = 2027-04-05

[[holidays]]
name = "劳动节"
first = 2027-05-01
last = 2027-05-05
made_up = [2027-05-08]

[[holidays]]
name = "端午节"
first = 2027-06-09
last = 2027-06-09

[[holidays]]
name = "中秋节"
first = 2027-09-15
last = 2027-09-15

[[holidays]]
name = "国庆节"
first = 2027-10-01
last = 2027-10-07
made_up = [2027-09-26, 2027-10-09]
"""


def notice(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    """The notice, with other values for some keys."""
    import tomllib

    return {**tomllib.loads(TOML), **more}
