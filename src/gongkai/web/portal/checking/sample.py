"""The invented report that the page shows, faulty on purpose."""

from importlib import resources

NAME = "示例年度报告.html"
FILE = resources.files("gongkai.web.portal").joinpath("static/portal/sample.htm")
