"""Who does what when a package is handled: the departments' reviewers and the supervisor, each a step at a time."""
import datetime

ENDED = ("decided", "dropped")
LATE_LIGHTS = ("red", "black")
ORDER_DAYS = 1
SHORTEST_INSPECTION, LONGEST_INSPECTION = 3, 5     # working days
MOVED_DAYS = 2        # working days by which a notice moves the case's day, where it is to move it


class Stuck(Exception):
    pass


def both(name):
    return f"{name['zh']} {name['en']}".strip()


class Page:
    """The case as the hall tells it, with its dates as dates. What is empty, none or no the hall leaves out."""

    def __init__(self, told):
        self.told = told
        self.state, self.number = told["state"], told["number"]
        self.tasks = [{"after": [], "stages": [], "twoPersons": False, "extendedDays": 0, **one} for one in told.get("tasks", ())]

    def date(self, name):
        return day(self.told.get(name))

    def clock(self, task):
        """The period of a task, also of one that waits; of an ended one as it ended."""
        return task.get("clock") or {"light": "none", "used": 0, "left": 0}

    def decided_on(self):
        """The hall's date of the last decision; None before it."""
        return next((day(one["at"][:10]) for one in reversed(self.told["steps"]) if one["what"] == "case-decided"), None)

    def task(self, number):
        return next(one for one in self.tasks if one["task"] == number)

    def listed(self, name, task=None):
        return [one for one in self.told.get(name, ()) if task is None or one.get("task", 0) == task]


def day(text):
    return datetime.date.fromisoformat(text) if text else None


# --- who plays what -------------------------------------------------------------------------------------------------------

class Part:
    """What a department does with its task, a step at most each time it is asked. `worked`: the days that count since it has the task."""
    sign = ""

    def __init__(self, story, task, begin, decide):
        self.story, self.number, self.begin, self.decide = story, task["task"], begin, decide
        self.department, self.name = task["department"], both(task["departmentName"])
        logins = story.office.of_department(self.department)
        if len(logins) < (2 if task["twoPersons"] else 1):
            raise Stuck(f"the demo has too few reviewers of {self.department}")
        self.reviewer, self.decider = logins[0], logins[1 if task["twoPersons"] else 0]

    def act(self, who, what, **body):
        return self.story.office.act(who, self.story.number, what, body, self.number)

    def of_case(self, what, **body):
        return self.story.office.act(self.reviewer, self.story.number, what, body)

    @staticmethod
    def stage_is_done(task):
        """The last day of a stage; into the last one of all leads the proposal."""
        stages = task["stages"]
        now = next((at for at, one in enumerate(stages) if one["state"] == "now"), len(stages))
        return now + 2 < len(stages) and (stages[now].get("clock") or {"left": 1})["left"] <= 0

    def play(self, page, task, worked):
        if task["state"] == "dispatched" and worked >= self.begin:
            self.act(self.reviewer, "start-task")
        elif task["state"] == "working" and self.stage_is_done(task):
            self.act(self.reviewer, "advance-stage")
        elif task["state"] == "working" and worked >= self.decide:
            self.act(self.reviewer, "propose-task", verdict="granted", text="材料真实齐全，拟同意")
        elif task["state"] == "proposed":
            self.act(self.decider, "decide-task", verdict="granted", text="同意", resultNumber=f"R-{self.story.seed}-{self.number}")


class Suspended(Part):
    """Asks for an inspection on the spot; while it goes on, no day counts."""
    sign = "特别程序 special procedure"

    def __init__(self, story, task, begin, decide, planned):
        super().__init__(story, task, begin, decide)
        self.planned = planned

    def play(self, page, task, worked):
        mine = page.listed("procedures", self.number)
        asked = page.listed("requests", self.number)
        running = next((one for one in mine if not one.get("to")), None)
        if task["state"] == "working" and not asked and worked > self.begin:
            self.of_case("request-approval", task=self.number, kind="procedure", procedure="inspection", days=self.planned,
                         reason="on-site-inspection", note="需现场核查场所条件")
        elif running:
            if self.story.calendar.between(day(running["from"]), self.story.today) >= self.planned:
                self.of_case("end-procedure", procedureNumber=running["number"], result="passed", text="现场核查合格")
        elif mine or task["state"] == "dispatched":
            super().play(page, task, worked)


class Late(Part):
    """Does not touch it until an order of supervision comes."""
    sign = "逾期 late"

    def play(self, page, task, worked):
        orders = page.listed("orders", self.number)
        if not orders or day(orders[0]["issuedOn"]) >= self.story.today:
            return
        unanswered = next((one for one in orders if not one.get("answeredOn")), None)
        if task["state"] == "dispatched":
            self.act(self.reviewer, "start-task")
        elif unanswered:
            self.of_case("answer-order", order=unanswered["number"], text="承办人员病休未及时交接，已指定专人办理")
        elif day(orders[0]["answeredOn"]) < self.story.today:
            super().play(page, task, worked)


class Supervisor:
    """Gives what is asked for, and has whoever is over the limit answer for it."""

    def __init__(self, story, login):
        self.story, self.login = story, login

    def act(self, what, **body):
        return self.story.office.act(self.login, self.story.number, what, body)

    def play(self, page):
        for one in page.listed("requests"):
            if one["state"] == "open":
                return self.act("decide-approval", request=one["number"], given=True, note="同意，请书面告知申请人")
        for task in page.tasks:
            if page.clock(task)["light"] in LATE_LIGHTS and task["state"] not in ENDED and not page.listed("orders", task["task"]):
                return self.act("issue-order", task=task["task"], reason="over-limit", days=ORDER_DAYS, note="已超承诺时限，请说明原因并尽快办结")
        for one in page.listed("orders"):
            if one.get("answeredOn") and not one.get("closedOn") and page.task(one["task"])["state"] in ENDED:
                return self.act("close-order", order=one["number"], note="已办结，督办结束")
        return None


def cast(story, page):
    """Everybody's part: who waits is the package's own affair; of the others a quick one is late, and a slow one inspects: if possible one
    whose inspection leaves the receipt's date as it is; or, if wished, the one that has the fewest days to spare, and longer than those."""
    promised = {one["code"]: one["promisedDays"] for one in page.told["items"]}
    days = {task["task"]: promised[task["item"]] for task in page.tasks}
    needed = {number for task in page.tasks for number in task["after"]}
    free = sorted((number for number in days if not page.task(number)["after"] and number not in needed), key=lambda number: (days[number], number))
    late = next((number for number in free if days[number] >= 2), None)
    spare = {number: story.calendar.between(story.calendar.after(story.accepted, days[number]), story.receipt_due) for number in free}
    if story.wishes.notice_moves:
        slow = min((number for number in free if number != late), key=lambda number: (spare[number], number), default=None)
    else:
        slow = next((number for number in reversed(free) if spare[number] >= SHORTEST_INSPECTION), free[-1] if free else None)
    if late is None or slow is None or late == slow:
        raise Stuck("the package leaves nobody to be late and nobody to be suspended")
    inspection = spare[slow] + MOVED_DAYS if story.wishes.notice_moves else min(max(spare[slow], SHORTEST_INSPECTION), LONGEST_INSPECTION)
    parts = {}
    for task in page.tasks:
        number = task["task"]
        last = max(days[number] - 2, min(days[number], 1))     # two days before it is due, where there are so many
        begin = min(1, last)
        if number == late:
            parts[number] = Late(story, task, begin, 0)
        elif number == slow:
            parts[number] = Suspended(story, task, begin, last, inspection)
        else:
            parts[number] = Part(story, task, begin, max(begin, last - story.chance.randint(0, 1)))
    return parts
