"""Where somebody may do what, for all bodies at a time, as the actions ask for one."""

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.office.bodies.models import Body, Membership, Person, Supervision
from gongkai.office.bodies.permits import may
from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import BODY_TABLE, Role

COUNT = 6
# For each body but the first the body above it, which comes before it; or none.
TREES = st.tuples(*(st.none() | st.integers(0, n - 1) for n in range(1, COUNT)))
HELD = st.lists(st.tuples(st.sampled_from(list(Role)), st.integers(0, COUNT - 1)), max_size=3)


class Agreement(TestCase):
    """`Reach` and `permits.may` say the same."""

    @given(tree=TREES, held=HELD)
    def test_it_agrees_with_what_the_actions_ask(
        self, tree: tuple[int | None, ...], held: list[tuple[Role, int]]
    ) -> None:
        """For every action at every body."""
        today = timezone.localdate()
        bodies = [Body.objects.create(code=f"b{n}", name=f"b{n}") for n in range(COUNT)]
        for body, above in zip(bodies[1:], tree, strict=True):
            if above is not None:
                Supervision.objects.create(body=body, parent=bodies[above], first_year=2020)
        person = Person.objects.create_user("somebody")
        for role, at in held:
            Membership.objects.create(person=person, body=bodies[at], role=role, since=today)
        reach = Reach(person, today)
        for action in BODY_TABLE:
            for body in bodies:
                assert reach.may(action, body) is may(person, action, body)
        assert reach.somewhere() is any(map(reach.bodies, BODY_TABLE))
        person.is_active = False
        assert not Reach(person, today).somewhere()
