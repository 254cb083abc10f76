"""Every key that does something is listed under `?`, and none twice on a page."""

import re
from collections import Counter
from pathlib import Path

from gongkai.office.bodies.roles import Role
from gongkai.web import desk
from gongkai.web.desk.keys import KEYS
from tests.web.desk.office import Office

TEMPLATES = Path(desk.__file__).parent / "templates/desk"
PAGES = ("/desk/", "/desk/register/?group=open", "/desk/intake/", "/desk/keys/")


def test_every_key_of_a_page_is_listed() -> None:
    used = {
        key
        for path in TEMPLATES.rglob("*.html")
        for key in re.findall(r'data-key="([^{"]+)"', path.read_text("utf-8"))
    }
    assert used >= {"/", "?", "]", "7"}
    assert used <= {key for key, _ in KEYS}


def test_no_key_is_listed_twice_and_the_list_is_shown(office: Office) -> None:
    keys = [key for key, _ in KEYS]
    assert len(keys) == len(set(keys))
    page = office.client(Role.REGISTRAR).get("/desk/keys/").content.decode()
    for key in keys:
        assert f"<kbd>{key}</kbd>" in page


def test_no_key_does_two_things_on_one_page(office: Office) -> None:
    for address in (*PAGES, office.address("case"), office.address("path")):
        page = office.client(Role.REGISTRAR).get(address).content.decode()
        counted = Counter(re.findall(r'data-key="([^"]+)"', page))
        assert counted
        assert set(counted.values()) == {1}, address
        listed = {key for key, _ in KEYS}
        assert counted.keys() <= listed, address
