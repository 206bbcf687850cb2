#!/usr/bin/python3
"""The visitor's window beside the counter (--rating-screen), under Xvfb, moved by keys and touches, against a real server.

rating_window.py BIN: a clerk finishes a service by keys; the window asks in the ticket's language; a bad face with a reason arrives, under the
counter's channel, and opens a follow-up; the next call ends a question that nobody answered; a good face pressed while the server is dead is
kept and arrives when it lives again, once. The clerk's window, whose trace is read, shows nothing of any of it.
"""
import copy
import http.client
import pathlib
import shutil
import signal
import sys

from browser import Broken
from manager import Hall, must
from programs import Machine, TOOLS
from walk import Broken as NotInTime, eventually

CLERK = (1366, 768)
VISITOR = (1024, 600)
COUNTER = "counter-1"


class Counter:
    def __init__(self, hall, programs):
        self.hall = hall
        screen = f"{CLERK[0] + VISITOR[0]}x{CLERK[1]}"
        command = [programs / "counter-client", "--server", f"ws://127.0.0.1:{hall.port}", "--token-file", hall.directory / "demo-tokens.json", "--device", COUNTER,
                   "--state", hall.work / "state", "--rating-screen", f"{VISITOR[0]}x{VISITOR[1]}+{CLERK[0]}+0"]
        self.clerk = Machine("clerk", "x".join(map(str, CLERK)), command, hall.work, screen).turn_on()
        self.clerk.start()
        self.visitor = copy.copy(self.clerk)  # the same machine, its other window
        self.visitor.name, self.visitor.trace_file = "visitor", pathlib.Path(f"{self.clerk.trace_file}.rating")

    def key(self, key, screen):
        """Keys go to the window under the pointer: there is no window manager."""
        self.clerk.xdotool("mousemove", "683", "20")
        self.clerk.until(f"{key} leads to {screen}", lambda: self.clerk.shows(screen=screen), lambda: self.clerk.press(key))

    def serve(self, item, language, begin="called"):
        ticket = self.hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item, "language": language})["ticket"]
        self.key("F1", begin)
        must(self.clerk.shows(number=ticket["number"]), f"{ticket['number']} is called")
        self.key("F4", "serving")
        return ticket

    def asked(self, language):
        self.key("F5", "idle")
        self.visitor.waits("asks", lambda: self.visitor.shows(screen="asking", language=language))


def item_of(hall):
    """One that this counter calls."""
    for item in hall.items():
        ticket = hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]}, expect=None).get("ticket")
        if not ticket:
            continue
        if hall.ask("POST", f"/api/v1/counters/{COUNTER}/call-next", COUNTER, {}, expect=None):
            hall.ask("POST", f"/api/v1/counters/{COUNTER}/no-show", COUNTER, {})
            return item["code"]
        hall.ask("POST", f"/api/v1/tickets/{ticket['id']}/cancel", "kiosk-1", {}, expect=None)
    raise Broken(f"nothing is called at {COUNTER}")


def given(hall):
    """The ratings in the log, which begins with a thousand events of its configuration."""
    found, after = [], 0
    while True:
        told = hall.ask("GET", f"/api/v1/events?after={after}&limit=1000", "manager")
        found += [one for one in told["events"] if one["kind"] == "evaluation-given"]
        if not told["events"] or told["events"][-1]["seq"] >= told["last"]:
            return found
        after = told["events"][-1]["seq"]


def bad_one(counter, hall, item):
    counter.serve(item, "en")
    counter.asked("en")
    for button, screen in (("faceButton5", "reasons"), ("reasonButton1", "reasons"), ("ratingSendButton", "thanks")):
        counter.visitor.until(f"{button} leads to {screen}", lambda: counter.visitor.shows(screen=screen), lambda: counter.visitor.touch(button))
    eventually("the server has it", lambda: len(given(hall)) == 1)
    line = next(one for one in hall.ask("GET", "/api/v1/follow-ups", "manager")["followUps"] if "rating" in one)
    must(line["rating"]["level"] == 5 and line["rating"]["reasons"], f"a bad one, with its reason, is followed up: {line}")
    counter.visitor.waits("rests", lambda: counter.visitor.shows(screen="quiet"))


def unanswered_one(counter, hall, item):
    """The clerk calls on: nobody is held up, nothing is rated."""
    counter.serve(item, "zh")
    counter.asked("zh")
    counter.visitor.until("in English", lambda: counter.visitor.shows(language="en"), lambda: counter.visitor.touch("ratingLanguageButton"))
    counter.serve(item, "zh")
    counter.visitor.waits("rests at the next call", lambda: counter.visitor.shows(screen="quiet"))
    must(len(given(hall)) == 1, "nothing was rated")


def kept_one(counter, hall):
    """Pressed, and the server dies before it hears of it."""
    counter.asked("zh")
    counter.visitor.until("thanks", lambda: counter.visitor.shows(screen="thanks"), lambda: counter.visitor.touch("faceButton2"))
    hall.stop(signal.SIGKILL)
    counter.visitor.waits("says that it is kept", lambda: counter.visitor.shows(screen="thanks", unheard=True))
    hall.start()
    eventually("it arrives", lambda: len(given(hall)) == 2)
    counter.visitor.waits("rests", lambda: counter.visitor.shows(screen="quiet", cutOff=False))
    must(len(given(hall)) == 2, "once")


def main():
    missing = [tool for tool in TOOLS[:2] if not shutil.which(tool)]
    if missing:
        sys.exit(f"missing: {' '.join(missing)}")
    programs = pathlib.Path(sys.argv[1]).resolve()
    hall = Hall(programs)
    counter = None
    try:
        hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
        hall.ask("POST", f"/api/v1/counters/{COUNTER}/open", COUNTER, {})
        item = item_of(hall)
        counter = Counter(hall, programs)
        counter.clerk.waits("is on its line", lambda: counter.clerk.shows(screen="idle", line="live"))
        counter.visitor.waits("rests", lambda: counter.visitor.shows(screen="quiet", cutOff=False))
        bad_one(counter, hall, item)
        unanswered_one(counter, hall, item)
        kept_one(counter, hall)
        clerks = counter.clerk.trace_file.read_text(encoding="utf-8")
        for word in ("rating", "reason", "face", "评价", "满意", "评"):
            must(word not in clerks, f"the clerk's window says {word}")
        print("rating window: asked, rated, kept; the clerk's window shows nothing of it")
    except (Broken, NotInTime, http.client.HTTPException) as broken:
        sys.exit(f"BROKEN: {broken}")
    finally:
        if counter:
            counter.clerk.end()
        hall.close()


if __name__ == "__main__":
    main()
