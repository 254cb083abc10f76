"""What the page itself says no to; what the readers say no to has its sentence in `annual`."""

from gongkai.annual.messages import refused
from gongkai.refusal import Refusal

STATUS = {"body_too_big": 413, "too_often": 429, "busy": 503, "fault": 500}

TEXTS = {
    "nothing_given": "没有收到内容。请选择文件，或者把报告粘贴到文本框里。",
    "too_many_files": "一次给的文件太多，最多 {most} 份。请分几次检查。",
    "body_too_big": (
        "内容太多（超过 {limit} MB），不像一份年度报告，没有读。请删去图片或附件，另存后再试。"
    ),
    "broken_upload": "上传中断，内容没有收全。请再试一次。",
    "too_often": "这个网络地址一分钟内检查的份数太多（限 {most} 份）。请过一分钟再试。",
    "busy": "同时检查的人太多，这一次没有轮到。请稍后再试。",
    "too_long": (
        "这份文件读了 {seconds} 秒还没有读完，已经停止。请只留年度报告的正文和表格，另存后再试。"
    ),
    "too_heavy": "读这份文件需要的内存太多，已经停止。请只留年度报告的正文和表格，另存后再试。",
    "fault": "检查时程序内部出错（{where}），没有检查完。请把这行字告诉本系统的管理员。",
    "no_such_mend": "这种改法已经不适用了：报告可能改过。请重新检查。",
    "form_broken": "表单的内容不完整，可能是网页打开得太久。请重新检查一次。",
}


def said(refusal: Refusal) -> str:
    """A refusal as a sentence."""
    if text := TEXTS.get(refusal.code):
        return text.format_map(refusal.values)
    return refused(refusal)


def status(refusal: Refusal) -> int:
    """The HTTP status of a refusal."""
    return STATUS.get(refusal.code, 400)
