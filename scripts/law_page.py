"""docs/law.md: every rule of the law room with its citation, from the program's own data."""

from collections.abc import Iterator
from itertools import groupby

from gongkai.law.citations import Rule, rules
from gongkai.law.policy import choices
from gongkai.law.tables import table

HEAD = """# 规则总表

<!-- 由 make docs 生成，请改 src/gongkai/law/data/ 里的文件 -->

程序所依据的每一条规则：内容、从哪天起适用、依据、把握程度。发布前应当对照原文核对“把握”不是“原文”的各条。

| 把握 | 含义 |
| --- | --- |
| 原文 | 见过原文 |
| 高、中、低 | 没有见到原文，凭转述或者记忆，把握大小不同 |
| 未定 | 法律没有写明，或者说法不一；有设置的，由本机关定 |

用 `gongkai law cite 33` 可以查哪些规则依据某一条。
"""
PARTS = {
    "settings": "由本机关定的",
    "parameters": "期限",
    "steps": "推算期限的每一步",
    "outcomes": "办理结果",
    "letters": "文书",
    "evidence": "卷里必须有的",
    "path": "七步：怎样得出办理结果",
    "applicants": "申请人的类别",
    "remedies": "救济途径",
    "disputes": "行政复议和诉讼",
    "fees": "信息处理费",
    "publishing": "主动公开的期限",
    "catalogue": "公开目录",
    "index_number": "索引号",
    "credit_code": "统一社会信用代码",
    "privacy": "个人信息和国家秘密标志",
    "calendar": "放假安排",
    "statutory": "法定节假日",
    "festivals": "农历节日",
    "regions": "地方节日",
}
SURE = {"found": "原文", "high": "高", "medium": "中", "low": "低", "open": "未定"}
ROW = "| {label} | {says} | {since} | {source} | {sure} | {setting} |"
COLUMNS = ROW.format(
    label="规则", says="内容", since="自", source="依据", sure="把握", setting="设置"
)


def page() -> str:
    """The page as text."""
    order = list(PARTS)
    known = sorted(rules(), key=lambda rule: order.index(part(rule)))
    lines = [HEAD]
    for name, found in groupby(known, part):
        lines += [f"## {PARTS[name]}", "", *(_settings() if name == "settings" else _table(found))]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def part(rule: Rule) -> str:
    """The data file or folder that a rule lies in."""
    return rule.id.split(".")[0].split("/")[0]


def _table(found: Iterator[Rule]) -> Iterator[str]:
    yield COLUMNS
    yield "| --- " * 6 + "|"
    for rule in found:
        yield ROW.format(
            label=_cell(rule.label),
            says=_cell(rule.says),
            since=rule.basis.valid_from,
            source=_cell(rule.basis.source),
            sure=SURE[rule.basis.certainty],
            setting=f"`{rule.setting}`" if rule.setting else "",
        )


def _settings() -> Iterator[str]:
    for name, known in choices().items():
        row = table("settings")[name]
        sure = SURE[row["certainty"]]
        yield f"- `{name}`：{row['label']}。自 {row['from']} 起。依据：{row['source']}（{sure}）"
        for number, choice in enumerate(known):
            value = str(choice).lower()
            default = "（默认）" if number == 0 else ""
            yield f"  - `{value}`{default}：{row['choices'][value]}"


def _cell(text: str) -> str:
    """A text that stands in one cell."""
    return text.replace("|", "\\|").replace("\n", " ")
