"""What invented people want to know, each wish in several people's words, from a seed."""

import random
from typing import NamedTuple

FIRST = "云石柳桃槐临北南东青春和白双梅竹松杏枫沙"
SECOND = "溪桥浪源花江山湾湖原晓平塔河岭园坪林洲庄"
PLACES = ("村", "社区", "镇", "街道", "小区", "工业园")
MATTERS = (
    "房屋征收补偿", "土地征收", "河道整治", "道路改建", "污水处理厂建设", "垃圾清运",
    "办公用房维修", "公务用车购置", "老旧小区改造", "校舍加固", "学校食堂采购", "加装电梯补贴",
    "农村低保发放", "危房改造补助", "高标准农田建设", "退耕还林补助", "安置房建设", "物业收费",
    "停车场经营", "采砂权出让", "环境影响评价", "消防检查", "食品抽检", "医疗设备采购",
    "事业单位招聘", "职称评审", "绿化养护", "路灯改造", "公交线路调整", "广告牌设置", "商铺拆除",
    "违法建筑查处", "宅基地审批", "林权登记", "水库移民扶持", "扶贫资金", "养老院补贴",
    "残疾人保障金", "燃气管道施工", "水价调整",
)  # fmt: skip
PAPERS = (
    ("合同", "协议书"), ("批复", "批准文件"), ("补偿标准", "赔偿标准"), ("实施方案", "工作方案"),
    ("会议纪要", "会议记录"), ("资金明细", "支出明细"), ("中标通知书", "中标结果"),
    ("验收报告", "竣工验收材料"), ("公示材料", "公示文件"), ("名单", "名册"), ("红线图", "规划图"),
    ("听证笔录", "听证会记录"), ("投诉处理情况", "投诉办理结果"), ("审批材料", "审批文件"),
)  # fmt: skip
WORDINGS = (
    "申请公开{place}{year}年{matter}{paper}",
    "请提供贵局关于{place}{matter}的{paper}（{year}年）",
    "依据《中华人民共和国政府信息公开条例》，现申请公开：{year}年{place}{matter}的{paper}，加盖公章后邮寄。",
    "您好，我想了解一下{place}在{year}年{matter}的情况，请把{paper}发给我，谢谢！",
    "我是当地村民，对{place}{matter}有疑惑，希望政府能把{year}年的{paper}复印一份给我看看",
    "申请事项：获取{year}年{place}{matter}之{paper}（含盖章页）",
    "本人系{place}业主，去年底得知{matter}一事，特来信索取{year}年{paper}。",
    "{year}年{place}那边{matter}，听说有{paper}，能不能给一份？",
    "请贵单位公开与{place}{matter}相对应的{paper}及其审查意见，{year}年度。",
    "我公司参与了{place}{matter}，需核对{year}年的{paper}，请予书面答复。",
    "{paper}（{place}，{matter}，{year}年），以电子邮件方式提供",
    "关于要求公开{place}{year}年{matter}{paper}的申请",
)


class Wish(NamedTuple):
    """A document that somebody wants; the last is what it may be called."""

    place: str
    year: int
    matter: str
    papers: tuple[str, str]

    @property
    def about(self) -> tuple[str, str]:
        """Where, and what it is about."""
        return self.place, self.matter


def wish(chance: random.Random) -> Wish:
    """One of some hundred thousand."""
    place = chance.choice(FIRST) + chance.choice(SECOND) + chance.choice(PLACES)
    return Wish(place, chance.randint(2015, 2026), chance.choice(MATTERS), chance.choice(PAPERS))


def worded(chance: random.Random, wanted: Wish, count: int = 1) -> list[str]:
    """The wish in the words of so many people."""
    return [
        wording.format(
            place=wanted.place,
            year=wanted.year,
            matter=wanted.matter,
            paper=wanted.papers[chance.random() < 0.25],
        )
        for wording in chance.sample(WORDINGS, count)
    ]
