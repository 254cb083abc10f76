"""Applicants who come online: what they fill in, and what they hold afterwards."""

from typing import Any

from gongkai.office.applications.counter import submit
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body

ADDRESS = "192.0.2.7"
# Names with characters of the GB 18030-2022 supplement and of extensions B, C and later.
NAME = "喆玥堃翀珺䶮𬭎𠮷"
VALUES = {
    "content": "云溪县2026年家电下乡补贴发放台账",
    "form": "电子文件",
    "supply": "在本网站下载",
    "applicant_class": "natural_person",
    "name": NAME,
    "identity_kind": "居民身份证",
    "identity": "110999199001011236",
    "telephone": "15400001234",
}
FIRM = {
    **VALUES,
    "applicant_class": "business",
    "name": "云溪某某有限公司",
    "identity_kind": "其他登记证件",
    "identity": "云字第0001号",
    "contact": "陈翀",
}
PDF = b"%PDF-1.7\n1 0 obj\n"


def applied(body: Body, token: str = "t1", **more: Any) -> Application:  # noqa: ANN401
    """An application sent online."""
    values = {**VALUES, **more.pop("values", {})}
    return submit(body, values, token=token, address=ADDRESS, **more)


def holder(row: Application) -> Holder:
    """Its applicant, who has shown the query code."""
    return Holder(row.code)
