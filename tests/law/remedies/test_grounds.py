"""For what a part of a reply may be withheld."""

from gongkai.law.remedies import ground_of, grounds


def test_the_grounds_of_a_part_are_those_of_the_table() -> None:
    assert [str(each) for each in grounds()] == [
        "state_secret",
        "prohibited_by_law",
        "security_or_stability",
        "third_party_rights",
        "internal_affairs",
        "process_information",
        "enforcement_file",
        "registry_query",
        "not_information",
    ]
    assert all(ground_of(each) is each for each in grounds())
