#!/usr/bin/python3
"""What the hall does when the city's platform is difficult: refuses one event, is too busy, wants to lead elsewhere, is gone for good.

hooks.py BIN: the real server against tests/city's platform. Ends with 0 when nothing was lost, doubled, or sent where it should not be.
"""
import pathlib
import sys
import time

import walk
from walk import Broken, city_platform, eventually, hall_api, must


class Hooks(walk.Walk):
    def put(self, name):
        body = city_platform.application("gaq01", city_platform.RESTAURANT[:1], (), sum(name.encode()))
        self.city().put(name, body)

    def journal_now(self):
        return hall_api.call(f"http://127.0.0.1:{self.platform.port}", "GET", "/journal")[1]

    def has(self, *names):
        return lambda: set(names) <= {one["subject"] for one in self.journal_now()["events"]}

    def asked_for(self, name):
        """How often the platform was asked to take an event, by its id; the id is known once it was taken."""
        return [at for at, event in self.journal_now()["asked"] if event == name]

    def one_event_is_refused(self):
        print("one event that the platform cannot take")
        for answer in (400, 500):
            bad = f"GA-BAD-{answer}"
            self.mood(answer=answer, times=1_000_000, subject=bad)
            self.put(bad)
            others = [f"GA-GOOD-{answer}-{i}" for i in range(5)]
            for name in others:
                self.put(name)
            eventually("the others arrive", self.has(*others))
            must(f"{answer}: the others arrive", bad not in {one["subject"] for one in self.journal_now()["events"]})
            self.mood()
            eventually("and it, once it is taken", self.has(bad))

    def too_busy(self):
        print("429 with Retry-After")
        self.mood(answer=429, times=1, retryAfter=3)
        self.put("GA-BUSY")
        eventually("it arrives", self.has("GA-BUSY"))
        event = next(one["id"] for one in self.journal_now()["events"] if one["subject"] == "GA-BUSY")
        times = self.asked_for(event)
        must("waits as long as it is told:", len(times) == 2 and times[1] - times[0] >= 3, [round(at - times[0], 1) for at in times])

    def leads_elsewhere(self):
        print("a redirect")
        self.mood(answer=307, times=2, location=f"http://127.0.0.1:{self.platform.port}/journal")
        self.put("GA-ELSEWHERE")
        eventually("it arrives all the same", self.has("GA-ELSEWHERE"))
        event = next(one["id"] for one in self.journal_now()["events"] if one["subject"] == "GA-ELSEWHERE")
        must("nobody followed:", len(self.asked_for(event)) == 3, len(self.asked_for(event)))

    def gone(self):
        print("410")
        self.mood(answer=410, times=1)
        self.put("GA-GONE")
        eventually("it was asked", lambda: self.server_log().count("410") > 0)
        before = len(self.journal_now()["asked"])
        self.put("GA-AFTER")
        self.server.end()
        must("nothing is sent any more", len(self.journal_now()["asked"]) == before)
        self.server.start()
        eventually("all of it after a start", self.has("GA-GONE", "GA-AFTER"))

    def change_of_secret(self):
        print("a new secret")
        secrets = self.hall / "platform.secret"
        old = secrets.read_text()
        fresh = "whsec_" + "bmV3LXNlY3JldC1uZXctc2VjcmV0LW5ldy1zZWNyZXQt\n"
        secrets.write_text(fresh + old)
        self.server.end()
        self.server.start()
        self.put("GA-OLD-SECRET")
        eventually("the platform still checks with the old one", self.has("GA-OLD-SECRET"))
        self.platform.end()
        secrets.write_text(fresh)      # what the platform now knows; the hall has both in memory
        self.platform.start()
        self.put("GA-NEW-SECRET")
        eventually("and then with the new one", self.has("GA-NEW-SECRET"))
        must("no signature was wrong", not self.journal_now()["faults"], self.journal_now()["faults"] or "")

    def server_log(self):
        return pathlib.Path(self.server.log).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(walk.run(Hooks, "one_event_is_refused", "too_busy", "leads_elsewhere", "gone", "change_of_secret"))
