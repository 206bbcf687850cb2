#!/usr/bin/python3
"""One application for three departments, from the city's platform to the delivered result, through the real server.

walk.py BIN: makes a demo hall, starts tests/city's platform and the server, and walks: put (twice, out of order, while the counter has the
case open), kiosk, one ticket, intake of ten papers, one-time notification, supplement, acceptance, three departments at once (one item by two
persons), hand-over, archive. On the way the platform is down, answers 500, and the server is killed with SIGKILL. In the end the platform has
every step in order, each event once. Prints what it saw; ends with 0 when all of it held.
"""
import asyncio
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "city")]
import city_platform
import hall_api
import people
from client import Line

APPLICATION = "GA-WALK-1"
GUIDES = ROOT / "server" / "data" / "demo-guides" / "guides.toml"
PATIENCE = 60


class Broken(Exception):
    pass


def must(what, holds, *shown):
    if not holds:
        raise Broken(" ".join([what, *map(str, shown)]))
    print("  " + what, *shown, flush=True)


def eventually(what, holds):
    end = time.monotonic() + PATIENCE
    while True:
        got = holds()
        if got:
            return got
        if time.monotonic() > end:
            raise Broken("in time: " + what)
        time.sleep(0.05)


def refused(code, act):
    try:
        act()
    except hall_api.Refused as no:
        must("refused:", no.code == code, no.code)
        return
    raise Broken(f"was not refused with {code}")


class Program:
    """A program that says on which port it listens, and can be started again on the same one."""

    def __init__(self, command, log):
        self.command, self.log, self.port, self.process = command, log, 0, None

    def start(self):
        out = open(self.log, "ab")
        self.process = subprocess.Popen(self.command(self.port), stdout=subprocess.PIPE, stderr=out, text=True)
        for line in self.process.stdout:
            found = re.search(r"listening on port (\d+)", line)
            if found:
                self.port = int(found.group(1))
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise Broken(f"{self.command(0)[0]} did not come up: " + pathlib.Path(self.log).read_text(encoding="utf-8")[-600:])

    def end(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            return self.process.wait(30)
        return self.process.returncode if self.process else 0


class Walk:
    def __init__(self, binaries, work):
        self.hall = work / "hall"
        subprocess.run([binaries / "hall-server", "init", self.hall, "--demo"], check=True, stdout=subprocess.DEVNULL)
        self.journal = work / "platform.journal"
        self.platform = Program(lambda port: [sys.executable, str(ROOT / "tests/city/city_platform.py"), "--secret-file",
                                              str(self.hall / "platform.secret"), "--journal", str(self.journal), "--port", str(port)], work / "platform.log")
        self.server = Program(lambda port: [str(binaries / "hall-server"), "serve", str(self.hall), "--listen", f"127.0.0.1:{port}"], work / "server.log")
        self.platform.start()
        with open(self.hall / "hall-server.toml", "a", encoding="utf-8") as file:
            file.write(f'\n[[platform]]\nurl = "http://127.0.0.1:{self.platform.port}/events"\nsecret_file = "platform.secret"\n'
                       'private_hosts = ["127.0.0.1"]\nretry_seconds = [1]\n')
        self.server.start()
        self.tokens = json.loads((self.hall / "demo-tokens.json").read_text())
        self.accounts = json.loads((self.hall / "demo-accounts.json").read_text())
        self.guides = city_platform.Guides(GUIDES)
        self.codes = self.guides.codes(city_platform.RESTAURANT)
        self.sessions = {}

    def programs(self):
        return (self.server, self.platform)

    def http(self, method, path, token, body=None):
        return hall_api.call(f"http://127.0.0.1:{self.server.port}", method, path, token, body)[1]

    def city(self):
        return hall_api.Hall(f"http://127.0.0.1:{self.server.port}", self.tokens["city-platform"])

    def sign_in(self, login, device=None):
        answer = self.http("POST", "/api/v1/session", self.tokens[device] if device else None, {"name": login, "secret": self.accounts[login]["secret"]})
        self.sessions[login] = answer["token"]

    def case(self, who):
        return self.http("GET", f"/api/v1/cases/{self.number}", self.sessions[who])

    def act(self, who, what, body=None, task=None):
        place = f"/tasks/{task}" if task else ""
        return self.http("POST", f"/api/v1/cases/{self.number}{place}/{what}", self.sessions[who], body or {})

    def counter(self, what):
        return self.http("POST", f"/api/v1/counters/{self.place}/{what}", self.sessions["clerk-1"], {})

    def told(self):
        return hall_api.call(f"http://127.0.0.1:{self.platform.port}", "GET", "/journal?subject=" + APPLICATION)[1]

    def mood(self, **mood):
        hall_api.call(f"http://127.0.0.1:{self.platform.port}", "PUT", "/mood", body=mood)

    def body(self, revision, missing=()):
        return city_platform.application("gaq01", city_platform.RESTAURANT, self.codes, 7, revision, missing)

    # --- the way -----------------------------------------------------------------------------------------------------------

    def apply(self):
        print("the platform")
        self.lacking = ["premises-plan", "health-certificate"]
        status, made = self.city().put(APPLICATION, self.body(1, self.lacking))
        must("put:", status == 201 and made["state"] == "applied", made["case"])
        self.number = made["case"]
        status, again = self.city().put(APPLICATION, self.body(1, self.lacking))
        must("the same once more changes nothing", status == 200 and again["case"] == self.number and not again["changed"])
        refused("revision-reused", lambda: self.city().put(APPLICATION, self.body(1)))
        self.city().put(APPLICATION, self.body(3, self.lacking))
        refused("out-of-order", lambda: self.city().put(APPLICATION, self.body(2, self.lacking)))
        refused("foreign-hall", lambda: self.city().put("GA-WALK-2", {**self.body(1), "hall": "elsewhere"}))
        refused("unknown-item", lambda: self.city().put("GA-WALK-2", {**self.body(1), "items": ["no-such-item"]}))
        refused("malformed-application", lambda: self.city().put("GA%20WALK", self.body(1)))
        wrong = self.body(1)
        wrong["applicant"]["idNumber"] = "11010519491231002" + "0"
        refused("id-number-wrong", lambda: self.city().put("GA-WALK-2", wrong))
        for ordinal, code in enumerate((c for c in self.codes if c not in self.lacking), 1):
            self.city().attach(APPLICATION, ordinal, city_platform.PDF, "application/pdf", code)
        status = self.city().get(APPLICATION)
        must("papers in one merged list:", len(status["materials"]) == 10 and not status["complete"], len(status["materials"]))
        must("files:", status["files"] == len(self.codes) - 2, status["files"])

    def arrive(self):
        print("the kiosk")
        kiosk = self.tokens["kiosk-1"]
        found = self.http("POST", "/api/v1/kiosk/applications", kiosk, {"application": APPLICATION})["applications"]
        must("told before the queue what is missing:", len(found) == 1 and len(found[0]["missing"]) == 2, [one["name"]["zh"] for one in found[0]["missing"]])
        same = self.http("POST", "/api/v1/kiosk/applications", kiosk, {"idNumber": people.citizen_number(7)})["applications"]
        must("the same by the number of identity", [one["application"] for one in same] == [APPLICATION])
        self.ticket = self.http("POST", "/api/v1/tickets", kiosk, {"application": APPLICATION})["ticket"]
        must("one ticket:", self.ticket["queue"] == "one-window", self.ticket["number"])

    def call(self):
        print("the counter")
        self.place = "counter-1"
        self.sign_in("clerk-1", self.place)
        self.counter("open")
        called = self.counter("call-next")["ticket"]
        must("called:", called["id"] == self.ticket["id"], called["number"])
        self.counter("start")
        marks = asyncio.run(self.marks())
        must("the case opens with the call", [one["number"] for one in marks] == [self.number])
        for query in (self.ticket["number"], APPLICATION, self.number, people.citizen_number(7)):
            found = self.http("POST", "/api/v1/cases/search", self.sessions["clerk-1"], {"query": query})["cases"]
            if [one["number"] for one in found] != [self.number]:
                raise Broken(f"a search does not find the case: {found}")
        must("found by ticket, application, case number and number of identity", True)

    async def marks(self):
        line = Line(f"127.0.0.1:{self.server.port}", self.sessions["clerk-1"], "counter/" + self.place)
        view = await line.until("counter/" + self.place, lambda data: data.get("cases"))
        await line.close()
        return view["cases"]

    def take_in(self):
        self.act("clerk-1", "receive", {"seen": self.case("clerk-1")["seq"]})
        view = self.case("clerk-1")
        must("ten papers, each once:", len(view["materials"]) == 10 and len({m["code"] for m in view["materials"]}) == 10, len(view["materials"]))
        self.sign_in("clerk-2", "counter-2")
        elsewhere = self.case("clerk-2")["applicant"]
        must("clear at this counter, masked at another:", view["applicant"].get("clear") and not elsewhere.get("clear")
             and elsewhere["idNumber"] != people.citizen_number(7), elsewhere["name"])
        marks = [{"material": m["code"], "state": "missing" if m["code"] in self.lacking else "sound"} for m in view["materials"] if m["state"] != "held"]
        self.act("clerk-1", "check", {"marks": marks, "seen": view["seq"]})
        refused("materials-open", lambda: self.act("clerk-1", "accept", {"seen": self.case("clerk-1")["seq"]}))
        print("  the platform answers 500", flush=True)
        self.mood(answer=500, times=3)
        paper = self.act("clerk-1", "notify", {"seen": self.case("clerk-1")["seq"]})
        must("one-time notification:", paper["state"] == "correcting" and paper["document"] == self.number + "-N1", paper["document"])
        # The platform changes the application while the clerk looks at it.
        before = self.case("clerk-1")["seq"]
        self.city().put(APPLICATION, self.body(4))
        marks = [{"material": code, "state": "sound"} for code in self.lacking]
        refused("case-changed", lambda: self.act("clerk-1", "supplement", {"marks": marks, "seen": before}))
        self.act("clerk-1", "supplement", {"marks": marks, "seen": self.case("clerk-1")["seq"]})
        eventually("the platform has heard of the supplement", lambda: "supplemented" in self.types())

    def accept(self):
        print("  the platform is down, and the hall is killed", flush=True)
        self.platform.end(signal.SIGKILL)
        receipt = self.act("clerk-1", "accept", {"seen": self.case("clerk-1")["seq"]})
        self.server.end(signal.SIGKILL)
        self.server.start()
        must("one receipt:", receipt["document"] == self.number + "-A1", receipt["document"])
        view = self.case("clerk-1")
        must("accepted, three tasks, due", view["state"] == "accepted" and len(view["tasks"]) == 3 and view["due"], view["due"])
        paper = next(one for one in view["documents"] if one["kind"] == "acceptance")
        checked = self.http("GET", f"/api/v1/documents/{paper['number']}?code={paper['code']}", None)
        must("the receipt proves itself:", checked["state"] == "accepted" and checked["due"] == view["due"], paper["code"])
        refused("unknown-document", lambda: self.http("GET", f"/api/v1/documents/{paper['number']}?code=AAAAAAAA", None))
        self.counter("finish")

    def decide(self):
        print("the departments")
        tasks = {one["department"]: one["task"] for one in self.case("clerk-1")["tasks"]}
        for login in ("reviewer-market", "reviewer-fire", "reviewer-fire-2", "reviewer-sign"):
            self.sign_in(login)
        market, fire, sign = tasks["qushijianju"], tasks["quxiaofangdadui"], tasks["quzonghezhifaju"]
        refused("not-your-department", lambda: self.act("reviewer-market", "start-task", task=fire))
        mine = self.http("GET", "/api/v1/tasks", self.sessions["reviewer-market"])["cases"]
        must("a reviewer's list:", self.number in [one["number"] for one in mine], len(mine))
        for who, task in (("reviewer-market", market), ("reviewer-fire", fire), ("reviewer-sign", sign)):
            self.act(who, "start-task", task=task)
        self.act("reviewer-fire", "propose-task", {"verdict": "granted"}, fire)
        refused("same-person", lambda: self.act("reviewer-fire", "decide-task", {"verdict": "granted", "resultNumber": "F-1"}, fire))
        self.platform.start()
        # Two departments decide in the same moment.
        gate, faults = threading.Barrier(2), []

        def at_once(who, task, result):
            try:
                gate.wait(10)
                self.act(who, "decide-task", {"verdict": "granted", "resultNumber": result}, task)
            except Exception as fault:
                faults.append(fault)
        both = [threading.Thread(target=at_once, args=args) for args in (("reviewer-market", market, "M-1"), ("reviewer-fire-2", fire, "F-1"))]
        for one in both:
            one.start()
        for one in both:
            one.join(60)
        must("two at once", not faults, faults or "")
        last = self.act("reviewer-sign", "decide-task", {"verdict": "rejected", "text": "示例理由", "resultNumber": "S-1"}, sign)
        must("the last decision decides the case:", last["state"] == "decided", last["state"])

    def hand_over(self):
        print("the result")
        self.server.end(signal.SIGKILL)
        self.server.start()
        handed = self.act("clerk-1", "hand-over", {"method": "window"})
        must("handed over:", handed["state"] == "delivered", handed["document"])
        archived = self.act("clerk-1", "archive")
        must("archived", archived["state"] == "archived")
        view = self.case("clerk-1")
        must("one ticket, one case, one receipt:", len(view["tickets"]) == 1 and sum(one["kind"] == "acceptance" for one in view["documents"]) == 1)

    def types(self):
        return [one["type"][len("cn.onewindow.case."):-len(".v1")] for one in self.told()["events"]]

    def heard(self):
        print("what the platform has")
        eventually("it has heard of the end", lambda: "archived" in self.types())
        told = self.told()
        types = self.types()
        must("in order:", types[:5] == ["applied", "received", "correcting", "supplemented", "accepted"] and types[-3:] == ["decided", "delivered", "archived"]
             and sorted(types[5:-3]) == ["item-decided"] * 3 + ["item-started"] * 3, " ".join(types))
        ids = [int(one["id"].rsplit("-", 1)[1]) for one in told["events"]]
        must("each event once, rising; sent again:", ids == sorted(set(ids)), told["again"])
        must("no fault of form, signature or order", not told["faults"], told["faults"] or "")
        verdicts = sorted(one["data"]["verdict"] for one in told["events"] if "item-decided" in one["type"])
        must("verdicts:", verdicts == ["granted", "granted", "rejected"], verdicts)
        missing = [one["code"] for one in told["events"][2]["data"]["missing"]]
        must("what was missing:", sorted(missing) == sorted(self.lacking), missing)
        text = self.journal.read_text(encoding="utf-8")
        person = people.person(7)
        must("no personal data", not any(person[name] in text for name in ("idNumber", "name", "phone")))


def run(kind, *steps):
    """Makes the walk, goes its steps, ends everything; the exit code."""
    binaries = pathlib.Path(sys.argv[1]).resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-walk."))
    way = None
    try:
        way = kind(binaries, work)
        for step in steps:
            getattr(way, step)()
        way.platform.end()
        if way.server.end() != 0:
            raise Broken("the server did not end well")
        subprocess.run([binaries / "hall-server", "check", way.hall], check=True)
        print("held")
        return 0
    except (Broken, hall_api.Refused, OSError, subprocess.CalledProcessError, LookupError) as broken:
        print(f"BROKEN: {broken!r}")
        for name in ("server.log", "platform.log", "programs.log"):
            if (work / name).exists():
                print(f"--- {name}\n" + (work / name).read_text(encoding="utf-8")[-1500:])
        return 1
    finally:
        for program in way.programs() if way else ():
            program.end(signal.SIGKILL)
        if not os.environ.get("HALL_KEEP"):
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(run(Walk, "apply", "arrive", "call", "take_in", "accept", "decide", "hand_over", "heard"))
