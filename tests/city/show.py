"""A case on a terminal: one block for each working day, in Chinese and English."""
import os
import sys
import unicodedata

# Lights of supervision: the sign's colour, and the words, so that nothing is told by colour alone.
LIGHTS = {"none": ("2", "○", "", ""), "blue": ("34", "●", "蓝", "blue"), "yellow": ("33", "●", "黄", "yellow"),
          "red": ("31;1", "●", "红", "red"), "black": ("7", "●", "黑", "black")}
STATES = {"dispatched": ("待办", "not begun"), "working": ("办理中", "handling"), "asked": ("询问窗口", "asks the window"),
          "returned": ("已退回", "returned"), "proposed": ("待决定", "to be decided"), "decided": ("已办结", "decided"),
          "dropped": ("已终止", "dropped"), "waiting": ("等待前置结果", "waits")}
# What held a task up, as the hall finds it.
CAUSES = {"not-begun": "无人办理 nobody began", "handling": "办理 handling", "question": "等窗口答复 waited for the window", "returned": "退回 returned",
          "decision": "等待决定 waited for the decision", "predecessor": "等前置结果 waited for a result", "procedure": "特别程序 special procedure",
          "intake": "窗口 the window", "delivery": "结果未送达 the result not handed over",
          "applicant": "申请人 the applicant"}
SIGNALS = {"limit": ("期限", "limit"), "procedure-overrun": ("特别程序超期", "the procedure is longer than planned"),
           "tolerance-lapsed": ("容缺材料逾期", "what was let follow has not come"), "supplement-late": ("补正逾期", "the supplement is late"),
           "delivery-late": ("送达逾期", "delivery is late"), "order-late": ("督办答复逾期", "the order is not answered")}
WEEKDAYS = ("周一 Mon", "周二 Tue", "周三 Wed", "周四 Thu", "周五 Fri", "周六 Sat", "周日 Sun")
RULE = 104


def width(text):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def fit(text, columns):
    """Cut or filled to so many columns."""
    while width(text) > columns:
        text = text[:-2].rstrip() + "…"
    return text + " " * (columns - width(text))


def weekday(date):
    return WEEKDAYS[date.weekday()]


class Terminal:
    def __init__(self, out=sys.stdout):
        self.out = out
        self.coloured = out.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

    def paint(self, code, text):
        return f"\033[{code}m{text}\033[0m" if self.coloured and code else text

    def line(self, text=""):
        print(text, file=self.out, flush=True)

    def heading(self, left, right=""):
        rule = "─" * max(RULE - width(left) - width(right) - 6, 3)
        self.line()
        self.line(self.paint("1", f"── {left} ") + self.paint("2", rule) + self.paint("1", f" {right}" if right else ""))

    def light(self, name):
        """Sign and word, twelve columns."""
        colour, sign, chinese, english = LIGHTS.get(name, LIGHTS["none"])
        return self.paint(colour, sign) + " " + self.paint(colour if english else "", fit(f"{chinese} {english}".strip(), 10))

    def row(self, light, department, state, left):
        self.line("  " + self.light(light) + fit(department, 47) + fit(state, 22) + left)

    def happened(self, text, colour="2"):
        self.line("       " + self.paint(colour, "· " + text))
