"""What the journal can say of bodies and people.

People are named by their ids only: names and addresses stay in their rows. What lies between two
bodies is said in the chains of both.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.law.remedies import BodyKind, Level
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.kinds import kind
from gongkai.words import Word


class Factor(Word):
    """What is asked for at signing in."""

    PASSWORD = "password", "密码"
    CODE = "code", "第二步的验证码"


@dataclass(frozen=True)
class Details:
    """What is known of a body beside its names, as far as it is said; "" takes a value away."""

    credit_code: str | None = None
    kind: BodyKind | None = None
    level: Level | None = None
    division: str | None = None
    office: str | None = None
    address: str | None = None
    hours: str | None = None
    telephone: str | None = None
    fax: str | None = None
    email: str | None = None
    website: str | None = None


@kind("body.created")
@dataclass(frozen=True, kw_only=True)
class Created(Details):
    """A body is kept here from now on, under a code that stays."""

    code: str
    name: str
    since: date


@kind("body.changed")
@dataclass(frozen=True)
class Changed(Details):
    """Some of what is known changed."""


@kind("body.renamed")
@dataclass(frozen=True)
class Renamed:
    """The name from a day on; with `until` one that it had before."""

    name: str
    since: date
    until: date | None = None


@kind("body.supervised")
@dataclass(frozen=True)
class Supervised:
    """Whom a body reports to from a year on, whatever was said of these years before."""

    body: str
    parent: str
    first_year: int
    former: str | None = None


@kind("body.succeeded")
@dataclass(frozen=True)
class Succeeded:
    """A body went over into another."""

    before: str
    after: str
    on: date


@kind("body.refused")
@dataclass(frozen=True)
class Refused:
    """Somebody tried what they may not do."""

    action: str


@kind("person.added")
@dataclass(frozen=True)
class Added:
    """Somebody can sign in from now on."""

    person: int


@kind("person.left")
@dataclass(frozen=True)
class Left:
    """Somebody cannot sign in any more."""

    person: int


@kind("role.given")
@dataclass(frozen=True)
class RoleGiven:
    """A person has a role at the body from a day on."""

    person: int
    role: Role
    since: date
    section: str | None = None


@kind("role.ended")
@dataclass(frozen=True)
class RoleEnded:
    """A person has had a role at the body; `until` is the last day."""

    person: int
    role: Role
    until: date
    section: str | None = None


@kind("setting.set")
@dataclass(frozen=True)
class SettingSet:
    """The body, and those below that say nothing else, settle an open point from a day on."""

    name: str
    value: str
    valid_from: date


@kind("person.signed_in")
@dataclass(frozen=True)
class SignedIn:
    """Somebody signed in; who, the entry says itself."""


@kind("person.sign_in_failed")
@dataclass(frozen=True)
class SignInFailed:
    """Somebody gave a wrong password or code for this person; `factor` is what was wrong."""

    person: int
    factor: Factor
