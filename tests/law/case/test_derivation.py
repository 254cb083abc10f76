"""The steps of a derivation, in words that a clerk can put before a judge."""

from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import (
    Answer,
    Authority,
    Channel,
    ConsultationAnswered,
    Consulted,
    Extended,
    FeeNotified,
    FeePaid,
    Means,
    Received,
    Reopened,
    Replied,
    Role,
    SupplementAsked,
    SupplementMade,
)
from gongkai.law.case.fold import Case
from gongkai.law.policy import Policy
from tests.law.case.cases import case, day


def codes(found: Case, on: str) -> list[str]:
    """The steps by their codes."""
    return [step.code for step in derivation(found, day(on))]


def test_the_story_of_an_application_that_took_half_a_year() -> None:
    found = case(
        Received(day("03-02"), Channel.ONLINE),
        SupplementAsked(day("03-04"), day("03-20")),
        SupplementMade(day("03-16")),
        Consulted(day("03-18"), "甲公司", Role.THIRD_PARTY, day("03-20")),
        Consulted(day("03-18"), "乙局", Role.CO_PRODUCER),
        ConsultationAnswered(day("03-25"), "甲公司", Answer.OBJECTS),
        Extended(day("04-20"), 10),
        Replied(day("05-18"), Means.POSTED),
    )
    steps = derivation(found, day("06-01"))
    assert [f"{step.on:%m-%d} {step.sentence()}（{step.article}）" for step in steps] == [
        "03-02 网上提交，按设置，到达系统之日就是收到申请之日。"
        "（条例第三十一条第（三）项；指导案例26号）",
        "03-02 答复期限 20 个工作日，次日起算，第 1 个工作日是 2026-03-03。"
        "（条例第三十三条第二款；行诉解释第四十八条）",
        "03-04 一次性告知补正，要求在 2026-03-20（含当日）前补正。"
        "告知没有超过 7 个工作日（2026-03-11）。（条例第三十条）",
        "03-16 收到补正，答复期限从收到补正之日重新计算，不是接着算。（条例第三十条）",
        "03-16 答复期限 20 个工作日，次日起算，第 1 个工作日是 2026-03-17。"
        "（条例第三十三条第二款；行诉解释第四十八条）",
        "03-18 书面征求第三方“甲公司”的意见，2026-03-20 送达，请其在 15 个工作日内"
        "（至 2026-04-13，含当日）答复。（条例第三十二条、第三十三条第三款）",
        "03-18 按设置，从征求意见书发出的次日起不计入期限。（条例第三十三条第三款）",
        "03-18 征求共同制作机关“乙局”的意见，2026-03-18 送达，请其在 15 个工作日内"
        "（至 2026-04-09，含当日）答复。（条例第三十四条、第三十三条第三款）",
        "03-25 收到“甲公司”的意见：不同意公开。征求意见用去 5 个工作日，不计入期限。"
        "（条例第三十三条第三款）",
        "04-09 共同制作机关“乙局”逾期没有提出意见，视为同意公开。用去 15 个工作日，不计入期限。"
        "（条例第三十四条）",
        "04-20 经政府信息公开工作机构负责人同意并告知申请人，延长 10 个工作日（最长 20 个），"
        "期限共 30 个工作日。（条例第三十三条第二款）",
        "05-18 邮寄答复，交邮之日 2026-05-18 就是答复之日。（国办公开办函〔2016〕235号）",
        "06-01 从 2026-03-17 起数 30 个工作日，其间 15 个工作日不计入，届满之日是 2026-05-21。"
        "（条例第三十三条第二款、第三款）",
        "06-01 没有超过 2026-05-21，按期答复。（条例第三十三条第二款；国办公开办函〔2016〕235号）",
    ]


def test_it_is_told_as_far_as_the_day_looked_at() -> None:
    found = case(Received(day("03-02"), Channel.COUNTER), Replied(day("03-10"), Means.POSTED))
    assert codes(found, "03-05") == ["receipt-counter", "period", "due"]
    assert codes(found, "03-10")[-2:] == ["due", "in-time"]


def test_without_a_confirmation_no_period_runs() -> None:
    assert codes(case(Received(day("03-02"), Channel.FAX)), "03-05") == ["receipt-open"]


def test_a_silent_third_party_leaves_the_decision_to_the_body_once() -> None:
    found = case(
        Received(day("03-02"), Channel.COUNTER),
        Consulted(day("03-03"), "甲公司", Role.THIRD_PARTY),
    )
    assert "silent-third_party" not in codes(found, "03-23")
    later = found.plus(ConsultationAnswered(day("04-20"), "甲公司", Answer.OBJECTS))
    assert codes(later, "04-21").count("silent-third_party") == 1
    assert "answered-late" in codes(later, "04-21")


def test_what_becomes_of_an_extension_at_a_restart_is_said_with_its_setting() -> None:
    events = (
        Received(day("03-02"), Channel.COUNTER),
        Extended(day("03-03"), 10),
        FeeNotified(day("03-04"), 100),
        FeePaid(day("03-10")),
    )
    assert "extension-dropped" in codes(case(*events), "03-11")
    kept = case(*events, policy=Policy(extension_survives_restart=True))
    step = next(s for s in derivation(kept, day("03-11")) if s.code == "extension-kept")
    assert step.setting == "extension_survives_restart"
    assert kept.at(day("03-11")).reply_due == day("04-22")


def test_an_order_stands_whatever_else_happens() -> None:
    found = case(
        Received(day("03-02"), Channel.COUNTER),
        Replied(day("03-10"), Means.POSTED),
        Reopened(day("05-06"), Authority.COURT, day("05-20")),
        SupplementAsked(day("05-07"), day("05-15")),
        SupplementMade(day("05-12")),
    )
    assert codes(found, "05-25")[-3:] == [
        "supplement-asked-late",
        "order-stands",
        "overdue-ordered",
    ]
    assert found.at(day("05-25")).reply_due == day("05-20")


def test_a_letter_that_came_too_late_to_pause_anything_is_said_so() -> None:
    found = case(
        Received(day("03-02"), Channel.COUNTER),
        Consulted(day("03-30"), "甲公司", Role.THIRD_PARTY),
    )
    assert codes(found, "03-31")[-3:] == ["consulted-idle", "due", "overdue"]
