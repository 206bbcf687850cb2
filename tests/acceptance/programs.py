#!/usr/bin/python3
"""One application for three departments through the real programs: kiosk, counter and reviewers under Xvfb, moved by keys and touches alone.

programs.py BIN: makes a demo hall, starts tests/city's platform and the server, and each program on a screen of its own. The city puts the
application in; its code is scanned at the kiosk, which prints the ticket; the clerk calls it, takes the case in with five keys and the receipt
prints; four reviewers, each at a machine of their own, begin and decide at the same time, two of them one item together; the clerk finds the
case again, hands the result over and archives. Then it looks at what came of it: one ticket, one case, one receipt that says the case's number,
and the platform has every state in order, each event once.

Nothing waits a fixed time: what a screen shows is read from its trace, what the hall has from its interface, both against a deadline.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import walk
from walk import APPLICATION, Broken, Program, city_platform, eventually, must

TOOLS = ("Xvfb", "xdotool", "pdftotext")
# At which counter's machine who of the departments sits.
REVIEWERS = {"reviewer-market": "counter-2", "reviewer-fire": "counter-3", "reviewer-fire-2": "counter-4", "reviewer-sign": "counter-5"}
PATIENCE = 30            # seconds until what has to come is seen
PATIENCES = (2, 4, 8, 20)  # and until a key is pressed again


class Machine:
    """A screen with one program on it, so that keys and touches reach that one. `screen`: larger than the program's window of `size`."""

    def __init__(self, name, size, command, work, screen=None):
        self.name, self.size, self.command, self.work, self.processes = name, size, command, work, []
        self.screen = screen or size
        self.trace_file = work / f"{name}.trace"

    def turn_on(self):
        self.told_display, writing = os.pipe()
        self.processes.append(subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.screen}x24", "-nolisten", "tcp"],
                                               pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(writing)
        return self

    def start(self):
        with os.fdopen(self.told_display) as told:
            display = told.readline().strip()
        if not display:
            raise Broken(f"no X server for {self.name}")
        with open(self.work / "programs.log", "ab") as log:
            self.surroundings = {**os.environ, "DISPLAY": ":" + display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
            self.processes.append(subprocess.Popen([*map(str, self.command), "--windowed", self.size, "--trace-screen", str(self.trace_file)],
                                                   env=self.surroundings, stdout=log, stderr=log))

    def end(self, how=signal.SIGTERM):
        for process in reversed(self.processes):  # the program before its screen
            if process.poll() is None:
                process.send_signal(how)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def xdotool(self, *words, text=None):
        subprocess.run(["xdotool", *words], env=self.surroundings, input=text, text=True, check=True, timeout=PATIENCE)

    def press(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)

    def enter(self, *fields):
        """Each field's text and the key Return."""
        for field in fields:
            if field:
                self.xdotool("type", "--clearmodifiers", "--file", "-", text=field)
            self.press("Return")

    def touch(self, button):
        """Where the trace says that it stands, once it says the same twice: the page has been laid out."""
        before = None
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            box = self.shown().get("buttons", {}).get(button)
            if box and box == before:
                return self.xdotool("mousemove", str(box[0] + box[2] // 2), str(box[1] + box[3] // 2), "click", "1")
            before = box
            time.sleep(0.2)
        raise Broken(f"in time: {self.name} shows {button}; it shows {self.told()}")

    def last(self):
        try:
            lines = self.trace_file.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return {}
        return json.loads(lines[-2]) if len(lines) > 1 else {}  # behind the last end of line one may be half written

    def shown(self):
        return self.last().get("shown", {})

    def told(self):
        last = self.last()
        return {"screen": last.get("screen"), **{name: value for name, value in last.get("shown", {}).items() if name not in ("buttons", "spool", "enabled")}}

    def shows(self, **wanted):
        told = self.told()
        return all(told.get(name) == value for name, value in wanted.items())

    def waits(self, what, holds, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.processes[-1].poll() is not None:
                raise Broken(f"{self.name} has ended with {self.processes[-1].returncode}")
            if got := holds():
                return got
            time.sleep(0.1)
        raise Broken(f"in time, {self.name}: {what}; it shows {self.told()}")

    def until(self, what, holds, act, again=None):
        """Does `act` until it has worked. A loaded machine may swallow a key; what is done twice is refused by the hall, not counted twice."""
        for patience in PATIENCES:
            act() if patience is PATIENCES[0] or again is None else again()
            try:
                return self.waits(what, holds, patience)
            except Broken:
                if patience is PATIENCES[-1] or self.processes[-1].poll() is not None:
                    raise
                print(f"  ({self.name} once more: {what})", flush=True)


class Programs(walk.Walk):
    def __init__(self, binaries, work):
        super().__init__(binaries, work)
        self.binaries, self.work, self.papers, self.codes_file = binaries, work, work / "papers", work / "scanned"
        self.codes_file.touch()
        self.machines = {}

    def begin(self):
        """All at once: each takes its time to come up."""
        line = ["--server", f"ws://127.0.0.1:{self.server.port}/ws", "--token-file", self.hall / "demo-tokens.json"]
        kiosk = [self.binaries / "ticket-printer", *line, "--device", "kiosk-1", "--spool", self.work / "spool", "--code-reader", f"file:{self.codes_file}",
                 "--printer", f"file:{self.work / 'ticket.bin'}"]
        self.machines["kiosk"] = Machine("kiosk", "1080x1920", kiosk, self.work).turn_on()
        for login, place in {"clerk-1": "counter-1", **REVIEWERS}.items():
            counter = [self.binaries / "counter-client", *line, "--device", place, "--state", self.work / login, "--paper-printer", f"dir:{self.papers}"]
            self.machines[login] = Machine(login, "1366x768", counter, self.work).turn_on()
        for machine in self.machines.values():
            machine.start()
        for machine in self.machines.values():
            machine.waits("is on its line", lambda: machine.shown() and machine.shown().get("line", "live") == "live"
                          and machine.last()["screen"] not in ("connecting", "notice", "cut-off"), walk.PATIENCE)
            machine.xdotool("mousemove", "683", "20")  # keys go to the window under the pointer: there is no window manager
        self.sign_in("clerk-2", "counter-12")  # looks only, over the interface

    def programs(self):
        return (*self.machines.values(), *super().programs())

    def comes(self, login):
        """Signs in at the machine, through the menu."""
        machine = self.machines[login]

        def fill():
            if machine.shows(page="sign-in"):
                machine.press("Escape")
                machine.waits("no page to sign in", lambda: not machine.shows(page="sign-in"))
            machine.until("the menu", lambda: machine.shows(list="menu"), lambda: machine.press("ctrl+m"))
            machine.until("the page to sign in", lambda: machine.shows(page="sign-in"), lambda: machine.press("2"))
            machine.enter(login, self.accounts[login]["secret"])
        there = lambda: "role" in machine.shown() and not machine.shows(page="sign-in")
        # A secret is checked slowly, on purpose: what has been sent is waited for.
        machine.until(f"{login} is asking", lambda: machine.shown().get("message") or there(), fill)
        machine.waits(f"{login} is signed in", there, walk.PATIENCE)

    # --- the way -----------------------------------------------------------------------------------------------------------

    def apply(self):
        print("the city")
        status, made = self.city().put(APPLICATION, self.body(1))
        must("put:", status == 201 and made["state"] == "applied", made["case"])
        self.number = made["case"]
        for ordinal, code in enumerate(self.codes, 1):
            self.city().attach(APPLICATION, ordinal, city_platform.PDF, "application/pdf", code)

    def arrive(self):
        print("the kiosk")
        kiosk = self.machines["kiosk"]

        def scan():
            with open(self.codes_file, "a", encoding="ascii") as file:
                file.write(APPLICATION + "\n")
        kiosk.until("the application", lambda: kiosk.shown().get("applications") and kiosk.shown().get("take") == "ready", scan)
        found = kiosk.shown()["applications"]
        must("scanned, one application of three departments, nothing missing", len(found) == 1 and found[0]["items"] == 3 and found[0]["missing"] == 0)
        kiosk.until("a ticket", lambda: kiosk.shown().get("number"),
                    lambda: kiosk.touch("takeTicketButton") if kiosk.shows(take="ready") else None)
        self.ticket = kiosk.shown()["number"]
        kiosk.waits("the paper", lambda: (self.work / "ticket.bin").exists() and (self.work / "ticket.bin").stat().st_size > 0)
        must("one ticket, printed:", True, self.ticket)

    def call(self):
        print("the counter")
        clerk = self.machines["clerk-1"]
        self.comes("clerk-1")
        # The line is made anew for who signed in; until then keys are told to wait. F9 also closes: only where it opens.
        clerk.until("the counter is open", lambda: clerk.shows(screen="idle"), lambda: clerk.press("F9") if clerk.shows(screen="closed") else None)
        clerk.until("the visitor is called", lambda: clerk.shown().get("number"), lambda: clerk.press("F1"))
        must("called by key:", clerk.shows(number=self.ticket), self.ticket)
        clerk.until("the service begins", lambda: clerk.shows(screen="serving"), lambda: clerk.press("F4"))
        clerk.waits("the case opens by itself", lambda: clerk.shows(page="case", case=self.number))

    def take_in(self):
        clerk = self.machines["clerk-1"]
        before = clerk.shown()["caseState"]
        # R and Y are what Enter does here; where a key has to be pressed again, Enter might already be the next step.
        clerk.until("received", lambda: not clerk.shows(caseState=before) and self.state() == "received", lambda: clerk.press("Return"), lambda: clerk.press("r"))
        ready = lambda: clerk.shown()["ready"] == clerk.shown()["required"] > 0
        clerk.until("every paper is sound", ready, lambda: clerk.press("a"))
        clerk.until("accepted", lambda: self.state() == "accepted", lambda: clerk.press("Return"), lambda: clerk.press("y"))
        must("taken in by F1, F4, Enter, A, Enter:", True, clerk.shown()["ready"], "papers")
        clerk.waits("the receipt is printed", lambda: (self.papers / f"{self.number}-A1.pdf").exists())
        clerk.until("the service ends", lambda: clerk.shows(screen="idle"), lambda: clerk.press("F5"))

    def state(self):
        return self.case("clerk-2")["state"]

    def task(self, login):
        departments = self.accounts[login]["departments"]
        return next(one["state"] for one in self.case("clerk-2")["tasks"] if one["department"] in departments)

    def open_task(self, login):
        """Signed in, the one task of the department is in the list; Enter opens it."""
        machine = self.machines[login]
        self.comes(login)
        machine.waits("the list of tasks", lambda: machine.shows(page="tasks", tasks=1))
        machine.until("the case", lambda: machine.shows(page="case", case=self.number), lambda: machine.press("Return"))

    def decide_by(self, login, key, words, done):
        """A reviewer's word: its key, 1 for granted, the result's number, no opinion."""
        machine = self.machines[login]

        def say():
            machine.press(key)
            machine.press("1")
            machine.enter(*words)

        def again():
            # Which question the form is at is not in the trace: out of it, and where that led back to the list, into the case again.
            machine.press("Escape")
            machine.until("the case", lambda: machine.shows(page="case", case=self.number) or self.task(login) == done,
                          lambda: machine.press("Return") if machine.shows(page="tasks") else None)
            if self.task(login) != done:
                say()
        machine.until(done, lambda: self.task(login) == done, say, again)

    def review(self, login, result, two=None):
        self.open_task(login)
        machine = self.machines[login]
        machine.until("begins", lambda: self.task(login) == "working", lambda: machine.press("Return"), lambda: machine.press("s"))
        if not two:
            return self.decide_by(login, "k", (result, ""), "decided")
        self.decide_by(login, "z", ("",), "proposed")
        self.open_task(two)
        self.decide_by(two, "k", (result, ""), "decided")

    def decide(self):
        print("the departments")
        faults = []

        def goes(*who):
            try:
                self.review(*who)
            except Exception as fault:
                faults.append(fault)
        all_of_them = [threading.Thread(target=goes, args=who) for who in
                       (("reviewer-market", "20260001"), ("reviewer-fire", "20260002", "reviewer-fire-2"), ("reviewer-sign", "20260003"))]
        for one in all_of_them:
            one.start()
        for one in all_of_them:
            one.join()
        if faults:
            raise Broken(f"reviewers: {faults}")
        tasks = self.case("clerk-2")["tasks"]
        must("three departments decided, one by two persons:", self.state() == "decided" and all(one["verdict"] == "granted" for one in tasks)
             and sorted(one["resultNumber"] for one in tasks) == ["20260001", "20260002", "20260003"])

    def hand_over(self):
        print("the result")
        clerk = self.machines["clerk-1"]
        shown = lambda: clerk.shows(page="case", case=self.number)

        def search():
            clerk.press("ctrl+f")
            clerk.enter(self.number)
        # Enter looks for it; Enter on what was found opens it.
        clerk.until("the page to search", lambda: clerk.shows(page="case"), search)
        clerk.until("the case is found", shown, lambda: clerk.press("Return"))
        for what, keys in (("delivered", ("h", "1")), ("archived", ("c",))):
            before = clerk.shown()["caseState"]
            clerk.until(what, lambda: self.state() == what and not clerk.shows(caseState=before), lambda: clerk.press(*keys))
        must("found again, handed over and archived by keys:", True, clerk.shown()["caseState"])

    def left(self):
        print("what is left of it")
        view = self.case("clerk-2")
        kinds = sorted(one["kind"] for one in view["documents"])
        must("one ticket, one case, one receipt:", len(view["tickets"]) == 1 and kinds.count("acceptance") == 1, *kinds)
        found = self.http("POST", "/api/v1/cases/search", self.sessions["clerk-2"], {"query": APPLICATION})["cases"]
        must("the application is one case:", [one["number"] for one in found] == [self.number], self.number)
        clerk = self.machines["clerk-1"]
        wanted = sorted(one["number"] + ".pdf" for one in view["documents"])
        clerk.waits("every paper is printed once", lambda: sorted(one.name for one in self.papers.iterdir()) == wanted)
        text = subprocess.run(["pdftotext", str(self.papers / f"{self.number}-A1.pdf"), "-"], capture_output=True, text=True, check=True).stdout
        must("the receipt says the case's number", self.number in re.sub(r"\s", "", text))
        eventually("the platform has heard of the end", lambda: "archived" in self.types())
        told, types = self.told(), self.types()
        must("in order:", types[:3] == ["applied", "received", "accepted"] and types[-3:] == ["decided", "delivered", "archived"]
             and sorted(types[3:-3]) == ["item-decided"] * 3 + ["item-started"] * 3, " ".join(types))
        begun = [one["data"]["item"] for one in told["events"] if "item-started" in one["type"]]
        must("each item begins before it is decided, once", len(set(begun)) == 3 and all(
            [one["type"].split(".")[3] for one in told["events"] if one["data"].get("item") == item] == ["item-started", "item-decided"] for item in begun))
        ids = [int(one["id"].rsplit("-", 1)[1]) for one in told["events"]]
        must("each event once, rising", ids == sorted(set(ids)))
        must("no fault of form, signature or order", not told["faults"], told["faults"] or "")
        for machine in self.machines.values():
            machine.end()


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        sys.exit(f"missing: {' '.join(missing)}")
    sys.exit(walk.run(Programs, "begin", "apply", "arrive", "call", "take_in", "decide", "hand_over", "left"))
