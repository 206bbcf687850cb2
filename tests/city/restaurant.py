#!/usr/bin/python3
"""A restaurant is opened: one application, one window, several departments at once, played day by day over the hall's own interface.

restaurant.py --server URL --tokens FILE --accounts FILE [--day-seconds N] [--seed N] [--notice-moves] [--report FILE]

The hall's clock must skip nights (hall-server serve --demo-clock START xSPEED/HOURS). Who waits for another's result, who asks for an
inspection that stops the clock and who is late is chosen from what the hall tells of the case. As a rule the inspection is one that the
receipt's date has room for; with --notice-moves it is one that it has no room for, so that the notice of it names a later date. Ends when
the result is with the applicant: 0 when it held by when the receipt, or the newest notice, said it would be, 1 when not.
"""
import argparse
import itertools
import json
import pathlib
import random
import sys
import time

import city_platform
import hall_api
import office
import show
import workdays
from casting import ENDED, Page, Stuck, Supervisor, both, cast, day

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CALENDAR = ROOT / "server" / "data" / "calendar" / "cn_calendar_2004_2026.csv"
# What the case's history calls things; what is not here (papers looked at, files) would only fill the page.
STEPS = {"application-received": ("网上申请", "applied online"), "case-received": ("窗口收件", "received at the window"),
         "case-accepted": ("一窗受理", "accepted, tasks to all departments", "1"), "task-started": ("开始办理", "begins"),
         "task-released": ("前置结果已出，开始计时", "has the result that it waited for, its time begins"),
         "task-proposed": ("拟同意", "proposes to grant"), "task-decided": ("办结", "decides", "32"),
         "approval-asked": ("申请特别程序", "asks the supervisor for a special procedure"), "approval-given": ("审批同意", "the supervisor approves"),
         "procedure-started": ("现场核查开始，停钟，书面告知", "inspection begins, the clock stops, the applicant is told in writing", "36"),
         "procedure-ended": ("现场核查结束，恢复计时", "inspection over, the clock goes on", "36"),
         "order-issued": ("督办单发出", "order of supervision", "31"),
         "order-answered": ("督办已答复", "answers the order"), "order-closed": ("督办办结", "order closed"),
         "case-decided": ("全部办结", "everything is decided", "32;1"), "result-handed-over": ("结果送达", "result sent to the applicant", "32;1"),
         "case-archived": ("归档", "archived")}
CLERK, COUNTER = "clerk-1", "counter-1"
LONGEST = 60          # working days after which the story has gone wrong


def days(count):
    return f"{count} day{'' if count == 1 else 's'}"


def situations(questions, answers=()):
    """Every way to answer a package's questions. One is asked when, of the questions that it depends on, each has one of the answers named."""
    if not questions:
        yield list(answers)
        return
    first, rest = questions[0], questions[1:]
    wanted = {}
    for one in first.get("when", ()):
        wanted.setdefault(one["question"], set()).add(one["answer"])
    given = {one["question"]: one["answer"] for one in answers}
    if not all(given.get(question) in any_of for question, any_of in wanted.items()):
        yield from situations(rest, answers)
        return
    for one in first["answers"]:
        yield from situations(rest, (*answers, {"question": first["code"], "answer": one["code"]}))


# --- what happens, day by day -------------------------------------------------------------------------------------------

class Story:
    def __init__(self, people_at_work, wishes, out):
        self.office, self.out, self.wishes, self.seed, self.day_seconds = people_at_work, out, wishes, wishes.seed, wishes.day_seconds
        self.chance = random.Random(wishes.seed)
        self.calendar = workdays.Workdays(CALENDAR)
        self.application = f"GA{wishes.seed * 1_000 + 900}"
        self.lights = {}           # task -> every light that it showed, in order
        self.shown_steps = self.shown_signals = 0
        self.today = None          # the hall's date
        self.days = []
        self.due = None            # as it was shown last

    def http(self, method, path, token, body=None):
        return self.office.http(method, path, token, body)

    def date(self):
        return day(self.office.get(self.supervisor.login, "/api/v1/supervision?limit=1")["today"])

    def look(self):
        """The case as it is on `today`: a page that was made while the day changed belongs to neither."""
        while True:
            before, page, self.today = self.today, Page(self.case(self.supervisor.login)), self.date()
            if self.today == before:
                return page

    # --- the first day: the platform, the kiosk, the counter

    def branch(self):
        """(answers, what they select): as wished, or those that concern so many departments, one waits for another, and the most begin at once."""
        packages = self.http("GET", "/api/v1/packages", None)["packages"]
        package = next((one for one in packages if one["code"] == self.wishes.package), None)
        if package is None:
            raise Stuck(f"the hall has no package {self.wishes.package}, only {', '.join(one['code'] for one in packages) or 'none'}")
        wished = [dict(zip(("question", "answer"), one.split("=", 1))) for one in self.wishes.answers.split(",") if one]
        ways = [wished] if wished else itertools.islice(situations(package["questions"]), 200)
        told = [(one, self.http("POST", f"/api/v1/packages/{package['code']}/branch", None, {"answers": one})) for one in ways]

        def fitness(one):
            branch = one[1]
            concerned = len({item["department"] for item in branch["items"]})
            at_once = sum(not needs for needs in branch["after"])
            return -abs(concerned - self.wishes.departments), at_once < len(branch["items"]), at_once

        return max(told, key=fitness)

    def apply(self):
        answers, branch = self.branch()
        for department in sorted({one["department"] for one in branch["items"]}):
            for login in self.office.of_department(department):
                self.office.session(login)
        codes = [one["code"] for one in branch["materials"] if one["source"] == "applicant"]
        body = city_platform.application(self.wishes.hall_code, (), codes, self.seed)
        body.update(package=self.wishes.package, answers=answers)
        city = hall_api.Hall(self.office.server, self.office.tokens["city-platform"])
        self.number = city.put(self.application, body)[1]["case"]
        for ordinal, code in enumerate(codes, 1):
            city.attach(self.application, ordinal, city_platform.PDF, "application/pdf", code)

    def visit(self):
        """Number, counter, papers, receipt: the applicant's only way to the hall."""
        kiosk = self.office.tokens["kiosk-1"]
        ticket = self.http("POST", "/api/v1/tickets", kiosk, {"application": self.application})["ticket"]
        clerk, place = CLERK, COUNTER
        for what in ("open", "call-next", "start"):
            self.office.post(clerk, f"/api/v1/counters/{place}/{what}")
        self.act(clerk, "receive")
        marks = [{"material": one["code"], "state": "sound"} for one in self.case(clerk)["materials"] if one["state"] != "held"]
        self.act(clerk, "check", marks=marks)
        self.receipt = self.act(clerk, "accept")["document"]
        self.office.post(clerk, f"/api/v1/counters/{place}/finish")
        return ticket["number"]

    def case(self, who):
        return self.office.get(who, f"/api/v1/cases/{self.number}")

    def act(self, who, what, **body):
        return self.office.act(who, self.number, what, {**body, "seen": self.case(who)["seq"]} if what in ("receive", "check", "accept") else body)

    # --- the days after it

    def run(self):
        self.supervisor = Supervisor(self, "supervisor")
        for login, place in ((self.supervisor.login, None), (CLERK, COUNTER)):
            self.office.sign_in(login, place, self.office.accounts[login]["roles"][0])
        self.apply()
        self.ticket = self.visit()
        page = self.look()
        self.accepted, self.receipt_due = page.date("acceptedOn"), page.date("due")
        self.parts = cast(self, page)
        self.introduce(page)
        begun = self.today
        while page.state != "archived":
            page = self.one_day(page, self.calendar.between(begun, self.today))
            if self.calendar.between(begun, self.today) > LONGEST:
                raise Stuck(f"after {LONGEST} working days it is still {page.state}")
        return self.closing(page)

    def one_day(self, page, ordinal):
        """Plays until the hall's date changes; what the day was is shown shortly before."""
        date, began = self.today, time.monotonic()
        last = page
        while self.today == date:
            last = page
            if page.state == "archived" or time.monotonic() - began > 0.7 * self.day_seconds:
                break
            if not self.play(page):
                time.sleep(self.day_seconds / 40)
            page = self.look()
        self.show_day(last, date, ordinal)
        while page.state != "archived" and self.today == date:
            time.sleep(self.day_seconds / 40)
            page = self.look()
        return page

    def play(self, page):
        """Everybody's next step. False: nobody had anything to do."""
        done = self.office.commands
        if page.state == "decided":
            self.act(CLERK, "hand-over", method="post", waybill=f"EM{self.seed:09d}CN")
        elif page.state == "delivered" and page.decided_on() < self.today:
            self.act(CLERK, "archive")
        elif page.state in ("accepted", "handling"):
            for task in page.tasks:
                if task["state"] not in ENDED and task["state"] != "waiting":
                    self.parts[task["task"]].play(page, task, page.clock(task)["used"])
            self.supervisor.play(page)
        return self.office.commands > done

    # --- what is shown; everything of it was told by the hall

    def introduce(self, page):
        out = self.out
        out.line()
        out.line(f"  {both(page.told['package']['name'])}: {len(page.tasks)} 个部门 departments, {len(page.told['materials'])} 份材料 papers, 取号一次 one ticket {self.ticket}")
        out.line(f"  {self.number} · 受理回执 receipt {self.receipt} · 承诺期限 to be done by {self.receipt_due} {show.weekday(self.receipt_due)}")
        for part in self.parts.values():
            task = page.task(part.number)
            after = [self.parts[one].name for one in task["after"]]
            sign = part.sign or ("等待前置结果 waits for " + "、".join(after) if after else "并联办理 in parallel")
            out.line(f"    {part.number}  {show.fit(both(task['itemName']), 64)} {part.name}  {out.paint('2', sign)}")

    def show_day(self, page, date, ordinal):
        out = self.out
        due = page.date("due")
        name = f"第 {ordinal} 个工作日 Working day {ordinal}" if ordinal else "受理当日 Day of acceptance"
        out.heading(f"{name} · {date} {show.weekday(date)}",
                    f"期限 due {due}")
        rows = []
        for task in page.tasks:
            clock = page.clock(task)
            light = clock["light"]
            seen = self.lights.setdefault(task["task"], [])
            if not seen or seen[-1] != light:
                seen.append(light)
            out.row(light, self.parts[task["task"]].name, self.state_of(page, task), self.left_of(task, clock))
            rows.append({"task": task["task"], "state": task["state"], "light": light, "left": clock["left"], "paused": clock.get("paused", False)})
        steps = [one for one in page.told["steps"] if one["seq"] > self.shown_steps]
        for one in steps:
            self.show_step(one)
        self.shown_steps = max([self.shown_steps, *(one["seq"] for one in steps)])
        for one in page.listed("signals")[self.shown_signals:]:
            self.show_signal(one)
        self.shown_signals = len(page.listed("signals"))
        if self.due not in (None, due):
            notice = [one["number"] for one in page.told["documents"] if one["kind"] in ("suspension", "extension")]
            out.happened(f"期限依书面告知顺延至 the notice moves the case's day to {due} {show.weekday(due)}  {notice[-1] if notice else ''}", "36;1")
        self.due = due
        self.days.append({"date": str(date), "due": str(due), "state": page.state, "light": page.clock(page.told)["light"], "tasks": rows})

    def state_of(self, page, task):
        if task["state"] not in ENDED and any(not one.get("to") for one in page.listed("procedures", task["task"])):
            return "特别程序 inspection"
        return " ".join(show.STATES.get(task["state"], (task["state"], "")))

    def left_of(self, task, clock):
        left = clock["left"]
        if left < 0:
            return self.out.paint("31;1", f"超 {-left} 天 {days(-left)} late")
        if task["state"] in ENDED:
            return f"用 {clock['used']} 天 in {days(clock['used'])}"
        if clock.get("planned"):
            return self.out.paint("2", f"计划 {clock['days']} 天 {days(clock['days'])} planned")
        return f"剩 {left} 天 {days(left)} left" + (" · 停钟 clock stopped" if clock.get("paused") else "")

    def show_step(self, step):
        words = STEPS.get(step["what"])
        if words is not None:
            who = show.fit(self.parts[step["task"]].name, 47) if step.get("task") else ""
            self.out.happened(f"{who}{words[0]} {words[1]}", *words[2:])

    def show_signal(self, one):
        colour, _, chinese, english = show.LIGHTS.get(one["light"], show.LIGHTS["none"])
        who = show.fit(self.parts[one["task"]].name if one["task"] else "", 47)
        what = " ".join(show.SIGNALS.get(one["kind"], (one["kind"],)))
        self.out.happened(f"{who}监察 supervision: {chinese} {english} {what} {one['due']} {show.CAUSES.get(one.get('cause'), '')}", colour)

    # --- the end

    def expected(self, page):
        """By when it must be done: as the receipt said, and with the special procedures; counted from the calendar's table alone."""
        promised = {one["code"]: one["promisedDays"] for one in page.told["items"]}
        tasks = {one["task"]: (promised[one["item"]] + one["extendedDays"], one["after"]) for one in page.tasks}
        pauses = {number: [(day(one["from"]), day(one["to"])) for one in page.listed("procedures") if one["task"] in (0, number)] for number in tasks}
        return workdays.critical_path(self.calendar, self.accepted, tasks), workdays.critical_path(self.calendar, self.accepted, tasks, pauses)

    @staticmethod
    def in_time(spare, due):
        if spare == 0:
            return "期限当日 on the very day"
        return f"早 {spare} 个工作日 {days(spare)} before {due}" if spare > 0 else f"晚 {-spare} 个工作日 {days(-spare)} after {due}"

    def closing(self, page):
        out, due, decided = self.out, page.date("due"), page.decided_on()
        on_receipt, with_notices = self.expected(page)
        papers = {one["kind"]: one for one in page.told["documents"]}
        spare = self.calendar.between(decided, due)
        held = {"the receipt's date is the one counted by hand": self.receipt_due == on_receipt,
                "only notices moved it": due == with_notices,
                "the notice moved it as far as wished": (due > self.receipt_due) == self.wishes.notice_moves,
                "it was kept": decided <= due,
                "one visit": page.told.get("visits", 0) == 1}
        out.heading("结果 In the end")
        out.line(f"  {show.fit('受理回执 Receipt ' + papers['acceptance']['number'], 60)}期限 due {self.receipt_due}")
        for one in page.listed("procedures"):
            paper = papers.get("suspension", {}).get("number", "")
            out.line(f"  {show.fit('特别程序告知 Suspension notice ' + paper, 60)}{one['from']} → {one['to']}  {self.parts[one['task']].name}")
        out.line(f"  {show.fit('另行计算 Counted again from the calendar alone', 60)}回执 receipt {on_receipt}, 计入特别程序 with the notice {with_notices}")
        out.line(f"  {show.fit('办结 Everything decided', 60)}{decided}, " + self.in_time(spare, due))
        out.line(f"  {show.fit('到场次数 Visits', 60)}{page.told['visits']}")
        out.line()
        for task in page.tasks:
            lights = " → ".join(show.LIGHTS[one][2] + show.LIGHTS[one][3] for one in self.lights[task["task"]] if one != "none") or "—"
            clock = page.clock(task)
            causes = ", ".join(f"{show.CAUSES.get(one['cause'], one['cause'])} {one['days']}" for one in page.listed("delays", task["task"]))
            used = show.fit(f"用 used {clock['used']}/{clock['days']}", 16)
            out.line(f"  {show.fit(self.parts[task['task']].name, 47)}{used}{show.fit(lights, 30)}{causes}")
        out.line()
        good = all(held.values())
        for what, so in held.items():
            if not so:
                out.line("  " + out.paint("31;1", "✗ " + what))
        kept = f"✓ 回执期限守住 The receipt's date held: {due}"
        if due != self.receipt_due:
            kept = f"✓ 告知的期限守住 The notice's date held: {due}, 回执原定 the receipt said {self.receipt_due}"
        out.line("  " + (out.paint("32;1", kept) if good else out.paint("31;1", "承诺的期限未守住 The date that was promised did not hold")))
        self.report = {"case": self.number, "application": self.application, "receipt": {"number": self.receipt, "due": str(self.receipt_due)},
                       "due": str(due), "counted": [str(on_receipt), str(with_notices)], "decidedOn": str(decided), "visits": page.told.get("visits", 0), "held": held,
                       "parts": {part.sign or "parallel": number for number, part in self.parts.items()}, "tasks": page.tasks,
                       "procedures": page.listed("procedures"), "orders": page.listed("orders"), "signals": page.listed("signals"),
                       "lights": self.lights, "days": self.days}
        return good


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("server", "tokens", "accounts"):
        options.add_argument("--" + name, required=True)
    options.add_argument("--day-seconds", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--hall-code", default="gaq01")
    options.add_argument("--package", default="open-restaurant")
    options.add_argument("--answers", default="", help="question=answer,...; without it those that come nearest to --departments")
    options.add_argument("--departments", type=int, default=5)
    options.add_argument("--notice-moves", action="store_true", help="an inspection that the receipt's date has no room for")
    options.add_argument("--report", help="what was seen, as JSON")
    given = options.parse_args()
    story = Story(office.office_of(given.server, given.tokens, given.accounts), given, show.Terminal())
    try:
        good = story.run()
    except (Stuck, hall_api.Refused, OSError) as broken:
        print(f"restaurant: {broken}", file=sys.stderr)
        return 1
    if given.report:
        pathlib.Path(given.report).write_text(json.dumps(story.report, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
