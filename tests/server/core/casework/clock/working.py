#!/usr/bin/env python3
"""The law's clock, counted on the fingers: what cases.csv expects, worked out without the program.

    working.py --check          every expected value of cases.csv is what counting day by day gives,
                                and every sum written out in working.md ends where cases.csv says (exit 1 if not)
    working.py --explain ID     the counting of one case's periods, a line per day
    working.py --write          writes the expected values anew (look at the difference before you keep it)

It is meant to be read as a proof, so it is slow and plain on purpose: no tables, no arithmetic on dates beyond "the next day", a set
of days for each suspension. It knows nothing of the C++ code; both read the same calendar (server/data/calendar).

A case (a line of cases.csv):
  items     "a:10/20" item a is promised in 10 working days, the law gives 20; "b:5/10<a" needs a's result; "<a+c" those of both;
            "[look:3|sign:2]" its stages with their limits; the word "joint" in front: a package handled jointly.
  events    "DATE WHAT", joined by ";": receive, notify, supplement, accept, accept ~8 (one paper may follow within 8 days), bring (it
            has come), start a, stage a (next stage), propose a, grant a, reject a, suspend a 10 (a special procedure planned for 10 days;
            "*": the case as a whole), resume 1 (the first of them is over), extend a 5 (joint package: "*"), hand-over, order a 3,
            answer 1, refuse. A last word "!code" says that the hall must refuse this.
  expected  "WHAT@DATE=VALUE": as things stand at the end of that day; without a date: at the end of the last event's day.
            due, law: promised and statutory day of the case; due(a), law(a) of a task; stage(a); tell, supplement, deliver, tolerance,
            answer(1): the other deadlines; accepted: the day ("!": by silence); left, left(a): days that remain; light, light(a),
            stage-light(a). "?" behind a date: provisional, a year without data lies on the way.
"""
import csv
import datetime
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
CALENDAR = HERE.parents[4] / "server" / "data" / "calendar" / "cn_calendar_2004_2026.csv"
ONE_DAY = datetime.timedelta(days=1)

# The rules as they stand where a hall says nothing else.
TELL, JOINT, JOINT_MORE, DELIVER, SUPPLEMENT = 5, 45, 15, 10, 20
TOLERANCE_MOST, TOLERANCE_MARGIN = 20, 2
# What silence accepts is not taken back: where a year has no notice yet, the longest holiday that a notice ever made (24 January to
# 2 February 2020) might still lie in the way.
LONGEST_HOLIDAY = 10
BLUE_PERCENT, YELLOW_PERCENT, YELLOW_DAYS = 50, 20, 1

HOLIDAYS, MAKE_UP, YEARS = set(), set(), set()
with open(CALENDAR, newline="", encoding="utf-8") as table:
    for row in csv.DictReader(table):
        day = datetime.date.fromisoformat(row["date"])
        YEARS.add(day.year)
        (HOLIDAYS if row["kind"] == "holiday" else MAKE_UP).add(day)


# --- days ---------------------------------------------------------------------------------------------------------------------------

def working(day):
    if day in HOLIDAYS:
        return False
    return day in MAKE_UP or day.isoweekday() <= 5


class End:
    """The day on which counting ended, and whether a year without data was walked through."""

    def __init__(self, day, provisional):
        self.day, self.provisional = day, provisional

    def __str__(self):
        return self.day.isoformat() + ("?" if self.provisional else "")


def count_on(start, days, paused=frozenset(), log=None):
    """The last day of a period: the day of the event is not counted, then one for every working day on which nothing stands still."""
    day, provisional, counted = start, start.year not in YEARS, 0
    if days == 0:
        while not working(day) or day in paused:
            day += ONE_DAY
            provisional = provisional or day.year not in YEARS
        return End(day, provisional)
    while counted < days:
        day += ONE_DAY
        provisional = provisional or day.year not in YEARS
        note = "not a working day"
        if working(day):
            note = "stands still"
            if day not in paused:
                counted += 1
                note = str(counted)
        if log is not None:
            log.append(f"    {day:%a %Y-%m-%d}  {note}")
    return End(day, provisional)


def counted(start, end, paused):
    """How many days of a period that began on `start` are used by the end of `end`."""
    number, day = 0, start
    while day < end:
        day += ONE_DAY
        if working(day) and day not in paused:
            number += 1
    return number


# --- a case -------------------------------------------------------------------------------------------------------------------------

class Item:
    def __init__(self, text):
        stages = re.search(r"\[(.*)\]", text)
        self.stages = [(s.split(":")[0], int(s.split(":")[1])) for s in stages.group(1).split("|")] if stages else []
        text = re.sub(r"\[.*\]", "", text)
        text, _, after = text.partition("<")
        self.after = after.split("+") if after else []
        self.name, _, days = text.partition(":")
        self.promised, self.statutory = (int(d) for d in days.split("/"))


class Happened:
    def __init__(self, text):
        words = text.split()
        self.day, self.what, self.words = datetime.date.fromisoformat(words[0]), words[1], words[2:]
        self.refused = self.words.pop()[1:] if self.words and self.words[-1].startswith("!") else None


class Case:
    """What is known at the end of `today`: events of later days have not happened yet."""

    def __init__(self, items, events, today):
        words = items.split()
        self.joint = words[0] == "joint"
        self.items = {i.name: i for i in map(Item, words[1:] if self.joint else words)}
        self.today = today
        self.received = self.supplemented = self.notified = self.accepted = self.decided = None
        self.silent = False
        self.tolerated = None
        self.granted, self.ended, self.extended = {}, {}, {}
        self.entered = {name: [] for name in self.items}     # day on which each stage was entered, the first apart
        self.extensions = []
        self.suspensions, self.orders = [], []
        for event in events:
            if event.day > today:
                break
            self.silence(event.day)
            self.judge(event)
            if event.refused is None:
                self.happen(event)
        self.silence(today)

    # Art. 32 (4): not told within five days, so accepted from the day of receipt (or from the day on which everything had been brought).
    def silence(self, today):
        end = self.tell_by()
        if end is None:
            return
        last = end.day
        for _ in range(LONGEST_HOLIDAY if end.provisional else 0):
            last += ONE_DAY
        if today > last:
            self.accepted, self.silent = self.supplemented or self.received, True

    def waits_for_word(self):
        return self.received is not None and self.accepted is None and (self.notified is None or self.supplemented is not None)

    def tell_by(self):
        return count_on(self.supplemented or self.received, TELL) if self.waits_for_word() else None

    def judge(self, event):
        """Is it refused exactly when the rules say so? The length of a tolerance, and an extension of what is over (art. 42), are days' matters."""
        if event.what == "extend":
            self.today, today = event.day, self.today
            name = event.words[0]
            if name == "*":
                start, last, still = self.accepted, self.whole()[2].day, self.stands_still("*")
            else:
                start, last, still = self.task(name)[0], self.task(name)[1].day, self.stands_still(name, "*")
            self.today = today
            day = event.day
            while day in still and day > start:
                day -= ONE_DAY
            if (day > last) != (event.refused is not None):
                raise SystemExit(f"extension of {name} on {event.day}: the table says the opposite of the rule")
        if event.what == "accept" and event.words:
            days = int(event.words[0][1:])
            good = 1 <= days <= TOLERANCE_MOST and days <= self.promise_in_days() - TOLERANCE_MARGIN
            if good != (event.refused is None):
                raise SystemExit(f"tolerance of {days} days on {event.day}: the table says the opposite of the rule")

    def promise_in_days(self):
        """Of the longest item: the paper is needed before that one is decided."""
        return max(item.promised for item in self.items.values())

    def happen(self, event):
        what, words, day = event.what, event.words, event.day
        if what == "receive":
            self.received = day
        elif what == "notify":
            self.notified, self.supplemented = day, None
        elif what == "supplement":
            self.supplemented = day
        elif what == "accept":
            self.accepted = day
            if words:
                self.tolerated = int(words[0][1:])
        elif what == "stage":
            self.entered[words[0]].append(day)
        elif what == "propose":
            item = self.items[words[0]]
            if len(item.stages) > 1:
                while len(self.entered[words[0]]) < len(item.stages) - 1:
                    self.entered[words[0]].append(day)
        elif what in ("grant", "reject"):
            self.ended[words[0]] = day
            if what == "grant":
                self.granted[words[0]] = day
            if len(self.ended) == len(self.items):
                self.decided = day
        elif what == "suspend":
            self.suspensions.append({"of": words[0], "from": day, "planned": int(words[1]), "to": None})
        elif what == "resume":
            self.suspensions[int(words[0]) - 1]["to"] = day
        elif what == "extend":
            self.extended[words[0]] = self.extended.get(words[0], 0) + int(words[1])
            self.extensions.append((words[0], day, int(words[1])))
        elif what == "order":
            self.orders.append((day, int(words[1])))

    # Art. 45: the days after the beginning up to and with the end are not counted. One that goes on lasts as long as planned, or until
    # today when that is longer. Which of two overlapping ones was entered first cannot matter: this is a set of days.
    def stands_still(self, *of):
        days = set()
        for suspension in self.suspensions:
            if suspension["of"] not in of:
                continue
            end = suspension["to"]
            if end is None:
                end = max(count_on(suspension["from"], suspension["planned"]).day, self.today)
            day = suspension["from"]
            while day < end:
                day += ONE_DAY
                days.add(day)
        return days

    # --- one task

    def released(self, name):
        """The day on which its own clock began; None while it waits."""
        after = self.items[name].after
        if any(a not in self.granted for a in after):
            return None
        return max([self.granted[a] for a in after], default=self.accepted)

    def days(self, name, statutory):
        item = self.items[name]
        return (item.statutory if statutory else item.promised) + self.extended.get(name, 0)

    def task(self, name, statutory=False):
        """(first day, last day, days, days that stand still, planned)"""
        paused = self.stands_still(name, "*")
        start, planned = self.released(name), False
        if start is None:
            start, planned = self.plan_begin(name, statutory).day, True
        return start, count_on(start, self.days(name, statutory), paused), self.days(name, statutory), paused, planned

    # --- the plan of the case: what the receipt says. It follows from the limits alone, not from how early or late anybody was.

    def plan_begin(self, name, statutory):
        ends = [self.plan_end(a, statutory) for a in self.items[name].after]
        latest = End(self.accepted, False)
        for end in ends:
            if end.day > latest.day:
                latest = end
        return End(latest.day, any(e.provisional for e in ends))

    def plan_end(self, name, statutory):
        begin = self.plan_begin(name, statutory)
        end = count_on(begin.day, self.days(name, statutory), self.stands_still(name, "*"))
        return End(end.day, end.provisional or begin.provisional)

    def last_of(self, names, statutory):
        """The one that ends last; of several the first in the case's order."""
        best = None
        for name in names:
            if best is None or self.plan_end(name, statutory).day > self.plan_end(best, statutory).day:
                best = name
        return best

    def whole(self):
        """(first day, promised end, statutory end, days, days that stand still)"""
        last = self.last_of(self.items, False)
        due = self.plan_end(last, False)
        due = End(due.day, any(self.plan_end(n, False).provisional for n in self.items if self.plan_end(n, False).day == due.day))
        days, paused = 0, set()
        name, until = last, None                   # back along the critical path; what comes after the last one's end is its, too
        while name is not None:
            days += self.days(name, False)
            begin = self.plan_begin(name, False).day
            paused |= {d for d in self.stands_still(name, "*") if d > begin and (until is None or d <= until)}
            until = begin
            name = self.last_of([a for a in self.items if a in self.items[name].after], False)
        if self.joint:
            law = count_on(self.accepted, JOINT + self.extended.get("*", 0), self.stands_still("*"))
            if law.day < due.day:
                return self.accepted, law, law, JOINT + self.extended.get("*", 0), self.stands_still("*")
            return self.accepted, due, law, days, paused
        law = self.plan_end(self.last_of(self.items, True), True)
        if law.day < due.day:
            law = due
        return self.accepted, due, law, days, paused

    # --- the stage that a task is in

    def stage(self, name):
        item = self.items[name]
        begin = self.released(name)
        if begin is None or not item.stages or name in self.ended:
            return None
        for day in self.entered[name]:
            begin = day
        limit = item.stages[len(self.entered[name])][1]
        limit += sum(days for of, day, days in self.extensions if of == name and day >= begin)
        paused = self.stands_still(name, "*")
        return begin, count_on(begin, limit, paused), limit, paused

    # --- what is asked

    def light(self, start, due, law, days, paused, ended):
        day = self.today if ended is None else ended
        while day in paused and day > start:       # what stands still gets no worse
            day -= ONE_DAY
        if day > law.day:
            return "black"
        if day > due.day:
            return "red"
        used = counted(start, day, paused)
        if ended is not None or days == 0 or used == 0:
            return "none"
        share = -(-days * YELLOW_PERCENT // 100)
        if days - used <= max(YELLOW_DAYS, share):
            return "yellow"
        return "blue" if used * 100 >= days * BLUE_PERCENT else "none"

    def task_light(self, name):
        start, due, days, paused, planned = self.task(name)
        if planned:
            return "none"
        return self.light(start, due, later(self.task(name, True)[1], due), days, paused, self.ended.get(name))

    def stage_light(self, name):
        start, due, days, paused = self.stage(name)
        law = later(later(self.task(name, True)[1], self.task(name)[1]), due)
        return self.light(start, due, law, days, paused, None)

    def answer(self, question):
        what, of = re.match(r"([a-z-]+)(?:\((.*)\))?$", question).groups()
        if what == "accepted":
            return "none" if self.accepted is None else self.accepted.isoformat() + ("!" if self.silent else "")
        if what == "tell":
            return str(self.tell_by() or "none")
        if what == "supplement":
            out = self.notified is not None and self.supplemented is None and self.accepted is None
            return str(count_on(self.notified, SUPPLEMENT)) if out else "none"
        if what == "deliver":
            return str(count_on(self.decided, DELIVER)) if self.decided else "none"
        if what == "tolerance":
            return str(count_on(self.accepted, self.tolerated)) if self.tolerated else "none"
        if what == "answer":
            return str(count_on(*self.orders[int(of) - 1]))
        if self.accepted is None:
            return "none"
        if what == "stage":
            return str(self.stage(of)[1]) if self.stage(of) else "none"
        if what == "stage-light":
            return self.stage_light(of)
        if of is None:
            start, due, law, days, paused = self.whole()
            if what == "light":
                return self.light(start, due, law, days, paused, self.decided)
            if what == "left":
                return str(days - counted(start, self.decided or self.today, paused))
            return str(due if what == "due" else law)
        start, due, days, paused, planned = self.task(of)
        if what == "light":
            return self.task_light(of)
        if what == "left":
            return str(days if planned else days - counted(start, self.ended.get(of, self.today), paused))
        return str(due if what == "due" else later(self.task(of, True)[1], due))


def later(one, other):
    return one if one.day >= other.day else other


# --- the table ----------------------------------------------------------------------------------------------------------------------

def read():
    with open(HERE / "cases.csv", newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def worked_out(row):
    events = [Happened(text.strip()) for text in row["events"].split(";")]
    assert all(a.day <= b.day for a, b in zip(events, events[1:])), row["id"] + ": events out of order"
    for entry in row["expected"].split():
        question = entry.split("=")[0]
        what, _, day = question.partition("@")
        today = datetime.date.fromisoformat(day) if day else events[-1].day
        yield question, Case(row["items"], events, today).answer(what)


def written_out(rows):
    """working.md: "### ID WHAT" and, at the end of its counting, "**DATE**"."""
    by_id = {row["id"]: dict(entry.split("=") for entry in row["expected"].split()) for row in rows}
    sums, wrong, heading = 0, [], None
    for line in (HERE / "working.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            heading = line[4:].split()
        end = re.search(r"\*\*(\d{4}-\d{2}-\d{2}\??|[a-z]+)\*\*\.?$", line)
        if heading and end:
            sums += 1
            said = by_id.get(heading[0], {}).get(heading[1])
            if said is None or said.rstrip("!") != end.group(1):
                wrong.append(f"working.md: {' '.join(heading)} ends at {end.group(1)}, the table says {said}")
            heading = None
    return sums, wrong


def explain(row):
    events = [Happened(text.strip()) for text in row["events"].split(";")]
    case = Case(row["items"], events, events[-1].day)
    print(f"{row['id']}  {row['items']}\n  {row['events']}")
    if case.accepted:
        for name in case.items:
            start, due, days, paused, planned = case.task(name)
            log = []
            count_on(start, days, paused, log)
            print(f"  {name}: {days} days {'planned ' if planned else ''}after {start:%a %Y-%m-%d}, until {due}", *log, sep="\n")
    for question, value in worked_out(row):
        print(f"  {question} = {value}")


def main(arguments):
    rows = read()
    if arguments[:1] == ["--explain"]:
        explain(next(row for row in rows if row["id"] == arguments[1]))
        return 0
    wrong, values = [], 0
    for row in rows:
        answers = list(worked_out(row))
        values += len(answers)
        line = " ".join(f"{question}={value}" for question, value in answers)
        if line != row["expected"]:
            wrong.append(f"{row['id']}: the table says {row['expected']}\n     counting gives {line}")
        row["expected"] = line
    if arguments == ["--write"]:
        with open(HERE / "cases.csv", "w", newline="", encoding="utf-8") as table:
            writer = csv.DictWriter(table, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return 0
    sums, differ = written_out(rows)
    print(*wrong, *differ, f"{len(rows)} cases with {values} values, {sums} of them written out: {len(wrong) + len(differ)} differ", sep="\n")
    return 1 if wrong or differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
