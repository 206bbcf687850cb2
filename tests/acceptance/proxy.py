#!/usr/bin/python3
"""Bad lines between the real kiosk, counter and board programs and the real server: after each fault the screens show the truth again.

proxy.py BIN [ROUNDS] [--seed N]: the three programs under Xvfb, each moved by keys and touches alone, reach the server through hall-proxy. A round
is one fault, drawn from: a line that is slow, one that jitters, one with little room, one that is cut in the middle of a frame (to the server while a
command goes out, to the program while the answer comes), one that is reset, one that stands still for a while, one that is half open, lines that
stop and go on one after the other, and a server that cannot be reached. While it happens a visitor takes a ticket and the clerk calls. When
the fault is over, every screen has to show what the hall has, within its bound. In the end every paper is one ticket and every
call one ticket at one counter. What was measured is printed. Exit 0 when all of it held.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import programs
import walk
from walk import Broken, Program, eventually, hall_api, must

BACK_S = 2.0        # goals of the hall: counters, kiosks and boards are back within this once they can be
SILENCE_S = 15.0    # until a line on which nothing comes is taken for dead
SLACK_S = float(os.environ.get("HALL_SLACK_SECONDS", "20"))   # for machines on which much else runs


class Proxy(Program):
    """hall-proxy, and what it is told."""

    def start(self):
        super().start()
        end = time.monotonic() + walk.PATIENCE
        while not (found := self.control_port()) and time.monotonic() < end:
            time.sleep(0.02)
        self.asker = socket.create_connection(("127.0.0.1", found), 10)
        self.answers = self.asker.makefile("r", encoding="ascii")

    def control_port(self):
        return self.given_control

    def say(self, *words):
        self.asker.sendall((" ".join(map(str, words)) + "\n").encode())
        answer = self.answers.readline()
        if not answer.startswith("accepted"):
            raise Broken(f"the proxy, told {words}: {answer!r}")
        told = answer.split()
        return {told[i]: int(told[i + 1]) for i in range(0, len(told), 2)}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Lines:
    def __init__(self, binaries, work, dice):
        self.work, self.dice, self.machines, self.measured = work, dice, {}, {}
        self.hall = work / "hall"
        subprocess.run([binaries / "hall-server", "init", self.hall, "--demo"], check=True, stdout=subprocess.DEVNULL)
        self.server = Program(lambda port: [str(binaries / "hall-server"), "serve", str(self.hall), "--listen", f"127.0.0.1:{port}"], work / "server.log")
        self.server.start()
        control = free_port()
        self.proxy = Proxy(lambda port: [str(binaries / "hall-proxy"), "--to", f"127.0.0.1:{self.server.port}", "--listen", str(port), "--control", str(control),
                                         "--seed", str(dice.randrange(1 << 31))], work / "proxy.log")
        self.proxy.given_control = control
        self.proxy.start()
        self.tokens = json.loads((self.hall / "demo-tokens.json").read_text())
        line = ["--server", f"ws://127.0.0.1:{self.proxy.port}/ws", "--token-file", self.hall / "demo-tokens.json"]
        self.papers = work / "papers"
        for name, size, words in (("kiosk", "1080x1920", ["ticket-printer", "--device", "kiosk-1", "--spool", work / "spool", "--printer", f"pdf:{self.papers}"]),
                                  ("counter", "1366x768", ["counter-client", "--device", "counter-1", "--state", work / "state"]),
                                  ("board", "1280x720", ["lobby-display", "--device", "board-1", "--sound", "none"])):
            self.machines[name] = programs.Machine(name, size, [binaries / words[0], *line, *words[1:]], work).turn_on()
        for machine in self.machines.values():
            machine.start()
        self.kiosk, self.counter, self.board = self.machines.values()
        self.issued_elsewhere, self.called_elsewhere = set(), None
        eventually("all three are on their lines", lambda: self.untrue() is None)
        self.counter.xdotool("mousemove", "683", "20")
        self.counter.until("the counter is open", lambda: self.counter.shows(screen="idle"),
                           lambda: self.counter.press("F9") if self.counter.shows(screen="closed") else None)

    # --- what the hall has, past the proxy ------------------------------------------------------------------------------------

    def get(self, path, token=None):
        return hall_api.call(f"http://127.0.0.1:{self.server.port}", "GET", path, token and self.tokens[token])[1]

    def events(self):
        events, after = [], 0
        while True:
            told = self.get(f"/api/v1/events?after={after}&limit=1000", "auditor")
            more = told["events"] if isinstance(told, dict) else told
            if not more:
                return events
            events += [event for event in more if event["kind"].startswith(("ticket-", "service-"))]
            after = more[-1]["seq"]

    def at_counter(self):
        """Number of the ticket that counter-1 has now."""
        numbers, here = {}, None
        for event in self.events():
            ticket = event.get("ticket")
            if "number" in event:
                numbers[ticket] = event["number"]
            if event.get("counter") == "counter-1":
                here = ticket if event["kind"] in ("ticket-called", "service-started", "ticket-recalled") else None
        return numbers.get(here)

    def untrue(self):
        """What a screen does not show as it is; None: all is well."""
        for machine in self.machines.values():
            if machine.processes[-1].poll() is not None:
                raise Broken(f"{machine.name} has ended with {machine.processes[-1].returncode}")
            if not machine.shown():
                return f"{machine.name} shows nothing yet"
        kiosk = self.kiosk.shown()
        if kiosk.get("leasing") or self.kiosk.last()["screen"] == "notice" or int(kiosk.get("spool", {}).get("waitingToMerge", 0)):
            return f"the kiosk: {self.kiosk.told()}"
        calls = {call["number"]: str(call["counter"]) for call in self.get("/api/v1/lobby")["calls"]}
        board = self.board.shown()
        rows = {row["number"]: str(row["counter"]) for row in board.get("rows", [])}
        if board.get("freshness") != "current" or any(calls.get(number) != counter for number, counter in rows.items()):
            return f"the board: {rows}, the hall: {calls}, {self.board.last()['screen']} {board.get('freshness')}"
        counter, here = self.counter.shown(), self.at_counter()
        for number in (here, self.called_elsewhere):
            if number and number not in rows:
                return f"the board lacks {number}: {rows}"
        if counter["line"] != "live" or (here and counter.get("number") != here) or (not here and self.counter.last()["screen"] not in ("idle", "closed")):
            return f"the counter: {self.counter.told()}, the hall: {here}"
        return None

    # --- what people do -------------------------------------------------------------------------------------------------------

    def touch(self, button):
        try:
            self.kiosk.touch(button)
        except Broken:
            pass    # it shows something else; the visitor goes

    def visitor(self):
        """One more ticket, if the kiosk has a start page; on its line or out of its lease."""
        if self.kiosk.last().get("screen") != "start":
            return
        self.touch("itemButton_1")
        self.touch("takeTicketButton")

    def clerk(self):
        """The next step of whatever stands at the counter: F1, F4 or F5, once."""
        screen = self.counter.last().get("screen")
        self.counter.press({"idle": "F1", "called": "F4", "serving": "F5"}.get(screen, "F1"))

    def elsewhere(self):
        """Past the proxy somebody takes a ticket and counter-2 calls: what the board has to show now, nobody has told it before."""
        def at_counter_2(what):
            try:
                return hall_api.call(server, "POST", f"/api/v1/counters/counter-2/{what}", self.tokens["counter-2"], {})[1]
            except hall_api.Refused:
                return None    # it is open already, or has nobody
        server = f"http://127.0.0.1:{self.server.port}"
        for what in ("open", "start", "finish"):
            at_counter_2(what)
        item = self.kiosk_item()
        ticket = hall_api.call(server, "POST", "/api/v1/tickets", self.tokens["kiosk-2"], {"item": item})[1]["ticket"]
        self.issued_elsewhere.add(ticket["number"])
        called = at_counter_2("call-next")
        self.called_elsewhere = called["ticket"]["number"]

    def kiosk_item(self):
        """What itemButton_1 stands for."""
        for line in self.kiosk.trace_file.read_text(encoding="utf-8").split("\n"):
            if line and (popular := json.loads(line)["shown"].get("popular")):
                return popular[0]["code"]
        raise Broken("the kiosk has shown no item")

    # --- faults ---------------------------------------------------------------------------------------------------------------

    def faults(self):
        bytes_into = lambda: self.dice.randint(1, 700)
        return {
            "slow": lambda: self.proxy.say("latency", self.dice.randint(80, 250)),
            "jitter": lambda: self.proxy.say("latency", 20, self.dice.randint(100, 400)),
            "narrow": lambda: self.proxy.say("bandwidth", self.dice.randint(4_000, 20_000)),
            "cut to the server": lambda: self.proxy.say("cut", "up", self.dice.randint(1, 120)),
            "cut to the program": lambda: self.proxy.say("cut", "down", bytes_into()),
            "reset": lambda: self.proxy.say("reset"),
            "standing still": lambda: self.proxy.say("stall"),
            "half open": lambda: self.proxy.say("half-open"),
            "one after the other": lambda: self.proxy.say("swizzle", self.dice.randint(50, 300)),
            "not reached": lambda: (self.proxy.say("refuse"), self.proxy.say("reset"))[1],
        }

    def round(self, name):
        before = self.proxy.say("figures")
        late = self.dice.random() < 0.5     # somebody acts just before the fault, or in it
        if late:
            self.clerk()
        self.faults()[name]()
        if not late:
            self.clerk()
        self.visitor()
        self.clerk()
        self.elsewhere()
        told = self.proxy.say("calm")
        calm = time.monotonic()
        bound = BACK_S + SLACK_S + (SILENCE_S if name in ("half open", "cut to the server", "cut to the program", "one after the other") else 0)
        end = time.monotonic() + bound
        while wrong := self.untrue():
            if time.monotonic() > end:
                raise Broken(f"{name}: {bound:.0f} s after it was over, {wrong}")
            time.sleep(0.05)
        took = time.monotonic() - calm
        self.measured.setdefault(name, []).append(took)
        self.counter.until("the clerk is done", lambda: self.counter.shows(screen="idle"), lambda: self.clerk() if not self.counter.shows(screen="idle") else None)
        eventually("the kiosk's start page", lambda: self.kiosk.last().get("screen") == "start")
        print(f"  {name}: true again {took:.2f} s after; lines {told['accepted'] - before['accepted']} new, {told['broken'] - before['broken']} broken, "
              f"{told['up'] - before['up']} bytes up, {told['down'] - before['down']} down", flush=True)

    # --- the end --------------------------------------------------------------------------------------------------------------

    def numbers_shown(self, name):
        text = self.machines[name].trace_file.read_text(encoding="utf-8").split("\n")[:-1]
        return [number for line in text if (number := json.loads(line)["shown"].get("number"))]

    def finish(self):
        events = self.events()
        everybody = [event["number"] for event in events if event["kind"] == "ticket-issued"]
        issued = [number for number in everybody if number not in self.issued_elsewhere]
        called = [event["ticket"] for event in events if event["kind"] == "ticket-called"]
        papers = len(list(self.papers.glob("*.pdf")))
        given = set(self.numbers_shown("kiosk"))
        must("no number twice, every number that the kiosk gave is in the log:", len(set(everybody)) == len(everybody) and given == set(issued), f"{len(given)} of {len(issued)}")
        must("one paper for each ticket:", papers == len(issued), papers)
        must("no ticket called twice:", len(set(called)) == len(called), len(called))
        here = {event["ticket"] for event in events if event["kind"] == "ticket-called" and event["counter"] == "counter-1"}
        must("every call was seen at its counter, and no other:", set(self.numbers_shown("counter")) == {event["number"] for event in events
             if event["kind"] == "ticket-issued" and event["ticket"] in here}, len(here))
        for name, seconds in sorted(self.measured.items()):
            print(f"  {name:22} {len(seconds):3} times, true again after at most {max(seconds):5.2f} s, half of them within {sorted(seconds)[len(seconds) // 2]:.2f} s")

    def end(self):
        for machine in self.machines.values():
            machine.end()
        self.proxy.end()
        return self.server.end()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binaries", type=pathlib.Path)
    options.add_argument("rounds", type=int, nargs="?", default=10)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    options.add_argument("--fault", help="this one only")
    given = options.parse_args()
    if missing := [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]:
        sys.exit(f"missing: {' '.join(missing)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # what was begun is ended
    work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-lines."))
    dice = random.Random(given.seed)
    print(f"seed {given.seed}", flush=True)
    lines = None
    try:
        lines = Lines(given.binaries.resolve(), work, dice)
        left = []
        for _ in range(given.rounds):
            left = left or dice.sample(sorted(lines.faults()), len(lines.faults()))    # each once before any comes again
            lines.round(given.fault or left.pop())
        lines.finish()
        if code := lines.end():
            raise Broken(f"the server ended with {code}")
        subprocess.run([given.binaries / "hall-server", "check", lines.hall], check=True)
        print("held")
        return 0
    except (Broken, hall_api.Refused, OSError, subprocess.SubprocessError, LookupError, ValueError) as broken:
        print(f"BROKEN: {broken!r}")
        for name in ("server.log", "programs.log", "proxy.log"):
            if (work / name).exists():
                print(f"--- {name}\n" + (work / name).read_text(encoding="utf-8", errors="replace")[-1500:])
        return 1
    finally:
        if lines:
            lines.end()
        if not os.environ.get("HALL_KEEP"):
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
