#!/usr/bin/python3
"""A restaurant is opened by five departments within the law's time: the demo's story on the real server, with a working day in a moment.

restaurant.py BIN [--notice-moves]: makes a demo hall whose clock skips nights, starts tests/city's platform and the server, and plays tests/city/restaurant.py.
In the middle of it the server is killed. Then it looks at what came of it: five departments at once, one that waited, one whose clock
stood still, one that was late with yellow before red, the receipt's date, and what the platform was told, in order. With --notice-moves the
inspection takes longer than the receipt's date has room for: the notice of it names another day, and that one is kept.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import walk
from walk import Broken, Program, city_platform, eventually, hall_api, must

DAY_SECONDS = float(os.environ.get("HALL_DAY_SECONDS", "3"))
START = "2026-09-21T09:00:00+08:00"
STEPS = ["applied", "received", "accepted"]
NOTICE_MOVES = "--notice-moves" in sys.argv[2:]


class Restaurant(walk.Walk):
    def __init__(self, binaries, work):
        self.hall, self.work = work / "hall", work
        hours = f"{START}x{8 * 3600 / DAY_SECONDS:.6f}/09:00-17:00"
        subprocess.run([binaries / "hall-server", "init", self.hall, "--demo", "--demo-clock", f"{hours}@{(int(time.time()) + 86_400) * 1000}"],
                       check=True, stdout=subprocess.DEVNULL)
        self.journal = work / "platform.journal"
        self.platform = Program(lambda port: [sys.executable, str(walk.ROOT / "tests/city/city_platform.py"), "--secret-file",
                                              str(self.hall / "platform.secret"), "--journal", str(self.journal), "--port", str(port)], work / "platform.log")
        self.platform.start()
        with open(self.hall / "hall-server.toml", "a", encoding="utf-8") as file:
            file.write(f'\n[[platform]]\nurl = "http://127.0.0.1:{self.platform.port}/events"\nsecret_file = "platform.secret"\n'
                       'private_hosts = ["127.0.0.1"]\nretry_seconds = [1]\n')
        anchor = int(time.time() * 1000)
        self.server = Program(lambda port: [str(binaries / "hall-server"), "serve", str(self.hall), "--listen", f"127.0.0.1:{port}",
                                            "--demo-clock", f"{hours}@{anchor}"], work / "server.log")
        self.server.start()

    # --- the way -----------------------------------------------------------------------------------------------------------

    def play(self):
        report = self.work / "restaurant.json"
        story = subprocess.Popen([sys.executable, str(walk.ROOT / "tests/city/restaurant.py"), "--server", f"http://127.0.0.1:{self.server.port}", "--tokens",
                                  str(self.hall / "demo-tokens.json"), "--accounts", str(self.hall / "demo-accounts.json"), "--day-seconds", str(DAY_SECONDS),
                                  "--report", str(report), *(["--notice-moves"] if NOTICE_MOVES else [])], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = []
        reader = threading.Thread(target=lambda: said.extend(story.stdout), daemon=True)
        reader.start()
        try:
            eventually("three days are over", lambda: sum("Working day" in line for line in list(said)) >= 3 or story.poll() is not None)
            self.server.end(signal.SIGKILL)
            self.server.start()
            code = story.wait(walk.PATIENCE * 3)
        finally:
            story.kill()
        reader.join(10)
        print("".join(said), flush=True)
        must("the story ends well", code == 0, code)
        self.told_of = json.loads(report.read_text(encoding="utf-8"))

    def departments(self):
        print("the departments")
        tasks = self.told_of["tasks"]
        must("five of them at once:", len({one["department"] for one in tasks}) == 5, [one["department"] for one in tasks])
        waited = [one for one in tasks if one["after"]]
        must("one waited for another's result", len(waited) >= 1, [(one["task"], one["after"]) for one in waited])
        first = self.told_of["days"][0]["tasks"]
        must("all others began on the day of acceptance", all((row["state"] == "waiting") == (row["task"] in {one["task"] for one in waited}) for row in first))
        for one in waited:
            need = {row["task"]: row for row in tasks}
            must("and began when it was there", all(need[n]["clock"].get("ended") and self.ended_on(n) <= one["clock"]["from"] for n in one["after"]), one["clock"]["from"])

    def ended_on(self, task):
        return next(one["date"] for one in self.told_of["days"] for row in one["tasks"] if row["task"] == task and row["state"] == "decided")

    def lights(self):
        print("the lights")
        parts = self.told_of["parts"]
        late = str(parts["逾期 late"])
        seen = [one for one in self.told_of["lights"][late] if one != "none"]
        must("one was late, yellow before red:", "yellow" in seen and "red" in seen and seen.index("yellow") < seen.index("red"), seen)
        signals = [one["light"] for one in self.told_of["signals"] if one["kind"] == "limit" and str(one["task"]) == late and not one.get("stage")]
        must("so the clock found:", signals[:2] == ["yellow", "red"], signals)
        orders = self.told_of["orders"]
        must("an order, answered and closed:", [(str(one["task"]), bool(one.get("answeredOn")), bool(one.get("closedOn"))) for one in orders] == [(late, True, True)])
        suspended = parts["特别程序 special procedure"]
        procedures = self.told_of["procedures"]
        must("one clock stood still:", [one["task"] for one in procedures] == [suspended] and procedures[0]["to"] > procedures[0]["from"],
             procedures[0]["from"], procedures[0]["to"])
        left = [row["left"] for one in self.told_of["days"] for row in one["tasks"] if row["task"] == suspended and row["paused"]]
        must("on its days nothing was used:", len(left) >= 2 and len(set(left)) == 1, left)

    def receipt(self):
        print("the receipt")
        told = self.told_of
        must("its date is the one counted by hand:", told["receipt"]["due"] == told["counted"][0], told["receipt"]["due"])
        must("only the notice could move it:", told["due"] == told["counted"][1], told["due"])
        if NOTICE_MOVES:
            must("and did:", told["due"] > told["receipt"]["due"], told["receipt"]["due"], told["due"])
            must("not before the procedure began:", all(one["due"] == told["receipt"]["due"] for one in told["days"] if one["date"] < told["procedures"][0]["from"]))
        else:
            must("and did not:", told["due"] == told["receipt"]["due"], told["due"])
        must("decided in time:", told["decidedOn"] <= told["due"], told["decidedOn"])
        dues = [one["due"] for one in told["days"]]
        must("it never moved by anybody's being early or late:", sorted(set(dues)) == sorted({told["receipt"]["due"], told["due"]}), sorted(set(dues)))
        dates = [one["date"] for one in told["days"]]
        must("days off are skipped:", not any("2026-10-01" <= date <= "2026-10-07" for date in dates) and "2026-09-25" not in dates, len(dates))

    def heard(self):
        print("what the platform has")
        events = lambda: hall_api.call(f"http://127.0.0.1:{self.platform.port}", "GET", "/journal?subject=" + self.told_of["application"])[1]
        types = lambda: [one["type"][len("cn.onewindow.case."):-len(".v1")] for one in events()["events"]]
        eventually("it has heard of the end", lambda: "archived" in types())
        seen = types()
        must("in order:", seen[:3] == STEPS and seen[-3:] == ["decided", "delivered", "archived"] and seen.count("item-decided") == len(self.told_of["tasks"]), " ".join(seen))
        due = {one["type"].split(".")[-2]: one["data"].get("due") for one in events()["events"] if one["data"].get("due")}
        must("by when, with the receipt and with the notice:", due.get("accepted") == self.told_of["receipt"]["due"] and due.get("procedure-started") == self.told_of["due"]
             and due.get("procedure-ended") == self.told_of["due"], due)
        must("no fault of form, signature or order", not events()["faults"], events()["faults"] or "")


if __name__ == "__main__":
    sys.exit(walk.run(Restaurant, "play", "departments", "lights", "receipt", "heard"))
