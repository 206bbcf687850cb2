#!/usr/bin/python3
"""Writes the file that a release leaves behind for all later ones: a small hall, in which every kind of event of that release happened.

write.py HALL-SERVER OUT.db [--without-clock] [--without-notices] [--without-visitors]

Over HTTP, each command with an Idempotency-Key of its own (four-cmd-0001, ...), on a demo clock that is started anew for each hall day. With
--without-clock nothing is done that came with 0.4 (packages, the law's clock, supervision, routing, exchange), with --without-notices nothing that
came with 0.6, with --without-visitors nothing that came with 0.7 (bookings, tickets from afar, ratings). Tokens and secrets of the hall open nothing but this file; its vault's key is thrown away.
"""
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "tests/city"))
import hall_api  # noqa: E402
import people  # noqa: E402

HALL = """[hall]
code = "old"
name = { zh = "旧大厅", en = "Old Hall" }
time_zone = "Asia/Shanghai"
opens_at = "09:00"
closes_at = "18:00"
area_code = "511602"
hall_number = "01"
demo = true
cover_routing = COVER
[[class]]
code = "normal"
name = { zh = "普通", en = "Regular" }
[[class]]
code = "senior"
name = { zh = "60岁以上", en = "Aged 60 or over" }
credit_minutes = 8
[[queue]]
code = "general"
letters = "A"
name = { zh = "综合", en = "General" }
departments = ["审批局"]
default = true
[[queue]]
code = "tax"
letters = "B"
name = { zh = "税务", en = "Taxes" }
departments = ["税务局"]
[[profile]]
code = "both"
name = { zh = "全部", en = "All" }
queues = ["general", "tax"]
[[profile]]
code = "general-only"
name = { zh = "综合", en = "General" }
queues = ["general"]
[[counter]]
id = "counter-1"
label = "1"
profile = "both"
[[counter]]
id = "counter-2"
label = "2"
profile = "general-only"
"""
RULES = """[case_rules]
tell_days = 5
[[follow_up_class]]
code = "general"
name = { zh = "一般", en = "General" }
days = 1
[opening]
weekdays = [1, 2, 3, 4, 5]
"""
VISITORS = """[[booking]]
queue = "tax"
hours = ["09:00-17:00"]
lead_minutes = 0
cancel_minutes = 0
early_minutes = 120
class = "normal"
[remote]
offered = true
radius_m = 8000
latitude_e6 = 30473900
longitude_e6 = 106641400
[evaluation]
days = 7
"""
TABLE = """department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code
审批局,未分类,企业登记,行政许可,1,x,register,x,x,x
税务局,未分类,发票代开,公共服务,20,x,invoice,x,x,x
税务局,未分类,完税证明,公共服务,20,x,proof,x,x,x
"""
PAPERS = """materials = [{ code = "identity-card", name = { zh = "身份证", en = "Identity card" }, form = "copy" }, { code = "lease", name = { zh = "租赁合同", en = "Lease" }, form = "original" }]
"""
GUIDES = """[[guide]]
item = "register"
short_name = { zh = "企业登记" }
conditions = { zh = "依法设立", en = "Lawfully founded" }
fee = { zh = "免费", en = "Free" }
statutory_days = 20
promised_days = 5
two_persons = true
STAGES%s
[[guide]]
item = "invoice"
short_name = { zh = "发票代开" }
conditions = { zh = "有交易" }
fee = { zh = "免费" }
promised_days = 10
materials = []
""" % PAPERS
PACKAGES = """[[package]]
code = "start"
name = { zh = "开业一件事", en = "Starting" }
[[package.questions]]
code = "sells"
name = { zh = "是否销售？", en = "Do you sell?" }
answers = [{ code = "yes", name = { zh = "是" } }, { code = "no", name = { zh = "否" } }]
[[package.items]]
item = "register"
[[package.items]]
item = "invoice"
after = ["register"]
when = { sells = ["yes"] }
"""
FILE = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PEOPLE = {"clerk": ["clerk"], "second": ["clerk", "reception"], "reviewer": ["reviewer"], "decider": ["reviewer"], "supervisor": ["supervisor"], "security": ["security-administrator"],
          "system": ["system-administrator"]}


class Old:
    def __init__(self, program, work, clock, notices, visitors, area="511602"):
        self.program, self.work, self.clock, self.notices, self.visitors, self.process, self.commands = program, work, clock, notices, visitors, None, 0
        work.mkdir(exist_ok=True)
        self.hall = work / "hall"
        (work / "hall.toml").write_text(HALL.replace("COVER", "false").replace("511602", area), encoding="utf-8")
        (work / "items.csv").write_text(TABLE, encoding="utf-8")
        stages = 'stages = [{ code = "look", name = { zh = "审查" }, days = 2 }, { code = "sign", name = { zh = "决定" }, days = 3 }]\n' if clock else ""
        (work / "guides.toml").write_text(GUIDES.replace("STAGES", stages), encoding="utf-8")
        (work / "packages.toml").write_text(PACKAGES, encoding="utf-8")
        self.run("init", self.hall, "--configuration", work / "hall.toml")
        self.run("import-calendar", self.hall)
        more = ("--packages", work / "packages.toml") if clock else ()
        self.run("import-catalogue", self.hall, work / "items.csv", "--guides", work / "guides.toml", "--codes", "free", *more)
        self.tokens = {}
        for name, role, *counter in (("kiosk-1", "kiosk"), ("counter-1", "counter", "counter-1"), ("counter-2", "counter", "counter-2"), ("boss", "manager"), ("city", "city-platform")):
            self.tokens[name] = self.run("device", self.hall, name, "--role", role, *(("--counter", counter[0]) if counter else ())).split()[-1]
        self.secrets, self.staff, self.sessions = {}, {}, {}
        for name, roles in PEOPLE.items():
            told = self.run("account", self.hall, "add", name, "--display", name, *[word for role in roles for word in ("--role", role)])
            self.staff[name] = re.search(r"\bs\d+\b", told).group(0)
            self.secrets[name] = told.split()[-1]

    def run(self, *arguments):
        done = subprocess.run([str(self.program), *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")
        return done.stdout

    def configure(self, cover):
        departments = ["shenpiju", "shuiwuju"]
        self.department = departments[0]
        staff = "".join(f'[[staff]]\nid = "{self.staff[name]}"\nroles = {json.dumps(PEOPLE[name])}\ndepartments = {json.dumps(departments)}\n'
                        for name in ("reviewer", "decider"))
        (self.work / "hall.toml").write_text(HALL.replace("COVER", "true" if cover else "false") + (RULES if self.clock else "") + (VISITORS if self.visitors else "") + staff, encoding="utf-8")
        self.run("configure", self.hall, self.work / "hall.toml")

    def serve(self, moment):
        self.process = subprocess.Popen([str(self.program), "serve", str(self.hall), "--listen", "127.0.0.1:0", "--demo-clock", moment], stdout=subprocess.PIPE,
                                        stderr=open(self.work / "server.log", "ab"), text=True)
        for line in self.process.stdout:
            if found := re.search(r"listening on port (\d+)", line):
                self.server = f"http://127.0.0.1:{found.group(1)}"
                break
        else:
            raise SystemExit((self.work / "server.log").read_text()[-800:])
        self.sessions = {}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def sign_in(self, name, device=None):
        new = f"{name}-and-9-kettles-by-the-river"
        body = {"name": name, "secret": self.secrets[name]}
        if self.secrets[name] != new:
            body["newSecret"] = new
        told = hall_api.call(self.server, "POST", "/api/v1/session", self.tokens[device] if device else None, body)[1]
        self.secrets[name], self.sessions[name] = new, told["token"]

    def who(self, name):
        if name in self.tokens:
            return self.tokens[name]
        if name not in self.sessions:
            self.sign_in(name)
        return self.sessions[name]

    def do(self, who, path, body=None, method="POST"):
        self.commands += 1
        return hall_api.call(self.server, method, path, self.who(who), body if body is not None else {}, headers={"Idempotency-Key": f"four-cmd-{self.commands:04d}"})[1]

    def at(self, counter, what, body=None):
        """By the device, unless somebody sits there."""
        who = {"counter-1": "clerk" if "clerk" in self.sessions else "counter-1", "counter-2": "counter-2"}[counter]
        return self.do(who, f"/api/v1/counters/{counter}/{what}", body)

    def case(self, who, number, what, body=None, task=None):
        return self.do(who, f"/api/v1/cases/{number}{f'/tasks/{task}' if task else ''}/{what}", body)

    def seen(self, number, who="clerk"):
        return {"seen": hall_api.call(self.server, "GET", f"/api/v1/cases/{number}", self.who(who))[1]["seq"]}

    def ticket(self, item, **more):
        return self.do("kiosk-1", "/api/v1/tickets", {"item": item, **more})["ticket"]["id"]

    # --- the first day: queues ---------------------------------------------------------------------------------------------

    def call(self):
        """Whoever is next; a class that somebody declared is looked at once."""
        told = self.at("counter-1", "call-next")
        ticket = told["ticket"] if told else None
        if ticket and ticket["class"] == "senior" and not self.looked:
            self.looked = True
            self.at("counter-1", "confirm-class", {"entitled": True})
        return ticket

    def finish(self):
        """Also what is done at the same counter next."""
        while True:
            state = self.at("counter-1", "finish")["ticket"]["state"]
            if state == "called":
                self.at("counter-1", "start")
            elif state != "serving":
                return

    def queues(self):
        self.looked = False
        self.serve("2026-11-23T08:40:00+08:00")
        self.do("boss", "/api/v1/hall/open-day")
        self.at("counter-1", "open")
        self.at("counter-2", "open")
        self.ticket("register")
        self.ticket("register", **{"class": "senior", "language": "en"})
        self.ticket("invoice")
        self.do("kiosk-1", f"/api/v1/tickets/{self.ticket('invoice')}/cancel")
        self.ticket("register")
        self.ticket("invoice", further=["proof"])
        held = self.call()
        for what in ("recall", "start", "hold"):
            self.at("counter-1", what)
        missed = self.call()
        self.at("counter-1", "no-show")
        self.at("counter-1", "resume", {"ticket": held["id"]})
        self.at("counter-1", "finish")
        self.at("counter-1", "bring-back", {"ticket": missed["id"]})
        self.call()
        self.at("counter-1", "undo")
        self.call()
        self.at("counter-1", "return", {})
        self.call()
        self.at("counter-1", "start")
        self.at("counter-1", "transfer", {"queue": "tax"})
        self.call()
        self.at("counter-1", "start")
        self.at("counter-1", "add-service", {"item": "proof"})
        self.finish()
        while self.call():
            self.at("counter-1", "start")
            self.finish()
        self.ticket("register")
        lease = self.do("kiosk-1", "/api/v1/kiosk/lease")["leases"]["leases"][0]
        self.at("counter-2", "pause", {"reason": "lunch"})
        self.at("counter-2", "open")
        self.at("counter-2", "close")
        merged = {"lease": lease["lease"], "item": "register" if lease["queue"] == "general" else "invoice", "class": "normal", "language": "zh",
                  "issuedAt": "2026-11-23T08:40:00.500+08:00"}
        self.do("kiosk-1", "/api/v1/kiosk/merge", {**merged, "number": lease["first"]})
        self.sign_in("second", "counter-2")
        hall_api.call(self.server, "DELETE", "/api/v1/session", self.sessions["second"])
        if self.notices:
            self.told()
        self.do("boss", "/api/v1/hall/begin-closing")
        self.do("boss", "/api/v1/hall/end-day", {"reason": "power-cut"})
        self.do("kiosk-1", "/api/v1/kiosk/merge", {**merged, "number": lease["first"] + 1})
        self.stop()

    def told(self):
        """A line that goes with the day, a message to one counter, an emergency that is over; and a limit of tickets."""
        self.do("boss", "/api/v1/notices", {"kind": "information", "audience": ["boards", "kiosks", "phones"], "text": {"zh": "今日下午四点停止取号", "en": "No more tickets after four"}})
        self.do("boss", "/api/v1/notices", {"kind": "information", "audience": ["counters"], "counters": ["counter-1"], "text": {"zh": "请到服务台"}})
        self.do("boss", "/api/v1/notices", {"kind": "emergency", "audience": ["boards", "kiosks", "counters", "phones"], "text": {"zh": "请有序离开大厅", "en": "Please leave the hall"}})
        stand = hall_api.call(self.server, "GET", "/api/v1/notices", self.who("boss"))[1]["notices"]
        self.do("boss", f"/api/v1/notices/{next(one['notice'] for one in stand if one['kind'] == 'emergency')}/end")
        self.do("boss", "/api/v1/queues/tax/cap-tickets", {"cap": 100})

    # --- the second day: cases ---------------------------------------------------------------------------------------------

    def put(self, application, person, items, revision=1, **more):
        body = {"hall": "old", "revision": revision, "applicant": people.person(person), "items": items, "preReview": "passed",
                "materials": [{"code": "identity-card", "state": "submitted"}] if "register" in items else [], **more}
        return self.do("city", f"/api/v1/applications/{application}", body, "PUT")["case"]

    def attach(self, application, ordinal, material):
        hall_api.call(self.server, "PUT", f"/api/v1/applications/{application}/files/{ordinal}", self.tokens["city"], FILE, "application/pdf", {"Material": material})

    def accept(self, number):
        self.case("clerk", number, "receive", self.seen(number))
        marks = [{"material": code, "state": "sound"} for code in self.lacking(number)]
        if marks:
            self.case("clerk", number, "check", {**self.seen(number), "marks": marks})
        self.case("clerk", number, "accept", self.seen(number))

    def lacking(self, number):
        told = hall_api.call(self.server, "GET", f"/api/v1/cases/{number}", self.who("clerk"))[1]
        return [one["code"] for one in told.get("materials", ()) if one["state"] not in ("sound", "held")]

    def cases(self):
        self.configure(self.clock)
        self.serve("2026-11-24T08:40:00+08:00")
        self.do("boss", "/api/v1/hall/open-day")
        self.sign_in("clerk", "counter-1")
        self.sign_in("reviewer")
        self.sign_in("decider")
        self.ticket("register")
        self.call()
        self.whole_life()
        self.withdrawn()
        self.refused_and_erased()
        self.recalled()
        if self.visitors:
            self.at_home()
        if self.clock:
            self.supervised()

    def whole_life(self):
        self.put("APP-1", 1, ["register", "invoice"])
        number = self.put("APP-1", 1, ["register", "invoice"], 2)
        self.attach("APP-1", 1, "lease")
        self.case("clerk", number, "link", {"reason": "papers-in-hand"})
        self.case("clerk", number, "receive", self.seen(number))
        self.case("clerk", number, "check", {**self.seen(number), "marks": [{"material": "identity-card", "state": "sound"}, {"material": "lease", "state": "missing"}]})
        self.case("clerk", number, "ask-material", {"reason": "special-premises", "note": "房屋安全鉴定报告"})
        self.case("clerk", number, "notify", self.seen(number))
        self.case("clerk", number, "supplement", {**self.seen(number), "marks": [{"material": code, "state": "sound"} for code in self.lacking(number)]})
        self.case("clerk", number, "accept", self.seen(number))
        self.case("reviewer", number, "start-task", task=1)
        self.case("reviewer", number, "ask-task", {"text": "面积是否一致"}, 1)
        self.case("clerk", number, "answer-task", {"text": "一致"}, 1)
        self.case("reviewer", number, "return-task", {"reason": "incomplete", "note": "请补充"}, 1)
        self.case("clerk", number, "redispatch-task", {}, 1)
        self.case("reviewer", number, "start-task", task=1)
        self.case("reviewer", number, "propose-task", {"verdict": "granted", "text": "建议准予"}, 1)
        self.case("decider", number, "decide-task", {"verdict": "granted", "text": "准予", "resultNumber": "OLD-1"}, 1)
        self.case("reviewer", number, "start-task", task=2)
        self.case("reviewer", number, "decide-task", {"verdict": "granted", "text": "准予", "resultNumber": "OLD-2"}, 2)
        self.case("supervisor", number, "reveal", {"reason": "identity-check"})
        self.case("clerk", number, "hand-over", {"method": "post", "waybill": "EA123456789CN"})
        self.case("clerk", number, "archive")

    def withdrawn(self):
        number = self.put("APP-2", 2, ["invoice"])
        self.accept(number)
        self.case("clerk", number, "withdraw", {"reason": "applicant-wishes"})
        self.case("reviewer", number, "confirm-withdrawal", {"agreed": False})
        self.case("clerk", number, "withdraw", {"reason": "applicant-wishes"})
        self.case("reviewer", number, "confirm-withdrawal", {"agreed": True})

    def refused_and_erased(self):
        number = self.put("APP-3", 3, ["register"])
        self.attach("APP-3", 1, "lease")
        self.case("clerk", number, "receive", self.seen(number))
        self.case("clerk", number, "refuse", {"ground": "not-required", "reason": "no-approval-needed", "note": "无需许可", **self.seen(number)})
        persons = [one["id"] for one in hall_api.call(self.server, "GET", f"/api/v1/cases/{number}", self.who("clerk"))[1].get("persons", ())]
        told = hall_api.call(self.server, "GET", f"/api/v1/cases/{number}", self.who("clerk"))[1]
        person = (persons or [told["applicant"]["id"] if isinstance(told["applicant"], dict) and "id" in told["applicant"] else told.get("person")])[0]
        self.do("security", f"/api/v1/persons/{person}/erase")

    def recalled(self):
        number = self.put("APP-4", 4, ["invoice"])
        self.accept(number)
        self.case("reviewer", number, "start-task", task=1)
        self.case("reviewer", number, "decide-task", {"verdict": "rejected", "text": "不符合条件"}, 1)
        self.case("supervisor", number, "revoke", {"reason": "wrong-facts"})

    # --- what came with 0.7 --------------------------------------------------------------------------------------------------

    def phone(self, path, body):
        """Somebody outside, without a token."""
        self.commands += 1
        return hall_api.call(self.server, "POST", path, None, body, headers={"Idempotency-Key": f"four-cmd-{self.commands:04d}"})[1]

    def book(self, begins, phone):
        return self.phone("/api/v1/bookings", {"item": "invoice", "from": begins, "phone": phone, "language": "zh"})["booking"]["token"]

    def at_home(self):
        """One booking moved and cancelled, one checked in, one missed, one of a day on which the hall stays shut; two tickets on the way; a bad rating."""
        first = self.book("2026-11-24T10:00:00.000+08:00", "13800000001")
        self.phone(f"/api/v1/bookings/{first}/move", {"from": "2026-11-24T10:30:00.000+08:00"})
        self.phone(f"/api/v1/bookings/{first}/cancel", {"reason": "changed-plans"})
        self.do("kiosk-1", "/api/v1/tickets", {"booking": self.book("2026-11-24T09:30:00.000+08:00", "13800000002")})
        self.book("2026-11-24T11:00:00.000+08:00", "13800000003")
        self.book("2026-11-25T11:00:00.000+08:00", "13800000004")
        here = {"latitudeE6": 30_480_000, "longitudeE6": 106_641_400}
        afar = [self.phone("/api/v1/remote-tickets", {"item": "invoice", "phone": f"1390000000{one}", "position": here, "language": "zh"})["token"] for one in (1, 2)]
        waiting = self.do("kiosk-1", "/api/v1/tickets", {"item": "invoice"})["ticket"]["token"]
        self.ticket("invoice")
        self.phone(f"/api/v1/visits/{waiting}/more-time", {})
        self.phone(f"/api/v1/visits/{afar[1]}/give-up", {})
        self.at("counter-1", "start")
        self.finish()
        served = self.do("kiosk-1", "/api/v1/tickets", {"item": "register"})["ticket"]
        self.at("counter-1", "pick", {"ticket": served["id"], "reason": "asked"})
        self.at("counter-1", "start")
        self.finish()
        self.phone(f"/api/v1/ratings/{served['token']}", {"level": 5, "reasons": ["attitude"], "comment": "等了很久", "phone": "13900000009", "channel": 2})
        bad = next(one["id"] for one in hall_api.call(self.server, "GET", "/api/v1/follow-ups", self.who("supervisor"))[1]["followUps"] if "rating" in one)
        self.do("supervisor", f"/api/v1/follow-ups/{bad}/respond", {"text": "已回电"})
        self.do("supervisor", f"/api/v1/follow-ups/{bad}/exclude", {"result": "mistaken"})
        self.call()

    # --- what came with 0.4 --------------------------------------------------------------------------------------------------

    def packaged(self, application, person):
        number = self.put(application, person, [], package="start", answers=[{"question": "sells", "answer": "yes"}])
        self.accept(number)
        self.case("reviewer", number, "start-task", task=1)
        return number

    def supervised(self):
        number = self.packaged("APP-5", 5)
        self.case("reviewer", number, "advance-stage", task=1)
        self.case("reviewer", number, "request-approval", {"kind": "extension", "task": 1, "reason": "complex-matter", "days": 5, "note": "案情复杂"})
        self.case("supervisor", number, "decide-approval", {"request": 1, "given": True, "note": "同意"})
        self.case("reviewer", number, "request-approval", {"kind": "procedure", "procedure": "testing", "task": 1, "reason": "required-by-law", "days": 3})
        self.case("supervisor", number, "decide-approval", {"request": 2, "given": True})
        self.case("reviewer", number, "end-procedure", {"procedureNumber": 1, "result": "passed", "text": "合格"})
        self.case("supervisor", number, "issue-order", {"task": 1, "reason": "late", "days": 2, "note": "请说明"})
        self.case("reviewer", number, "answer-order", {"order": 1, "text": "已办"})
        self.case("supervisor", number, "close-order", {"order": 1, "note": "已核实"})
        self.case("reviewer", number, "propose-task", {"verdict": "granted", "text": "建议准予"}, 1)
        self.case("decider", number, "decide-task", {"verdict": "granted", "text": "准予", "resultNumber": "OLD-3"}, 1)
        lost = self.packaged("APP-6", 6)
        self.case("reviewer", lost, "propose-task", {"verdict": "rejected", "text": "建议不予"}, 1)
        self.case("decider", lost, "decide-task", {"verdict": "rejected", "text": "不予许可"}, 1)
        late = [self.do("second", "/api/v1/follow-ups", {"kind": "unresolved", "class": "general", "case": number, "text": "来了三次"})["id"] for _ in range(2)]
        self.do("supervisor", f"/api/v1/follow-ups/{late[0]}/assign", {"department": self.department})
        self.do("reviewer", f"/api/v1/follow-ups/{late[0]}/resolve", {"result": "settled", "text": "已办结"})
        self.do("supervisor", f"/api/v1/follow-ups/{late[0]}/close", {"satisfied": True, "text": "满意"})
        # Who waits for counter 1, which alone takes taxes, is planned anew when it closes.
        self.at("counter-2", "open")
        self.ticket("register", further=["invoice"])
        self.at("counter-1", "no-show")
        self.at("counter-1", "close")

    def from_elsewhere(self):
        other = Old(self.program, self.work / "other", self.clock, self.notices, self.visitors, "511603")
        other.serve("2026-11-23T08:40:00+08:00")
        other.put("ELSEWHERE-1", 9, ["invoice"])
        other.stop()
        other.run("export", other.hall, "--exchange", self.work / "cases.json")
        self.run("import-exchange", self.hall, self.work / "cases.json")

    def pass_time(self, moment):
        self.serve(moment)
        time.sleep(3)
        self.stop()

    def end(self, out):
        self.stop()
        if self.visitors:
            self.pass_time("2026-11-24T11:10:30+08:00")  # who booked for eleven, and ten minutes grace, has missed it
        if self.clock:
            self.from_elsewhere()
            self.pass_time("2026-12-08T09:00:00+08:00")  # two weeks on the clock tells what is late
        self.run("backup", self.hall, out)
        print(self.run("check", out), end="")


def main():
    given = [one for one in sys.argv[1:] if not one.startswith("--")]
    with tempfile.TemporaryDirectory() as work:
        old = Old(pathlib.Path(given[0]).resolve(), pathlib.Path(work), "--without-clock" not in sys.argv, "--without-notices" not in sys.argv,
                  "--without-visitors" not in sys.argv)
        try:
            old.queues()
            old.cases()
            old.end(pathlib.Path(given[1]).resolve())
        finally:
            if old.process and old.process.poll() is None:
                old.process.kill()


if __name__ == "__main__":
    main()
