#!/usr/bin/env python3
"""Holds an exchange document against the table of GB/T 39046-2020, written down here from the standard and from nothing of ours.

    check.py FILE        prints what does not fit; exits 1 if anything does not

Formats as the standard writes them: an..50 at most 50 characters, n2 two digits, n..3 at most three, n..16,2 an amount, D a date
YYYYMMDD, T a time YYYYMMDDhhmmss, ul any text. Fields that begin with x_ are extensions, which the standard allows.
"""
import datetime
import json
import re
import sys

A1 = {f"{n:02}" for n in range(0, 30)}            # 00..10 and 20 are named, 11.. and 21.. are a place's own
A2 = set("1234567")
A4 = set("123456")
A5 = set("12349")
A6 = set("129")
A7 = set("12")
STATES = {str(n) for n in range(0, 17)}           # project-approval data standard: 1..16; 0: applied, nobody at a window yet

TABLE = {
    "事项管理": {
        "事项名称": "an..200", "基本编码": "an..10", "实施编码": "an..24", "事项类型代码": ("n2", A1), "行使层级代码": ("n1", A2),
        "实施主体名称": "an..200", "实施主体代码": "an..18", "服务对象代码": ("list", A4), "办理形式": ("list", A5), "办件类型": ("n1", A6),
        "法定办结时限": "an..20", "法定办结时限单位": "an..20", "承诺办结时限": "an..20", "承诺办结时限单位": "an..20",
        "是否收费": ("n1", {"0", "1"}), "收费标准": "ul", "受理条件": "ul", "办理流程": "ul", "设定依据": "ul", "结果名称": "an..200",
        "备注": "ul", "咨询电话": "an..18", "监督电话": "an..18",
    },
    "事项管理.材料": {"序号": "n..3", "材料名称": "an..200", "原件份数": "n..2", "复印件份数": "n..2", "是否必备": ("n1", {"0", "1"})},
    "事项管理.环节": {"序号": "n..3", "环节名称": "an..200", "环节时限": "n..3"},
    "办事申请": {"办件编号": "an..50", "申请时间": "T", "行政区划": "n..9", "办理形式": ("n1", A5), "办件状态代码": ("n..2", STATES)},
    "办事申请.事项": {"办件编号": "an..50", "序号": "n..3", "事项名称": "an..200"},
    "办事申请.材料": {"办件编号": "an..20", "序号": "n..3", "材料名称": "an..200", "是否必备": ("n1", {"0", "1"})},
    "事项受理": {"办件编号": "an..50", "收件时间": "D", "受理时间": "D", "受理文书编号": "an..30", "承诺办结时间": "D"},
    "事项受理.文书": {"办件编号": "an..50", "序号": "n..3", "文书编号": "an..30"},
    "事项办理": {"办件编号": "an..50", "环节序号": "n..3", "环节名称": "an..200", "业务动作": ("an..20", {"通过", "退回", "其他"}),
             "环节办理状态": ("n1", {"1", "2"}), "结果证照编号": "an..50"},
    "事项办理.过程": {"办件编号": "an..50", "环节序号": "n..3", "序号": "n..3"},
    "特别程序": {"办件编号": "an..50", "序号": "n..3", "特别程序类型代码": ("n1", A7), "特别程序开始时间": "D", "特别程序结束时间": "D",
             "特别程序理由": "an..200", "特别程序申请人": "an..100", "特别程序结果": "an..200"},
    "特别程序.审批": {"办件编号": "an..50", "序号": "n..3"},
    "事项办结": {"办件编号": "an..50", "办结时间": "D", "办结结果代码": ("n..2", {"11", "12", "13", "14", "15"}), "收费金额": "n..16,2"},
    "电子监察": {"监察编号": "an..50", "办件编号": "an..50", "监察规则编号": "an..20", "监察预警类型代码": ("n1", set("1234")), "状态产生时间": "D",
             "结果描述": "an..200", "责任部门": "an..200"},
    "电子监察.督办": {"办件编号": "an..50", "序号": "n..3", "督办内容": "an..200", "督办发出时间": "D", "责任部门": "an..200"},
    "物流": {"办件编号": "an..50", "送达时间": "D", "送达文书编号": "an..30"},
}

SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def case_number_holds(number):
    """area 6, hall 2, date 8, serial 6 and the check character of GB 32100 (MOD 31, weights 3^i)."""
    if not re.fullmatch(r"\d{22}[0-9A-HJ-NP-RTUWXY]", number):
        return False
    total = sum(int(digit) * pow(3, i, 31) for i, digit in enumerate(number[:22]))
    return SYMBOLS[(31 - total % 31) % 31] == number[22] and fits("D", number[8:16])


def fits(kind, value):
    if kind == "ul":
        return True
    if kind == "D":
        try:
            datetime.datetime.strptime(value, "%Y%m%d")
        except ValueError:
            return False
        return re.fullmatch(r"\d{8}", value) is not None
    if kind == "T":
        return re.fullmatch(r"\d{14}", value) is not None and fits("D", value[:8]) and int(value[8:10]) < 24 and int(value[10:12]) < 60 and int(value[12:]) < 60
    if kind == "n..16,2":
        return re.fullmatch(r"\d{1,16}(\.\d{1,2})?", value) is not None
    kind, length = re.fullmatch(r"(an|n)(?:\.\.)?(\d+)", kind).groups()
    return len(value) <= int(length) and (kind == "an" or re.fullmatch(r"[0-9]+", value) is not None)


def check(document):
    wrong = []
    if document.get("standard") != "GB/T 39046-2020":
        wrong.append("standard")
    sets = document["data_sets"]
    for name, records in sets.items():
        fields = TABLE.get(name)
        if fields is None and not name.startswith("x_"):
            wrong.append(f"{name}: no data set of the standard")
            continue
        for i, record in enumerate(records):
            for field, value in record.items():
                place = f"{name}[{i}].{field}"
                if not isinstance(value, str) or not value:
                    wrong.append(f"{place}: no text")
                elif any(ord(c) < 32 and c != "\n" for c in value):
                    wrong.append(f"{place}: control characters")
                elif field.startswith("x_") or name.startswith("x_"):
                    continue
                elif field not in fields:
                    wrong.append(f"{place}: no field of the standard's")
                else:
                    kind, codes = fields[field] if isinstance(fields[field], tuple) else (fields[field], None)
                    parts = value.split(",") if kind == "list" else [value]
                    if kind != "list" and not fits(kind, value):
                        wrong.append(f"{place}: {value!r} is not {kind}")
                    if codes is not None and any(part not in codes for part in parts):
                        wrong.append(f"{place}: {value!r} has no code of the standard's")
    numbers = [record["办件编号"] for record in sets["办事申请"]]
    if numbers != sorted(set(numbers)):
        wrong.append("办事申请: case numbers are not in order, or one stands twice")
    wrong += [f"办事申请: {number} is no case number" for number in numbers if not case_number_holds(number)]
    for name, records in sets.items():
        for i, record in enumerate(records):
            number = record.get("办件编号", record.get("x_case"))
            if number is not None and number not in numbers:
                wrong.append(f"{name}[{i}]: case {number} has no 办事申请")
    return wrong


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        problems = check(json.load(file))
    print("\n".join(problems[:50]))
    sys.exit(1 if problems else 0)
