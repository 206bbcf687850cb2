#!/usr/bin/python3
"""500 people book the last 20 places at the same moment, over sockets of their own, on a real server.

booking_race.py BIN [PEOPLE]: 20 of them get a place each and the others a clear answer; nobody has two, no slot has one too many. Then again, with
the server killed in the midst of it (SIGKILL): everybody sends the same wish again under the same Idempotency-Key until there is an answer, and in
the end 20 have a place, each of them one, and the log checks out.
"""
import collections
import http.client
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PLACES = 20
RULES = """
[[booking]]
queue = "tax"
hours = ["09:00-11:00"]
slot_minutes = 120
capacity = {places}
walk_in_percent = 0
lead_minutes = 0
days_ahead = {days}
missed_limit = 0
cancelled_limit = 0
"""


def must(true, what):
    if not true:
        raise SystemExit(f"booking_race: {what}")


class Hall:
    def __init__(self, bin_directory):
        self.program = pathlib.Path(bin_directory) / "hall-server"
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-race."))
        self.directory = self.work / "hall"
        self.run("init", self.directory, "--demo")
        text = (pathlib.Path(__file__).parents[2] / "server/data/demo/hall.toml").read_text(encoding="utf-8")
        text = re.sub(r"\[\[booking\]\]\nqueue = \"tax\".*?(?=\n\[)", RULES.format(places=PLACES, days=5).strip() + "\n", text, count=1, flags=re.S)
        (self.work / "hall.toml").write_text(text, encoding="utf-8")
        self.run("configure", self.directory, self.work / "hall.toml")
        self.port = 0
        self.start()

    def run(self, *words):
        done = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, check=False)
        must(done.returncode == 0, f"{words[0]}: {done.stderr}")
        return done.stdout

    def start(self):
        out = self.work / f"out-{time.monotonic_ns()}"
        with open(out, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([self.program, "serve", self.directory, "--listen", f"127.0.0.1:{self.port}"], stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            found = re.search(r"^listening on port (\d+)", out.read_text(encoding="utf-8"), re.M)
            if found:
                self.port = int(found[1])
                return
            must(self.process.poll() is None, "the server ended: " + out.read_text(encoding="utf-8"))
            time.sleep(0.02)
        must(False, "the server does not listen")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def ask(self, method, path, body=None, source=None, key=None, timeout=30):
        """Each question over a connection of its own; people come from addresses of their own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout, source_address=(source, 0) if source else None)
        try:
            fields = {"Content-Type": "application/json"} if body is not None else {}
            if key:
                fields["Idempotency-Key"] = key
            line.request(method, path, None if body is None else json.dumps(body).encode(), fields)
            got = line.getresponse()
            text = got.read()
            return got.status, json.loads(text) if text else None
        finally:
            line.close()


def slot_of(hall, skip):
    """A slot that nobody has booked, with all its places."""
    _, found = hall.ask("GET", "/api/v1/bookings/offers?search=%E7%A8%8E%E5%8A%A1")
    item = found["items"][0]["code"]
    _, offers = hall.ask("GET", f"/api/v1/bookings/offers?item={item}")
    slots = [slot for day in offers["days"] for slot in day["slots"] if slot["free"] == PLACES]
    must(len(slots) > skip, f"slots with {PLACES} places: {offers}")
    return item, slots[skip]["from"]


def race(hall, people, skip, kills):
    """Everybody at once. The booking's token by person, and the code of the refusal by person."""
    item, begins = slot_of(hall, skip)
    made, refused, tries = {}, {}, collections.Counter()
    ready, lock, answered = threading.Barrier(people + 1), threading.Lock(), threading.Semaphore(0)

    def person(number):
        body = {"item": item, "from": begins, "phone": str(13_800_000_000 + skip * 10_000 + number), "language": "zh"}
        source = f"127.1.{number // 200}.{number % 200 + 1}"
        ready.wait()
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            tries[number] += 1
            try:
                status, told = hall.ask("POST", "/api/v1/bookings", body, source, f"race-{skip}-{number:06d}")
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.1)
                continue
            if status == 503:
                time.sleep(0.1)
                continue
            with lock:
                if status == 201:
                    made[number] = told["booking"]["token"]
                else:
                    refused[number] = (status, told["code"])
            answered.release()
            return

    threads = [threading.Thread(target=person, args=(number,), daemon=True) for number in range(people)]
    for thread in threads:
        thread.start()
    ready.wait()
    began = time.monotonic()
    for after in kills:  # so many answers, then the power goes
        for _ in range(after):
            answered.acquire(timeout=60)
        hall.kill()
        hall.start()
    for thread in threads:
        thread.join(120)
    took = time.monotonic() - began
    must(len(made) + len(refused) == people, f"{people - len(made) - len(refused)} got no answer")
    must(len(made) == PLACES, f"{len(made)} of {PLACES} places were given")
    must(set(refused.values()) == {(409, "slot-full")}, f"what the others were told: {collections.Counter(refused.values())}")
    must(len(set(made.values())) == PLACES, "two people have one booking")
    for token in made.values():
        status, told = hall.ask("GET", f"/api/v1/bookings/{token}")
        must(status == 200 and told["booking"]["state"] == "booked" and told["booking"]["from"] == begins, f"{token}: {told}")
    _, offers = hall.ask("GET", f"/api/v1/bookings/offers?item={item}")
    left = [slot["free"] for day in offers["days"] for slot in day["slots"] if slot["from"] == begins]
    must(left == [0], f"places left: {left}")
    # A wish sent again is told again, and made once.
    number, token = next(iter(made.items()))
    body = {"item": item, "from": begins, "phone": str(13_800_000_000 + skip * 10_000 + number), "language": "zh"}
    status, told = hall.ask("POST", "/api/v1/bookings", body, f"127.1.{number // 200}.{number % 200 + 1}", f"race-{skip}-{number:06d}")
    must((status, told["booking"]["token"]) == (201, token), "the same wish again")
    return took, sum(tries.values())


def bookings_of(hall):
    """By the log, which says what happened whatever anybody was told."""
    tokens = json.loads((hall.directory / "demo-tokens.json").read_text(encoding="utf-8"))
    made, after = collections.Counter(), 0
    while True:
        line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=30)
        line.request("GET", f"/api/v1/events?after={after}&limit=1000", headers={"Authorization": "Bearer " + tokens["auditor"]})
        events = json.loads(line.getresponse().read())["events"]
        line.close()
        if not events:
            return made
        for event in events:
            must(not re.search(r"(?<!\d)1380\d{7}(?!\d)", json.dumps(event)), f"a number stands in the log: {event}")
            if event["kind"] == "booking-made":
                made[event["booker"]] += 1
        after = events[-1]["seq"]


def main():
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    hall = Hall(sys.argv[1])
    try:
        took, tries = race(hall, people, 0, [])
        print(f"{people} people, {PLACES} places: {PLACES} booked, {people - PLACES} told slot-full, in {took:.1f} s, {tries} requests")
        took, tries = race(hall, people, 1, [3, 30])
        print(f"the same with the server killed twice: {PLACES} booked, {people - PLACES} told slot-full, in {took:.1f} s, {tries} requests")
        made = bookings_of(hall)
        must(sum(made.values()) == 2 * PLACES and max(made.values()) == 1, f"in the log: {made}")
    finally:
        hall.close()
    checked = hall.run("check", hall.directory)
    must("good" in checked, checked)
    print("the log checks out, each of them once in it, and no number of anybody")
    shutil.rmtree(hall.work, ignore_errors=True)


if __name__ == "__main__":
    main()
