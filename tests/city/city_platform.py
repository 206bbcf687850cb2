#!/usr/bin/python3
"""A small city platform: citizens apply here, the hall tells it how their cases go on.

It takes webhooks (Standard Webhooks signatures, CloudEvents bodies), each event once however often it is sent, and keeps them in a
journal, one line of JSON each, synced before they are answered. With --hall it also puts applications into a hall for as long as it runs:
some complete, some with papers missing, some read before and found good.

platform.py --secret-file FILE --journal FILE [--port N] [--hall URL|PORT-FILE --tokens FILE --guides FILE [--every SECONDS]]

GET /journal is what it has; PUT /mood {"answer": 500, "times": 3, "retryAfter": 2, "subject": "GA1"}
makes it answer so (to events of that application only), for tests of the hall.
"""
import argparse
import base64
import http.server
import json
import os
import random
import secrets
import signal
import sys
import threading
import time
import tomllib
import urllib.parse

import hall_api
import people
import webhooks

BODY_MAX = 20_000
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Journal:
    """What came, in order, each event once; survives the platform's own death."""

    def __init__(self, path):
        self.lock = threading.Lock()
        self.events, self.ids, self.newest, self.again, self.faults, self.asked = [], set(), {}, 0, [], []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    if line.endswith("\n"):
                        self.keep(json.loads(line))
        self.file = open(path, "a", encoding="utf-8")

    def keep(self, event):
        self.events.append(event)
        self.ids.add(event["id"])
        self.newest[event["subject"]] = int(event["id"].rsplit("-", 1)[1])

    def take(self, event):
        """False: it was here before. An event that is older than what its case has already told is a fault of the hall."""
        with self.lock:
            if event["id"] in self.ids:
                self.again += 1
                return False
            seq = int(event["id"].rsplit("-", 1)[1])
            if seq <= self.newest.get(event["subject"], 0):
                self.faults.append(f"{event['id']} came after {self.newest[event['subject']]}")
            self.file.write(json.dumps(event, ensure_ascii=False) + "\n")
            self.file.flush()
            os.fsync(self.file.fileno())
            self.keep(event)
            return True


def wrong_with(event, headers):
    """What a CloudEvent of the hall must be; None when it is."""
    if not headers.get("Content-Type", "").startswith("application/cloudevents+json"):
        return "content type"
    for name in ("specversion", "id", "source", "type", "subject", "time", "data"):
        if name not in event:
            return "no " + name
    if event["specversion"] != "1.0" or event["id"] != headers.get("webhook-id"):
        return "specversion or id"
    if not (event["type"].startswith("cn.onewindow.case.") and event["type"].endswith(".v1")):
        return "type"
    if event["data"].get("application") != event["subject"]:
        return "subject"
    return None


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, value=None, headers=()):
        text = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        for name, content in headers:
            self.send_header(name, content)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def body(self):
        return self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 1_000_000))

    def do_GET(self):
        journal = self.server.journal
        path, _, query = self.path.partition("?")
        if path != "/journal":
            return self.answer(404)
        subject = urllib.parse.parse_qs(query).get("subject", [None])[0]
        with journal.lock:
            events = [one for one in journal.events if subject in (None, one["subject"])]
            self.answer(200, {"events": events, "again": journal.again, "faults": journal.faults, "asked": journal.asked[-1000:]})

    def do_PUT(self):
        if self.path != "/mood":
            return self.answer(404)
        self.server.mood = json.loads(self.body())
        self.answer(200, self.server.mood)

    def do_POST(self):
        body = self.body()
        if self.path != "/events":
            return self.answer(404)
        mood = self.server.mood
        with self.server.journal.lock:
            self.server.journal.asked.append([time.time(), self.headers.get("webhook-id")])
        if mood.get("times", 0) > 0 and mood.get("subject", "").encode() in body:
            mood["times"] -= 1
            after = [("Retry-After", str(mood["retryAfter"]))] if "retryAfter" in mood else []
            after += [("Location", mood["location"])] if "location" in mood else []
            return self.answer(mood["answer"], None, after)
        wrong = "too large" if len(body) >= BODY_MAX else webhooks.verify(self.server.secrets, self.headers, body)
        if wrong is None:
            try:
                event = json.loads(body)
                wrong = wrong_with(event, self.headers)
            except ValueError:
                wrong = "not JSON"
        if wrong is not None:
            with self.server.journal.lock:
                self.server.journal.faults.append(wrong)
            return self.answer(400, {"wrong": wrong})
        self.answer(204 if self.server.journal.take(event) else 200)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port, secret_texts, journal):
        super().__init__(("127.0.0.1", port), Receiver)
        self.secrets = [webhooks.secret_bytes(text) for text in secret_texts]
        self.journal = journal
        self.mood = {}


def secrets_in(path):
    """The secrets of a file; makes it when it is not there."""
    if not os.path.exists(path):
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("whsec_" + base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
    with open(path, encoding="ascii") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


# --- applications ---------------------------------------------------------------------------------------------------------

RESTAURANT = ("513A0102900001-511602000000-000-11511301MB051073XA-1-00", "511A0021300001-511602000000-000-11511300MB1A21304N-1-00",
              "512017432001-511602000000-000-11511301MB0T669970-1-00")


class Guides:
    """Which papers an item asks for, out of the hall's published guides."""

    def __init__(self, path):
        with open(path, "rb") as file:
            read = tomllib.load(file)
        shared = {one["code"]: one for one in read.get("material", [])}
        self.papers = {}
        for guide in read["guide"]:
            papers = [{**shared.get(one.get("code"), {}), **one} for one in guide.get("materials", [])]
            self.papers[guide["item"]] = [one for one in papers if "code" in one]

    def codes(self, items):
        """Each paper of these items once; those that the state shares are not the applicant's to bring."""
        seen = {}
        for item in items:
            for paper in self.papers.get(item, []):
                seen.setdefault(paper["code"], paper)
        return [code for code, paper in seen.items() if paper.get("source", "applicant") != "shared"]


def application(hall, items, codes, serial, revision=1, missing=(), review="passed", agent=None):
    body = {"hall": hall, "revision": revision, "applicant": people.person(serial), "items": list(items), "preReview": review,
            "materials": [{"code": code, "state": "missing" if code in missing else "submitted"} for code in codes]}
    if agent is not None:
        body["agent"] = people.person(agent)
    return body


def arrivals(hall, hall_code, guides, seed, every, report):
    """Applies for somebody every now and then: mostly one thing, sometimes the whole restaurant; a third of them lack something."""
    chance = random.Random(seed)
    single = [item for item in guides.papers if guides.codes([item])]
    first = seed * 1_000
    serial = first
    waiting = []
    while True:
        time.sleep(every if serial > first + 2 else 0)
        serial += 1
        name = f"GA{serial}"
        # The first two are the ones that the README tells of: the restaurant, complete, and the same with two papers missing.
        whole = all(guides.codes([one]) for one in RESTAURANT)
        items = RESTAURANT if whole and (serial <= first + 2 or serial % 4 == 0) else (chance.choice(single),)
        codes = guides.codes(items)
        lacking = serial == first + 2 or serial > first + 2 and chance.random() < 0.35
        lacks = chance.sample(codes, min(len(codes), 2 if serial == first + 2 else chance.choice((1, 1, 2)))) if lacking else []
        body = application(hall_code, items, codes, serial, missing=lacks, review="returned" if lacks else "passed",
                           agent=serial + 5_000 if len(items) > 1 and chance.random() < 0.5 else None)
        try:
            _, told = hall.put(name, body)
            for ordinal, code in enumerate((c for c in codes if c not in lacks), 1):
                hall.attach(name, ordinal, PDF, "application/pdf", code)
            report(f"{name} case {told['case']} items {len(items)} lacks {len(lacks)}")
            if lacks and chance.random() < 0.5:
                waiting.append((name, dict(body), serial))
            if waiting and chance.random() < 0.3:
                again, before, of = waiting.pop(0)
                before = {**before, "revision": before["revision"] + 1, "preReview": "submitted",
                          "materials": [{"code": one["code"], "state": "submitted"} for one in before["materials"]]}
                hall.put(again, before)
                report(f"{again} has sent what was missing")
        except hall_api.Refused as refused:
            report(f"{name} refused: {refused}")
        except OSError as broken:
            report(f"the hall cannot be reached: {broken}")


def url_of(given, deadline=120):
    """The hall's address, or what stands in a file that comes when the hall is up: its port."""
    end = time.monotonic() + deadline
    while not given.startswith("http"):
        if os.path.exists(given):
            with open(given, encoding="ascii") as file:
                port = file.read().strip()
            if port:
                return "http://127.0.0.1:" + port
        if time.monotonic() > end:
            raise SystemExit("no hall came up")
        time.sleep(0.2)
    return given


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--secret-file", required=True)
    options.add_argument("--journal", required=True)
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--hall", help="its URL, or a file that will have its port on this machine")
    options.add_argument("--hall-code", default="gaq01")
    options.add_argument("--tokens")
    options.add_argument("--guides")
    options.add_argument("--every", type=float, default=45)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    # Ends at once, wherever it is: Ctrl+C in a terminal comes to every process of the demo, and the demo's own word to end right after it. A
    # handler of Python's would wait for its turn; what was told or noted is written already.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = Server(given.port, secrets_in(given.secret_file), Journal(given.journal))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening on port {server.server_address[1]}", flush=True)
    if given.hall:
        with open(given.tokens, encoding="utf-8") as file:
            token = json.load(file)["city-platform"]
        arrivals(hall_api.Hall(url_of(given.hall), token), given.hall_code, Guides(given.guides), given.seed, given.every,
                 lambda line: print(line, flush=True))
    while True:
        signal.pause()


if __name__ == "__main__":
    sys.exit(main())
