#!/usr/bin/python3
"""schema/api against the running server: every route, every answer's status and body, refusals, wrong bodies, the headers.

server_test.py BIN, the directory with hall-server. Every answer of every test is validated as it comes (hall.py); what the
files do not say fails the last test.
"""
import asyncio
import csv
import datetime
import io
import itertools
import json
import random
import re
import subprocess
import sys
import time
import unittest
import urllib.parse
import zipfile
from xml.etree import ElementTree

import websockets

from contract import API, ROOT, Files
from hall import Hall

sys.path.insert(0, str(ROOT / "tests" / "city"))
import city_platform  # noqa: E402  what a city's platform puts

FILES = Files()
HALL = None
BIN = None
KEYS = itertools.count(1)
DEVICES = {"kiosk": "kiosk-1", "counter": "counter-3", "board": "board-1", "manager": "manager", "auditor": "auditor",
           "city-platform": "city-platform"}
LARGE = 2**63 - 1
FREE = re.compile("/api/v1/(accounts|devices|approvals)")     # their texts are judged by meaning, not by form
ROLES = [*DEVICES, "clerk", "reception", "reviewer", "supervisor", "system-administrator", "security-administrator"]


def token_of(role):
    return DEVICES.get(role) or HALL.session(role)


def key():
    return f"api-test-{next(KEYS):08d}"


def ask(method, target, token=None, body=None, **headers):
    return HALL.ask(method, target, token, body, **headers)


def lobby_code():
    """What a board shows: nobody is told it over HTTP."""
    async def read():
        async with websockets.connect(f"ws://127.0.0.1:{HALL.port}/ws", subprotocols=["hall.v1"], max_size=None) as line:
            await line.send(json.dumps({"hello": "hall.v1", "auth": {"kind": "token", "token": HALL.tokens["board-1"]}, "topics": ["lobby"], "client": "api-test/1"}))
            while True:
                frame = json.loads(await asyncio.wait_for(line.recv(), 20))
                if frame.get("view") == "lobby":
                    return frame["data"]["code"]
    return asyncio.run(read())


def until_made(target, token):
    """A plan is made beside the calls: whoever is told to ask again does."""
    deadline = time.monotonic() + 60
    while True:
        answer = ask("GET", target, token)
        if answer.status != 503 or time.monotonic() > deadline:
            return answer
        time.sleep(0.1)


def example_of(operation, name=None):
    """The documented example of a request's body."""
    content = operation["requestBody"]["content"]["application/json"]
    return content["examples"][name]["value"] if name else content["example"]


class Counter:
    """Counter 3, by its keys; its profile serves every queue of the examples."""

    def __init__(self, name="counter-3"):
        self.name = name

    def press(self, command, body=None, status=200, **headers):
        headers.setdefault("Idempotency_Key", key())
        answer = ask("POST", f"/api/v1/counters/{self.name}/{command}", self.name, body, **headers)
        if status:
            assert answer.status == status, f"{command}: {answer.status} {answer.body}"
        return answer

    def documented(self, command, name=None, **replaced):
        """The command with the example of its body, with the ids that live in this hall put in."""
        _, operation = FILES.operation("post", f"/api/v1/counters/x/{command}")
        return self.press(command, {**example_of(operation, name), **replaced})

    def call(self):
        return self.press("call-next").json["ticket"]


def issue(name="plain", token="kiosk-1", status=201, **more):
    _, operation = FILES.operation("post", "/api/v1/tickets")
    answer = ask("POST", "/api/v1/tickets", token, {**example_of(operation, name), **more}, Idempotency_Key=key())
    assert answer.status == status, answer.body
    return answer.json["ticket"] if status == 201 else answer


class Story(unittest.TestCase):
    """Every operation does what it says, once at least, in the order of a hall day. Methods run in the order of their names."""

    def test_1_visits(self):
        plain = issue()
        self.assertEqual(ask("GET", f"/api/v1/tickets/{plain['id']}", "kiosk-1").json["ticket"]["id"], plain["id"])
        self.assertEqual(ask("GET", f"/api/v1/visits/{plain['token']}").json["number"], plain["number"])
        declared = issue("declared")
        self.assertEqual((declared["class"], declared["language"]), ("senior", "en"))
        cancelled = ask("POST", f"/api/v1/tickets/{declared['id']}/cancel", "kiosk-1")
        self.assertEqual(cancelled.json["ticket"]["state"], "cancelled")
        self.assertEqual(ask("POST", f"/api/v1/tickets/{declared['id']}/cancel", "kiosk-1").code, "ticket-ended")
        located = ask("POST", "/api/v1/tickets", "kiosk-1", {"item": plain["item"]})
        again = ask("GET", located.headers["location"], "kiosk-1")
        self.assertEqual(again.status, 200)
        ask("POST", f"/api/v1/tickets/{again.json['ticket']['id']}/cancel", "manager")
        several = issue("several")
        self.assertEqual(len(several["further"]), 1)
        ask("POST", f"/api/v1/tickets/{several['id']}/cancel", "kiosk-1")

    def test_2_counter(self):
        at = Counter()
        self.assertEqual(at.press("open").json["counter"]["phase"], "open")
        self.assertEqual(at.documented("pause").json["counter"]["phase"], "paused")
        self.assertEqual(at.press("call-next", status=409).code, "counter-paused")
        at.press("open")
        self.assertEqual(at.call()["state"], "called")
        self.assertEqual(at.press("recall").json["ticket"]["calls"], 2)
        missed = at.press("no-show").json["ticket"]
        back = at.documented("bring-back", ticket=missed["id"]).json["ticket"]
        self.assertEqual(back["state"], "waiting")
        self.assertEqual(at.call()["id"], missed["id"])
        self.assertEqual(at.press("start").json["ticket"]["state"], "serving")
        held = at.press("hold").json["ticket"]
        self.assertEqual(at.documented("resume", ticket=held["id"]).json["ticket"]["state"], "serving")
        self.assertEqual(at.press("finish").json["ticket"]["state"], "served")
        for target in (f"/api/v1/tickets/{missed['id']}/explanation", f"/api/v1/explanations/{missed['number']}"):
            told = ask("GET", target, "counter-1")
            self.assertEqual((told.status, told.json["number"]), (200, missed["number"]))
            self.assertGreaterEqual(len(told.json["steps"]), 8)
        nobody = at.press("call-next", status=204)
        self.assertEqual(nobody.body, b"")
        lost = issue()
        self.assertEqual(at.documented("cancel", ticket=lost["id"]).json["ticket"]["state"], "cancelled")
        self.assertEqual(at.press("recall", status=409).code, "counter-idle")

    def test_3_rest_of_the_law(self):
        at = Counter()
        other = Counter("counter-4")
        other.press("open")
        issue()
        at.call()
        sent = at.documented("transfer", "queue").json["ticket"]
        self.assertEqual(sent["queue"], "social")
        ask("POST", f"/api/v1/tickets/{sent['id']}/cancel", "manager")
        issue()
        at.call()
        pooled = at.documented("transfer", "counter", toCounter="counter-4").json["ticket"]
        self.assertEqual(pooled["poolCounter"], "counter-4")
        self.assertEqual(other.call()["id"], pooled["id"])
        self.assertEqual(other.documented("return", "by-age").json["ticket"]["state"], "waiting")
        ask("POST", f"/api/v1/tickets/{pooled['id']}/cancel", "manager")
        self.assertEqual(at.press("transfer", {}, status=409).code, "counter-idle")
        picked = issue()
        at.documented("pick", ticket=picked["id"])
        self.assertEqual(at.press("transfer", {}, status=422).code, "target-unclear")
        self.assertEqual(at.press("transfer", {"toClerk": "s999"}, status=404).code, "unknown-staff")
        self.assertEqual(at.documented("return", "behind").json["ticket"]["state"], "waiting")
        senior = issue("declared")
        ask("POST", f"/api/v1/tickets/{picked['id']}/cancel", "manager")
        self.assertEqual(at.call()["id"], senior["id"])
        self.assertEqual(at.press("undo").json["ticket"]["state"], "waiting")
        self.assertEqual(at.press("undo", status=409).code, "nothing-to-undo")
        self.assertEqual(at.call()["id"], senior["id"])
        at.press("start")
        self.assertEqual(at.documented("confirm-class").json["ticket"]["classCheck"], "entitled")
        self.assertEqual(at.documented("add-service").json["ticket"]["further"], [example_of(FILES.operation(
            "post", "/api/v1/counters/x/add-service")[1])["item"]])
        self.assertEqual(at.press("finish").json["ticket"]["leg"], 2)
        following = issue()
        at.press("finish", status=None)
        self.assertEqual(at.press("call-next").json["ticket"]["id"], following["id"])
        at.press("start")
        last = issue()
        self.assertEqual(at.press("finish-and-call-next").json["ticket"]["id"], last["id"])
        at.press("start")
        at.press("finish-and-call-next", status=204)
        self.assertEqual(at.press("close").json["counter"]["phase"], "closed")
        other.press("close")

    def test_3_to_the_limits(self):
        at = Counter()
        other = Counter("counter-4")
        for one in (at, other):
            one.press("open")
        for member, value, code in (("class", "nobody", "unknown-class"), ("item", "nothing", "unknown-item")):
            self.assertEqual(issue(status=404, **{member: value}).code, code)
        late = issue()
        at.call()
        at.press("no-show")
        at.press("bring-back", {"ticket": late["id"]})
        at.call()
        at.press("no-show")
        self.assertEqual(at.press("bring-back", {"ticket": late["id"]}, status=409).code, "bring-back-limit-reached")
        here = issue()
        at.call()
        for _ in range(2):
            at.press("recall")
        self.assertEqual(at.press("recall", status=409).code, "call-limit-reached")
        self.assertEqual(at.press("transfer", {"queue": "tax"}, status=409).code, "same-queue")
        self.assertEqual(at.press("transfer", {"queue": "nowhere"}, status=404).code, "unknown-queue")
        self.assertEqual(at.press("transfer", {"toCounter": "counter-3"}, status=409).code, "same-counter")
        self.assertEqual(at.press("transfer", {"toCounter": "counter-5"}, status=409).code, "counter-not-open")
        at.press("start")
        self.assertEqual(ask("POST", f"/api/v1/tickets/{here['id']}/cancel", "manager").code, "ticket-in-service")
        self.assertEqual(ask("POST", "/api/v1/hall/end-day", "manager", {"reason": "test"}).code, "day-has-tickets-in-service")
        answer = None
        for _ in range(20):
            answer = at.press("add-service", {"item": here["item"]}, status=None)
            if answer.status != 200:
                break
        self.assertEqual((answer.status, answer.code), (422, "too-many-services"))
        at.press("hold")
        issue()
        at.call()
        pooled = at.press("transfer", {"toCounter": "counter-4"}).json["ticket"]
        self.assertEqual(at.press("pick", {"ticket": pooled["id"], "reason": "test"}, status=409).code, "waits-for-another")
        self.assertEqual(at.press("pick", {"ticket": pooled["id"]}, status=422).code, "reason-missing")
        for ticket in (pooled, here, late):
            ask("POST", f"/api/v1/tickets/{ticket['id']}/cancel", "manager")
        for one in (at, other):
            one.press("close")

    def test_3_bookings(self):
        queues = ask("GET", "/api/v1/bookings/offers").json["queues"]
        self.assertEqual([one["code"] for one in queues], ["tax", "police", "land", "business"])
        found = ask("GET", "/api/v1/bookings/offers?search=" + urllib.parse.quote("税务")).json
        self.assertTrue(found["items"] and all(one["queue"] == "tax" for one in found["items"]))
        _, operation = FILES.operation("post", "/api/v1/bookings")
        wanted = example_of(operation)
        offers = f"/api/v1/bookings/offers?item={wanted['item']}"
        free = [slot for day in ask("GET", offers).json["days"] for slot in day["slots"] if slot["free"]]
        first, other = free[-2]["from"], free[-1]["from"]
        wanted["from"] = first
        name = key()
        made = ask("POST", "/api/v1/bookings", None, wanted, Idempotency_Key=name)
        self.assertEqual(made.status, 201, made.body)
        self.assertEqual(ask("POST", "/api/v1/bookings", None, wanted, Idempotency_Key=name).body, made.body)
        # The same person, however they write their number, has one booking a day.
        again = ask("POST", "/api/v1/bookings", None, {**wanted, "phone": "+86 138-0013-8000"}, Idempotency_Key=key())
        self.assertEqual(again.code, "booking-limit")
        self.assertEqual(ask("POST", "/api/v1/bookings", None, {**wanted, "phone": "x"}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/bookings", None, {**wanted, "item": "nothing"}).code, "unknown-item")
        self.assertEqual(ask("POST", "/api/v1/bookings", None, {**wanted, "from": "2026-01-01T00:00:00.000Z"}).code, "slot-not-offered")
        self.assertEqual(ask("GET", "/api/v1/bookings/offers?item=nothing").code, "unknown-item")
        token = made.json["booking"]["token"]
        self.assertEqual(ask("GET", made.headers["location"]).json, made.json)
        self.assertEqual(ask("GET", f"/api/v1/bookings/{token[:-1]}x").code, "unknown-booking")
        moved = ask("POST", f"/api/v1/bookings/{token}/move", None, {"from": other}, Idempotency_Key=key())
        self.assertEqual((moved.status, moved.json["booking"]["from"]), (200, other))
        self.assertEqual(ask("POST", f"/api/v1/bookings/{token}/move", None, {"from": other}).json, moved.json)
        calendar = ask("GET", f"/api/v1/bookings/{token}/calendar.ics?language=en")
        self.assertEqual(calendar.headers["content-type"], "text/calendar; charset=utf-8")
        lines = calendar.body.split(b"\r\n")
        self.assertTrue(all(len(line) <= 75 for line in lines) and b"\n" not in calendar.body.replace(b"\r\n", b""))
        start = datetime.datetime.fromisoformat(other).astimezone(datetime.timezone.utc).strftime("DTSTART:%Y%m%dT%H%M%SZ")
        self.assertIn(start.encode(), lines)
        self.assertTrue(ask("GET", f"/api/v1/bookings/{token}/qr.svg").body.startswith(b"<svg"))
        listed = ask("GET", f"/api/v1/booked-visits?date={moved.json['booking']['date']}", "manager").json["bookings"]
        self.assertEqual([(one["token"], one["state"]) for one in listed], [(token, "booked")])
        self.assertEqual(ask("GET", "/api/v1/booked-visits?date=yesterday", "manager").code, "json-value-range")
        self.assertEqual(ask("GET", "/api/v1/booked-visits", "kiosk-1").code, "not-allowed")
        early = ask("POST", "/api/v1/tickets", "kiosk-1", {"booking": token}, Idempotency_Key=key())
        self.assertEqual(early.code, "check-in-not-open")
        self.assertEqual(ask("POST", "/api/v1/tickets", "kiosk-1", {"booking": token, "class": "senior"}).code, "json-unknown-member")
        self.assertEqual(ask("POST", "/api/v1/tickets", "kiosk-1", {"booking": "x"}).code, "unknown-booking")
        gone = ask("POST", f"/api/v1/bookings/{token}/cancel", None, {}, Idempotency_Key=key())
        self.assertEqual(gone.json["booking"]["state"], "cancelled")
        self.assertEqual(ask("POST", "/api/v1/tickets", "kiosk-1", {"booking": token}).code, "booking-not-in-state")
        second = ask("POST", "/api/v1/bookings", None, wanted, Idempotency_Key=key()).json["booking"]["token"]
        off = ask("POST", f"/api/v1/bookings/{second}/call-off", "manager", {"reason": "no-clerk"}, Idempotency_Key=key())
        self.assertEqual((off.json["booking"]["state"], off.json["booking"]["byHall"]), ("cancelled", True))

    def test_3_remote_tickets(self):
        _, operation = FILES.operation("post", "/api/v1/remote-tickets")
        example = example_of(operation)
        item = example["item"]
        offer = ask("GET", f"/api/v1/remote-tickets?item={item}").json
        self.assertTrue(offer["offered"] and offer["byCode"] and offer["radiusM"] > 0 and offer["line"]["item"]["code"] == item)
        self.assertTrue(ask("GET", "/api/v1/remote-tickets?search=" + urllib.parse.quote("税")).json["items"])
        self.assertNotIn("line", ask("GET", "/api/v1/remote-tickets?item=nothing").json)
        self.assertEqual(ask("GET", "/api/v1/remote-tickets?who=me").code, "json-value-range")
        self.assertNotIn("code", ask("GET", "/api/v1/lobby").json, "what shows who is in the hall is for nobody outside")
        wanted = {key_: value for key_, value in example.items() if key_ != "code"}
        north = {"latitudeE6": 30_500_000, "longitudeE6": 106_641_400}
        take = lambda body, **headers: ask("POST", "/api/v1/remote-tickets", None, body, **headers)
        self.assertEqual(take(wanted).code, "json-value-range", "neither")
        self.assertEqual(take({**example, "position": north}).code, "json-value-range", "both")
        self.assertEqual(take({**wanted, "code": "wrong"}).code, "lobby-code-wrong")
        self.assertEqual(take({**wanted, "position": {"latitudeE6": 31_230_400, "longitudeE6": 121_473_700}}).code, "too-far")
        self.assertEqual(take({**wanted, "position": north, "item": "nothing"}).code, "unknown-item")
        self.assertEqual(take({**wanted, "position": north, "phone": "x"}).code, "json-value-range")
        name = key()
        taken = take({**wanted, "position": north}, Idempotency_Key=name)
        self.assertEqual(taken.status, 201, taken.body)
        self.assertEqual(take({**wanted, "position": north}, Idempotency_Key=name).json["token"], taken.json["token"])
        self.assertEqual(take({**wanted, "position": north, "language": "en"}, Idempotency_Key=name).code, "command-id-reused")
        self.assertIn("reachableFrom", taken.json["visit"])
        limit = take({**wanted, "position": north, "phone": "+86 138-0013-8000"}, Idempotency_Key=key())
        self.assertEqual((limit.code, limit.json["detail"]), ("phone-limit", "live"))
        visit = f"/api/v1/visits/{taken.json['token']}"
        self.assertEqual(ask("GET", taken.headers["location"]).json["number"], taken.json["visit"]["number"])
        behind = [ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item}).json["ticket"]["id"] for _ in range(2)]
        name = key()
        more = ask("POST", visit + "/more-time", None, {}, Idempotency_Key=name)
        self.assertEqual((more.status, more.json["visit"]["moreTime"]), (200, 1), more.body)
        self.assertEqual(ask("POST", visit + "/more-time", None, {}, Idempotency_Key=name).json["visit"]["moreTime"], 1, "sent again: the same once")
        self.assertEqual(ask("POST", visit + "/more-time", None, {}).code, "nobody-behind")
        self.assertEqual(ask("POST", visit + "/arrived", None, {"code": "no"}).code, "lobby-code-wrong")
        self.assertEqual(ask("POST", visit + "/more-time", None, {"count": 3}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/visits/nobodys/give-up", None, {}).code, "unknown-ticket")
        here = ask("POST", visit + "/arrived", None, {"code": lobby_code()}, Idempotency_Key=key())
        self.assertEqual(here.status, 200, here.body)
        self.assertNotIn("reachableFrom", here.json["visit"])
        for bad in ("1", "x" * 65, "with blank"):
            self.assertEqual(ask("POST", visit + "/more-time", None, {}, Idempotency_Key=bad).code, "command-id-invalid")
        gone = ask("POST", visit + "/give-up", None, {}, Idempotency_Key=key())
        self.assertEqual(gone.json["visit"]["state"], "cancelled")
        self.assertEqual(ask("POST", visit + "/give-up", None, {}).code, "ticket-ended")
        for one in behind:
            ask("POST", f"/api/v1/tickets/{one}/cancel", "manager")

    def test_4_leases(self):
        leases = ask("POST", "/api/v1/kiosk/lease", "kiosk-1").json["leases"]
        self.assertEqual(ask("GET", "/api/v1/kiosk/leases", "kiosk-1").json["leases"], leases)
        tax = next(one for one in leases["leases"] if one["queue"] == "tax")
        example = example_of(FILES.operation("post", "/api/v1/kiosk/merge")[1])
        body = {**example, "lease": tax["lease"], "number": tax["first"]}
        name = key()
        merged = ask("POST", "/api/v1/kiosk/merge", "kiosk-1", body, Idempotency_Key=name)
        self.assertTrue(merged.json["ticket"]["number"].endswith("*"), merged.body)
        self.assertEqual(ask("POST", "/api/v1/kiosk/merge", "kiosk-1", body, Idempotency_Key=name).body, merged.body)
        self.assertEqual(ask("POST", "/api/v1/kiosk/merge", "kiosk-1", body, Idempotency_Key=key()).code, "number-already-merged")
        self.assertEqual(ask("POST", "/api/v1/kiosk/merge", "kiosk-2", body, Idempotency_Key=key()).code, "unknown-lease")
        outside = {**body, "number": tax["last"] + 1}
        self.assertEqual(ask("POST", "/api/v1/kiosk/merge", "kiosk-1", outside, Idempotency_Key=key()).code, "number-not-in-lease")
        ask("POST", f"/api/v1/tickets/{merged.json['ticket']['id']}/cancel", "kiosk-1")
        Story.late = {**body, "number": tax["first"] + 1}

    def test_5_a_manager_acts(self):
        for command, body, phase in (("open", None, "open"), ("pause", {"reason": "system"}, "paused"), ("close", None, "closed")):
            answer = ask("POST", f"/api/v1/counters/counter-7/{command}", "manager", body, Idempotency_Key=key())
            self.assertEqual(answer.json["counter"]["phase"], phase)
        self.assertEqual(ask("POST", "/api/v1/counters/counter-7/call-next", "manager").code, "not-allowed")
        profiles = {one["code"]: one["queues"] for one in ask("GET", "/api/v1/profiles", "manager").json["profiles"]}
        before = next(one["profile"] for one in ask("GET", "/api/v1/hall").json["counters"] if one["id"] == "counter-7")
        other = next(code for code in profiles if code != before)
        for place in ("counter-7", "7"):
            self.assertEqual(ask("POST", f"/api/v1/counters/{place}/profile", "manager", {"profile": other}, Idempotency_Key=key()).json, {})
        self.assertEqual(next(one["profile"] for one in ask("GET", "/api/v1/hall").json["counters"] if one["id"] == "counter-7"), other)
        self.assertEqual(ask("POST", "/api/v1/counters/counter-7/profile", "manager", {"profile": before}).json, {})
        self.assertEqual(ask("POST", "/api/v1/counters/counter-7/profile", "manager", {"profile": "nothing"}).code, "unknown-profile")
        self.assertEqual(ask("POST", "/api/v1/counters/counter-99/profile", "manager", {"profile": before}).code, "unknown-counter")
        example = example_of(FILES.operation("post", "/api/v1/queues/x/stop-tickets")[1])
        item = next(one["code"] for one in ask("GET", "/api/v1/catalogue").json["items"] if one["queue"] == "tax")
        name = key()
        for _ in range(2):  # sent again: the same once
            self.assertEqual(ask("POST", "/api/v1/queues/tax/stop-tickets", "manager", example, Idempotency_Key=name).json, {})
        tax = next(one for one in ask("GET", "/api/v1/hall").json["queues"] if one["code"] == "tax")
        self.assertEqual((tax["accepting"], tax["notice"]), (False, example["notice"]))
        self.assertEqual(issue(status=409, item=item).code, "queue-not-accepting")
        self.assertEqual(ask("POST", "/api/v1/queues/tax/give-tickets", "manager", Idempotency_Key=name).code, "command-id-reused")
        self.assertEqual(ask("POST", "/api/v1/queues/tax/give-tickets", "manager", Idempotency_Key=key()).json, {})
        tax = next(one for one in ask("GET", "/api/v1/hall").json["queues"] if one["code"] == "tax")
        self.assertEqual((tax["accepting"], "notice" in tax), (True, False))
        ask("POST", f"/api/v1/tickets/{issue(item=item)['id']}/cancel", "manager")
        told = ask("POST", "/api/v1/what-if", "manager", {"changes": []}).json
        self.assertEqual([line["breachesWithout"] for line in told["queues"]], [line["breachesWith"] for line in told["queues"]])
        self.assertEqual(ask("POST", "/api/v1/what-if", "manager", {"changes": [{}]}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/what-if", "manager", {"changes": [{"open": "1", "close": "2"}]}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/what-if", "manager", {"changes": [{"open": "1", "at": "25:00"}]}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/what-if", "manager", {"changes": [{"open": "nowhere"}]}).code, "unknown-counter")
        self.assertEqual(ask("POST", "/api/v1/what-if", "kiosk-1", {"changes": []}).code, "not-allowed")
        self.assertEqual(ask("POST", "/api/v1/queues/nowhere/stop-tickets", "manager", example).code, "unknown-queue")
        for notice in ({"zh": ""}, {"zh": "好" * 101}, {"zh": "好", "en": "x" * 301}):
            self.assertEqual(ask("POST", "/api/v1/queues/tax/stop-tickets", "manager", {"notice": notice}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/queues/tax/stop-tickets", "manager", {"notice": {"zh": "a\u0007"}}).code, "configuration-invalid")

    def test_5_caps(self):
        example = example_of(FILES.operation("post", "/api/v1/queues/x/cap-tickets")[1])
        tax = lambda: next(one for one in ask("GET", "/api/v1/hall").json["queues"] if one["code"] == "tax")
        item = next(one["code"] for one in ask("GET", "/api/v1/catalogue").json["items"] if one["queue"] == "tax")
        self.assertNotIn("cap", tax())
        self.assertEqual(ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", example).json, {})
        self.assertEqual(tax()["cap"], example["cap"])
        given = tax()["issued"]
        self.assertEqual(ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", {"cap": given + 1}).json, {})
        ask("POST", f"/api/v1/tickets/{issue(item=item)['id']}/cancel", "manager")
        self.assertEqual(issue(status=409, item=item).code, "queue-full")
        self.assertEqual(ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", {"cap": 0}).json, {})
        self.assertNotIn("cap", tax())
        for body in ({"cap": -1}, {"cap": 100000}, {"cap": 5, "notice": {"zh": ""}}):
            self.assertEqual(ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", body).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/queues/nowhere/cap-tickets", "manager", {"cap": 5}).code, "unknown-queue")
        for who in ("kiosk-1", "counter-3", token_of("supervisor")):
            self.assertEqual(ask("POST", "/api/v1/queues/tax/cap-tickets", who, {"cap": 5}).code, "not-allowed")

    def test_5_settings(self):
        def read():
            answer = ask("GET", "/api/v1/configuration", "manager")
            self.assertEqual(answer.headers["etag"], f'"{answer.json["version"]}"')
            return answer.json
        def put(kind, code, body, version=None, who="manager"):
            return ask("PUT", f"/api/v1/configuration/{kind}/{code}", who, body, If_Match=f'"{version or read()["version"]}"')
        def of(kind, code):
            entry = dict(next(one for one in read()[kind] if one["code"] == code))
            del entry["code"]
            return entry
        before = read()
        tax = of("queues", "tax")
        self.assertEqual(put("queue", "tax", {**tax, "maximumWaitMs": tax["maximumWaitMs"] + 60000}).json, {})
        self.assertEqual(of("queues", "tax")["maximumWaitMs"], tax["maximumWaitMs"] + 60000)
        self.assertEqual(put("queue", "tax", tax, before["version"]).code, "configuration-changed", "somebody was faster")
        self.assertEqual(put("queue", "tax", tax).json, {})
        self.assertEqual(ask("PUT", "/api/v1/configuration/queue/tax", "manager", tax).code, "precondition-required")
        self.assertEqual(ask("PUT", "/api/v1/configuration/queue/tax", "manager", tax, If_Match='"x"').code, "precondition-failed")
        wrong = put("queue", "tax", {**tax, "letters": "I"})
        self.assertEqual((wrong.code, wrong.json["detail"]), ("configuration-invalid", "queue/tax/letters"))
        self.assertEqual(put("queue", "tax", {**tax, "hue": 1}).code, "json-unknown-member")
        self.assertEqual(put("colour", "tax", tax).code, "not-found")
        self.assertEqual(put("hall", "other", before["hall"]).code, "not-found")
        hall = read()["hall"]
        self.assertEqual(put("hall", "hall", {**hall, "callLimit": 5}).json, {})
        self.assertEqual(read()["hall"]["callLimit"], 5)
        self.assertEqual(put("hall", "hall", hall).json, {})
        counter = of("counters", "counter-7")
        self.assertEqual(put("counter", "counter-7", {**counter, "label": "3"}).json["detail"], "counter/counter-7/label")
        opening = {"weekdays": [1, 2, 3, 4, 5], "workingDays": True, "open": [20261205], "closed": []}
        self.assertEqual(put("opening", "opening", opening).json, {})
        self.assertEqual(read()["opening"], opening)
        rules = of("bookings", "tax")
        self.assertEqual(put("booking", "tax", {**rules, "hours": [{"from": 540, "until": 600}], "capacity": 9}).json, {})
        self.assertEqual((of("bookings", "tax")["hours"], of("bookings", "tax")["capacity"]), ([{"from": 540, "until": 600}], 9))
        self.assertEqual(put("booking", "tax", {**rules, "class": "nobody"}).json["detail"], "booking/tax/class")
        self.assertEqual(put("booking", "nowhere", rules).json["detail"], "booking/nowhere/queue")
        self.assertEqual(put("booking", "tax", rules).json, {})
        rating = read()["evaluation"]
        fewer = {**rating, "days": 5, "reasons": [*rating["reasons"][:1], {"code": "parking", "name": {"zh": "停车"}, "of": "visit"}]}
        self.assertEqual(put("evaluation", "evaluation", fewer).json, {})
        self.assertEqual(read()["evaluation"], fewer)
        self.assertEqual(put("evaluation", "evaluation", {**rating, "days": 20}).json["detail"], "evaluation/close-days")
        self.assertEqual(put("evaluation", "evaluation", {**rating, "reasons": rating["reasons"][:1] * 2}).json["detail"], "evaluation/reasons")
        self.assertEqual(put("evaluation", "evaluation", {**rating, "reasons": [{**rating["reasons"][0], "of": "dogs"}]}).code, "json-value-range")
        self.assertEqual(put("evaluation", "visits", rating).code, "not-found")
        self.assertEqual(put("evaluation", "evaluation", rating, who="auditor").code, "not-allowed")
        self.assertEqual(put("evaluation", "evaluation", rating).json, {})
        remote = read()["remote"]
        afar = {"offered": True, "byCode": False, "codeMinutes": 15, "codeOnBoards": False, "radiusM": 9000, "latitudeE6": -30473901, "longitudeE6": 106641402,
                "metresPerMinute": 300, "liveLimit": 2, "perDay": 4, "letFirst": 5, "moreTimeLimit": 1}
        self.assertEqual(put("remote", "remote", afar).json, {})
        self.assertEqual(read()["remote"], afar)
        self.assertEqual(put("remote", "remote", {**afar, "radiusM": 100000, "metresPerMinute": 20}).json["detail"], "remote/radius")
        self.assertEqual(put("remote", "hall", remote).code, "not-found")
        self.assertEqual(put("remote", "remote", remote).json, {})
        person = next(one for one in read()["staff"] if one["roles"] == ["clerk"])
        roster = {"skills": ["tax"], "fallback": ["general"]}
        self.assertEqual(put("staff", person["id"], roster).json, {})
        after = next(one for one in read()["staff"] if one["id"] == person["id"])
        self.assertEqual((after["skills"], after["fallback"], after["roles"]), (["tax"], ["general"], person["roles"]))
        self.assertEqual(put("staff", person["id"], {"skills": person["skills"], "fallback": person["fallback"]}).json, {})
        self.assertEqual(put("staff", "s999", roster).code, "unknown-staff")
        self.assertEqual(put("queue", "tax", tax, who="auditor").code, "not-allowed")
        self.assertEqual(ask("GET", "/api/v1/configuration", token_of("clerk")).code, "not-allowed")

    def test_5_printers(self):
        def told():
            return {one["name"]: one.get("printer") for one in ask("GET", "/api/v1/devices", "manager").json["devices"]}
        self.assertIsNone(told()["kiosk-1"])
        self.assertEqual(ask("POST", "/api/v1/kiosk/printer", "kiosk-1", {"state": "out-of-paper"}).json, {})
        self.assertIsNone(told()["kiosk-1"], "it has no line")
        self.assertEqual(ask("POST", "/api/v1/kiosk/printer", "kiosk-1", {"state": "on-fire"}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/kiosk/printer", "counter-3", {"state": "ready"}).code, "not-allowed")

    def test_5_notices(self):
        supervisor = token_of("supervisor")
        example = example_of(FILES.operation("post", "/api/v1/notices")[1])
        name = key()
        for _ in range(2):  # sent again: the same once
            self.assertEqual(ask("POST", "/api/v1/notices", "manager", example, Idempotency_Key=name).json, {})
        (shown,) = ask("GET", "/api/v1/notices", "manager").json["notices"]
        self.assertEqual((shown["text"], shown["audience"]), (example["text"], example["audience"]))
        self.assertEqual(ask("GET", "/api/v1/lobby").json["notices"], [{key_: shown[key_] for key_ in ("notice", "kind", "text")}])
        for_clerks = {"kind": "information", "text": {"zh": "下班后开会"}, "audience": ["counters"], "counters": ["counter-3"]}
        self.assertEqual(ask("POST", "/api/v1/notices", supervisor, for_clerks).json, {})
        self.assertEqual(len(ask("GET", "/api/v1/notices", supervisor).json["notices"]), 2)
        hall = ask("GET", "/api/v1/hall").json
        self.assertEqual(len(hall["notices"]), 1, "what clerks are told is nobody else's")
        self.assertGreater(hall["noticesSeq"], 0)
        self.assertEqual(ask("POST", "/api/v1/notices", supervisor, example).code, "not-allowed")
        self.assertEqual(ask("POST", f"/api/v1/notices/{shown['notice']}/end", supervisor).code, "not-allowed")
        for who in ("kiosk-1", "counter-3", "board-1", token_of("clerk")):
            self.assertEqual(ask("GET", "/api/v1/notices", who).code, "not-allowed")
            self.assertEqual(ask("POST", "/api/v1/notices", who, example).code, "not-allowed")
        for body, code in (({"kind": "information", "text": {"zh": "请拨打13800138000"}, "audience": ["boards"]}, "notice-invalid"),
                           ({"kind": "information", "text": {"zh": "好"}, "audience": ["boards"], "until": "2020-01-01T00:00:00.000+08:00"}, "notice-invalid"),
                           ({"kind": "information", "text": {"zh": "好"}, "audience": ["walls"]}, "json-value-range"),
                           ({"kind": "alarm", "text": {"zh": "好"}}, "json-value-range"),
                           ({"kind": "emergency", "text": {"zh": "好" * 101}}, "json-value-range"),
                           ({"kind": "emergency"}, "json-missing-member"),
                           ({"kind": "information", "text": {"zh": "好"}, "audience": ["counters"], "counters": ["counter-99"]}, "unknown-counter")):
            self.assertEqual(ask("POST", "/api/v1/notices", "manager", body).code, code, body)
        for notice in (shown["notice"], shown["notice"] + 1):
            self.assertEqual(ask("POST", f"/api/v1/notices/{notice}/end", "manager").json, {})
            self.assertEqual(ask("POST", f"/api/v1/notices/{notice}/end", "manager").code, "unknown-notice")
        for wrong in ("0", "-1", "x", "99999999999999999999"):
            self.assertEqual(ask("POST", f"/api/v1/notices/{wrong}/end", "manager").code, "unknown-notice")
        self.assertNotIn("notices", ask("GET", "/api/v1/lobby").json)

    def test_5_figures(self):
        today = ask("GET", "/api/v1/hall").json
        for who in ("manager", token_of("supervisor"), "auditor"):
            figures = ask("GET", "/api/v1/reports/day", who).json
            self.assertEqual((figures["day"], figures["issued"], figures["ended"]), (today["day"]["date"], today["totals"]["issued"], False))
        self.assertEqual(sum(slice["arrivals"] for slice in figures["slices"]), figures["issued"])
        self.assertEqual([queue["code"] for queue in figures["queues"]], [queue["code"] for queue in today["queues"]])
        self.assertEqual(ask("GET", f"/api/v1/reports/day?day={figures['day']}", "manager").json["seq"], figures["seq"])
        for day in ("1999-12-31", "2099-01-01"):
            self.assertEqual(ask("GET", "/api/v1/reports/day?day=" + day, "manager").code, "unknown-day")
        for query in ("day=yesterday", "day=", "day=2026-11-23&day=2026-11-23", "date=2026-11-23"):
            self.assertEqual(ask("GET", "/api/v1/reports/day?" + query, "manager").code, "json-value-range")

    def test_5_periods(self):
        today = ask("GET", "/api/v1/hall").json
        date = today["day"]["date"]
        for who in ("manager", token_of("supervisor"), "auditor"):
            told = ask("GET", "/api/v1/reports", who).json
            self.assertEqual((told["of"], told["days"], told["addsUp"], "rows" in told), (date, 1, True, False))
            self.assertEqual(told["total"]["tickets"], today["totals"]["issued"])
        for who in ("kiosk-1", "counter-3", "board-1", token_of("clerk")):
            self.assertEqual(ask("GET", "/api/v1/reports", who).code, "not-allowed")
        day = ask("GET", "/api/v1/reports/day", "manager").json
        for period in ("day", "week", "month", "quarter", "year"):
            for by in ("queue", "item", "department", "class", "counter", "clerk", "hour", "weekday", "day", "month"):
                told = ask("GET", f"/api/v1/reports?period={period}&of={date}&by={by}&within=5", "manager").json
                self.assertEqual((told["period"], told["by"], told["addsUp"]), (period, by, True))
                self.assertEqual(sum(row["figures"]["legs"] for row in told["rows"]), told["total"]["legs"])
                # Two folds of the same log.
                self.assertEqual((told["total"]["tickets"], told["total"]["noShows"]), (day["issued"], day["noShows"]))
                self.assertEqual(told["total"]["waits"]["sumMs"], day["waits"]["sumMs"])
        ranged = ask("GET", f"/api/v1/reports?from={date}&to={date}&by=queue", "manager").json
        self.assertEqual((ranged["period"], ranged["total"]["tickets"]), ("range", day["issued"]))
        empty = ask("GET", "/api/v1/reports?period=month&of=1999-02&by=item", "manager").json
        self.assertEqual((empty["rows"], empty["days"], empty["total"]["waits"]["p90Ms"], empty["to"]), ([], 0, None, "1999-02-28"))
        for query, wanted in (("period=fortnight", "period wants"), ("of=2026-02-29", "of wants"), ("period=week&of=2025-W53", "of wants"), ("by=ticket", "by wants"), ("by=", "by wants"),
                              ("within=0", "within wants"), ("within=x", "within wants"), ("format=pdf", "format wants"), ("language=fr", "language wants"),
                              ("from=2026-01-02&to=2026-01-01", "to lies before"), ("from=1970-01-01&to=2026-01-01", "to is more"), ("from=2026-01-01", "to wants"),
                              ("by=queue&by=queue", "by stands twice"), ("period=month&from=2026-01-01&to=2026-01-02", "period does not go"), ("day=2026-01-01", "there is a parameter"),
                              ("of=" + "2" * 100, ""), ("of=%27%3B--", "of wants"), ("&".join(f"a{i}=1" for i in range(17)), "")):
            answer = ask("GET", "/api/v1/reports?" + query, "manager")
            self.assertEqual((answer.status, answer.code), (400, "report-question-wrong"), query)
            self.assertTrue((answer.json.get("detail") or "").startswith(wanted), answer.json)

    def test_5_plans(self):
        for path in ("plan", "demand"):
            for who in ("kiosk-1", "counter-3", "board-1", token_of("clerk")):
                self.assertEqual(ask("GET", f"/api/v1/{path}", who).code, "not-allowed")
        today = ask("GET", "/api/v1/hall").json
        for who in ("manager", token_of("supervisor"), "auditor"):
            told = until_made("/api/v1/demand", who).json
            self.assertEqual((told["date"], told["basis"], sum(slot["came"] for slot in told["halfHours"])), (today["day"]["date"], "none", today["totals"]["issued"]))
        plan = until_made("/api/v1/plan?days=2&share=80&within=10", "manager").json
        self.assertEqual((len(plan["days"]), plan["share"], plan["withinMinutes"], plan["past"]["days"]), (2, 0.8, 10, 0))
        self.assertTrue(all(day["date"] > today["day"]["date"] and day["basis"] == "none" for day in plan["days"]))
        table = until_made("/api/v1/plan?days=2&share=80&within=10&format=csv", "auditor")
        self.assertTrue(table.body.startswith(b"\xef\xbb\xbfdate,from,profile,"))
        for path, wanted in (("plan?days=0", "days wants"), ("plan?days=15", "days wants"), ("plan?share=100", "share wants"), ("plan?within=x", "within wants"), ("plan?days=1&days=2", "days may"),
                             ("plan?queue=tax", "days, share"), ("plan?format=xlsx", "days, share"), ("demand?day=2026-01-01", "no parameters"), ("plan?within=" + "2" * 100, "")):
            answer = ask("GET", "/api/v1/" + path, "manager")
            self.assertEqual((answer.status, answer.code), (400, "plan-question-wrong"), path)
            self.assertTrue((answer.json.get("detail") or "").startswith(wanted), answer.json)

    def test_5_appraisals(self):
        for who in ("manager", token_of("supervisor")):
            for by in ("person", "counter", "department"):
                told = ask("GET", f"/api/v1/appraisals?period=year&by={by}", who).json
                self.assertEqual((told["period"], told["by"], "against" in told), ("year", by, False))
                for measure, figure in told["all"].items():
                    self.assertEqual(figure["count"], sum(row["figures"][measure]["count"] for row in told["rows"]))
        own = ask("GET", "/api/v1/appraisals", token_of("clerk")).json
        self.assertLessEqual(len(own["rows"]), 1)
        self.assertIn("against", own)
        for query in ("by=person", "person=s1", "by=counter"):
            self.assertEqual(ask("GET", "/api/v1/appraisals?" + query, token_of("clerk")).code, "not-allowed", query)
        for who in ("kiosk-1", "counter-3", "board-1", "auditor"):
            self.assertEqual(ask("GET", "/api/v1/appraisals", who).code, "not-allowed")
        for query in ("by=queue", "by=counter&person=s1", "format=xlsx", "within=5", "period=fortnight"):
            self.assertEqual(ask("GET", "/api/v1/appraisals?" + query, "manager").code, "report-question-wrong", query)
        table = ask("GET", "/api/v1/appraisals?format=csv", "manager")
        self.assertIn("appraisal-", table.headers["content-disposition"])

    def test_5_replays(self):
        self.assertEqual(ask("GET", "/api/v1/replay", "board-1").code, "not-allowed")
        for who in ("manager", token_of("supervisor"), "auditor"):
            told = ask("GET", "/api/v1/replay", who).json
            self.assertEqual((told["tried"], told["own"]), (False, told["after"]))
        day = told["date"]
        tried = ask("GET", f"/api/v1/replay?day={day}&change=more%20tax%2000:00-24:00&change=rule%20tax%20weight", "manager").json
        self.assertEqual((tried["tried"], tried["own"], tried["before"]), (True, told["own"], told["before"]))
        self.assertEqual(ask("GET", "/api/v1/replay?day=1999-02-01", "manager").code, "unknown-day")
        for query, wanted in (("day=2026-02-29", "day wants"), (f"day={day}&day={day}", "day wants"), ("change=more", "change wants"), ("change=more%20nowhere%2009:00-10:00", "there is no profile"),
                              ("queue=tax", "day and change")):
            answer = ask("GET", "/api/v1/replay?" + query, "manager")
            self.assertEqual((answer.status, answer.code), (400, "plan-question-wrong"), query)
            self.assertTrue((answer.json.get("detail") or "").startswith(wanted), answer.json)

    def test_5_periods_as_files(self):
        told = ask("GET", "/api/v1/reports?period=week&by=queue", "manager").json
        table = ask("GET", "/api/v1/reports?period=week&by=queue&format=csv&language=en", "auditor")
        self.assertEqual(table.headers["content-type"], "text/csv; charset=utf-8")
        self.assertEqual(table.headers["content-disposition"], f'attachment; filename="report-{told["of"]}-queue.csv"')
        self.assertTrue(table.body.startswith(b"\xef\xbb\xbfCode,Queue,Tickets,"))
        rows = list(csv.reader(table.body.decode("utf-8-sig").splitlines()))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        self.assertEqual([(row[0], int(row[2])) for row in rows[1:-1]], [(row["key"], row["figures"]["tickets"]) for row in told["rows"]])
        self.assertEqual(int(rows[-1][2]), told["total"]["tickets"])
        self.assertEqual(float(rows[-1][rows[0].index("Mean wait (min)")]), round(told["total"]["waits"]["meanMs"] / 60000, 2))
        book = ask("GET", "/api/v1/reports?period=week&by=queue&format=xlsx", "manager")
        with zipfile.ZipFile(io.BytesIO(book.body)) as whole:
            self.assertIsNone(whole.testzip())
            space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
            texts = ["".join(part.itertext()) for part in ElementTree.fromstring(whole.read("xl/sharedStrings.xml")).iter(space + "si")]
            cells = {cell.get("r"): cell for cell in ElementTree.fromstring(whole.read("xl/worksheets/sheet1.xml")).iter(space + "c")}
        self.assertEqual(texts[int(cells["C4"].find(space + "v").text)], "取号数")
        last = 5 + len(told["rows"])
        self.assertEqual(texts[int(cells[f"B{last}"].find(space + "v").text)], "合计")
        self.assertEqual((cells[f"C{last}"].get("t"), int(cells[f"C{last}"].find(space + "v").text)), (None, told["total"]["tickets"]))  # a number
        self.assertFalse([cell for cell in cells.values() if cell.find(space + "f") is not None])
        # The command, of a hall that is served: the same report; and what it will not do.
        served = json.loads(HALL.run("report", str(HALL.directory), "--period", "week", "--by", "queue", "--json"))
        self.assertEqual(served["total"], told["total"])
        for name in ("one.csv", "one.xlsx"):
            HALL.run("report", str(HALL.directory), "--period", "week", "--by", "queue", "--" + name[4:], str(HALL.folder / name))
        self.assertEqual((HALL.folder / "one.xlsx").read_bytes()[:2], b"PK")
        self.assertEqual((HALL.folder / "one.csv").read_bytes(), ask("GET", "/api/v1/reports?period=week&by=queue&format=csv", "manager").body)
        for words, wrong in ((["--period", "month", "--of", "2026"], "--of wants a month"), (["--by", "x"], "--by wants"), (["--day", "2026-11-23", "--by", "queue"], "excludes"),
                             (["--csv", str(HALL.folder / "one.csv")], "is there already")):
            done = subprocess.run([HALL.server, "report", HALL.directory, *words], capture_output=True, text=True, check=False)
            self.assertIn(done.returncode, (1, 2), words)
            self.assertIn(wrong, done.stderr)

    def test_5_log(self):
        for who in ("manager", "auditor"):
            page = ask("GET", "/api/v1/log?limit=20", who).json
            self.assertEqual((len(page["events"]), page["hall"], page["more"]), (20, "gaq01", True))
        seqs = [event["seq"] for event in page["events"]]
        self.assertEqual(seqs, list(range(page["last"], page["last"] - 20, -1)))
        self.assertEqual(page["searchedTo"], seqs[-1])
        self.assertEqual(ask("GET", f"/api/v1/log?limit=1&before={seqs[-1]}", "auditor").json["events"][0]["seq"], seqs[-1] - 1)
        day = ask("GET", "/api/v1/hall").json["day"]["date"]
        opened = ask("GET", f"/api/v1/log?kind=day-opened&day={day}", "auditor").json
        self.assertEqual({event["kind"] for event in opened["events"]}, {"day-opened"})
        picks = ask("GET", "/api/v1/log?only=picks", "auditor").json["events"]
        self.assertTrue(all(event["rule"] == "pick" for event in picks))
        self.assertEqual(ask("GET", "/api/v1/log?day=1999-12-31", "auditor").code, "unknown-day")
        for query in ("kind=ticket-eaten", "limit=201", "before=0", "day=today", "name=x", "actor=a&actor=b"):
            self.assertEqual(ask("GET", "/api/v1/log?" + query, "auditor").code, "json-value-range")

    def test_5_verification(self):
        self.assertEqual(ask("GET", "/api/v1/verification", "auditor").json, {"state": "never"})
        begun = ask("POST", "/api/v1/verification", "auditor", {})
        self.assertEqual((begun.status, begun.json["state"]), (202, "running"))
        issue()  # nobody waits for it
        end = time.monotonic() + 30
        while (told := ask("GET", "/api/v1/verification", "auditor").json)["state"] == "running":
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)
        self.assertEqual((told["state"], told["told"][0][:5]), ("good", "good:"))
        self.assertEqual(ask("POST", "/api/v1/verification", "auditor", {"deep": True}).code, "json-unknown-member")

    def test_5_day(self):
        self.assertEqual(ask("POST", "/api/v1/hall/open-day", "manager").code, "day-already-open")
        self.assertEqual(ask("POST", "/api/v1/hall/end-day", "manager", {}).code, "reason-missing")
        issue()
        self.assertEqual(ask("POST", "/api/v1/hall/begin-closing", "manager").status, 200)
        self.assertEqual(issue(status=409).code, "day-closing")
        example = example_of(FILES.operation("post", "/api/v1/hall/end-day")[1])
        self.assertEqual(ask("POST", "/api/v1/hall/end-day", "manager", example).status, 200)
        self.assertEqual(issue(status=409).code, "no-day-open")
        self.assertEqual(ask("POST", "/api/v1/kiosk/merge", "kiosk-1", Story.late, Idempotency_Key=key()).json, {"lapsed": True})
        self.assertEqual(ask("POST", "/api/v1/hall/open-day", "manager").json, {})

    def test_6_reads(self):
        for target in ("/api/v1/hall", "/api/v1/lobby", "/api/v1/site", "/api/v1/open/hall", "/healthz", "/readyz", "/metrics", "/api/v1/catalogue"):
            answer = ask("GET", target)
            self.assertEqual(answer.status, 200)
            head = ask("HEAD", target)
            self.assertEqual((head.status, head.body), (200, b""))
            if target != "/metrics":
                self.assertEqual(head.headers["content-length"], str(len(answer.body)))


class Conditions(unittest.TestCase):
    def test_open_data_has_a_tag(self):
        tag = ask("GET", "/api/v1/open/hall").headers["etag"]
        self.assertEqual(ask("GET", "/api/v1/open/hall", If_None_Match=tag).status, 304)

    def test_the_site_has_a_tag(self):
        tag = ask("GET", "/api/v1/site").headers["etag"]
        self.assertEqual(ask("GET", "/api/v1/site", If_None_Match=tag).status, 304)

    def test_guesses_end(self):
        for _ in range(10):
            self.assertEqual(ask("POST", "/api/v1/progress", None, {"number": "5116020120261123000777X", "code": "AAAAAAAA"}).code, "unknown-case")
        spent = ask("POST", "/api/v1/progress", None, {"number": "5116020120261123000777X-A1", "code": "AAAAAAAA"})
        self.assertEqual((spent.code, spent.headers["retry-after"]), ("too-many-requests", "3600"))

    def test_what_visitors_tell(self):
        classes = [one["code"] for one in ask("GET", "/api/v1/unresolved").json["classes"]]
        self.assertIn("general", classes)
        self.assertNotIn("appraisal", classes)  # staff contest their own figures by it
        body = {"class": "general", "text": "\u8dd1\u4e86\u4e09\u8d9f", "phone": "138 0013 8000", "case": "5116020120261123000999X", "ticket": "nobodys"}
        told = ask("POST", "/api/v1/unresolved", None, body, Idempotency_Key="api-told-1")
        self.assertEqual(told.status, 201, told.body)
        self.assertEqual(ask("POST", "/api/v1/unresolved", None, body, Idempotency_Key="api-told-1").json, told.json)
        other = ask("POST", "/api/v1/unresolved", None, {**body, "text": "x"}, Idempotency_Key="api-told-1")
        self.assertEqual(other.code, "command-id-reused")
        line = next(one for one in ask("GET", "/api/v1/follow-ups", token_of("supervisor")).json["followUps"] if one["id"] == told.json["id"])
        self.assertIn("5116020120261123000999X", line["text"])
        self.assertEqual((line["class"], "case" in line), ("general", False))
        for wrong, code in (({**body, "class": "appraisal"}, "unknown-follow-up-class"), ({**body, "phone": "12"}, "json-value-range"), ({"class": "general"}, "json-missing-member")):
            self.assertEqual(ask("POST", "/api/v1/unresolved", None, wrong, Idempotency_Key=key()).code, code)
        self.assertEqual(ask("POST", "/api/v1/unresolved", None, body).code, "command-id-invalid")
        for _ in range(20):
            last = ask("POST", "/api/v1/unresolved", None, body, Idempotency_Key="api-told-1")
        self.assertEqual(last.code, "too-many-requests")

    def test_the_guide(self):
        lines = ask("GET", "/api/v1/guide").json["items"]
        self.assertGreater(len(lines), 1000)
        first = f"/api/v1/guide/items/{lines[0]['code']}"
        self.assertTrue(ask("GET", first).json["guide"])
        self.assertEqual(ask("GET", "/api/v1/guide/items/nothing").code, "unknown-item")
        codes = [one["code"] for one in ask("GET", "/api/v1/guide/packages").json["packages"]]
        thing = "/api/v1/guide/packages/" + codes[0]
        answers = []
        while "list" not in (told := ask("GET", thing + "?" + "&".join(answers)).json):
            question = next(one for one in told["asked"] if not any(given.startswith(f"answer={one}:") for given in answers))
            offered = next(one for one in told["package"]["questions"] if one["code"] == question)["answers"]
            answers.append(f"answer={question}:{offered[0]['code']}")
        self.assertEqual([one["code"] for one in told["items"]], [one["code"] for one in told["list"]["items"]])
        self.assertEqual(ask("GET", thing + "?answer=nothing:yes").code, "package-answers")
        self.assertEqual(ask("GET", thing + "?answer=nothing").code, "json-value-range")
        self.assertEqual(ask("GET", "/api/v1/guide/packages/nothing").code, "unknown-package")
        for target in ("/api/v1/guide", first, "/api/v1/guide/packages", thing):
            tag = ask("GET", target).headers["etag"]
            self.assertEqual(ask("GET", target, If_None_Match=tag).status, 304, target)

    def test_entity_tags(self):
        first = ask("GET", "/api/v1/catalogue")
        tag = first.headers["etag"]
        for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            answer = ask("GET", "/api/v1/catalogue", If_None_Match=known)
            self.assertEqual((answer.status, answer.body, answer.headers["etag"]), (304, b"", tag))
        for unknown in ('"other"', tag[:-1], "x"):
            self.assertEqual(ask("GET", "/api/v1/catalogue", If_None_Match=unknown).status, 200)

    def test_the_contract_itself(self):
        for name in ("README.md", "openapi.yaml", "asyncapi.yaml", "types.yaml", "problems.yaml"):
            answer = ask("GET", f"/api/v1/contract/{name}")
            self.assertEqual(answer.body, (API / name).read_bytes())
            self.assertEqual(ask("GET", f"/api/v1/contract/{name}", If_None_Match=answer.headers["etag"]).status, 304)
        self.assertEqual(ask("GET", "/api/v1/contract/other.yaml").code, "not-found")

    def test_resends(self):
        body = example_of(FILES.operation("post", "/api/v1/tickets")[1], "plain")
        name = key()
        first = ask("POST", "/api/v1/tickets", "kiosk-1", body, Idempotency_Key=name)
        again = ask("POST", "/api/v1/tickets", "kiosk-1", json.dumps(body, indent=4).encode(), Idempotency_Key=name)
        self.assertEqual((again.status, again.body), (first.status, first.body))
        self.assertEqual(again.headers["location"], first.headers["location"])
        other = ask("POST", "/api/v1/tickets", "kiosk-1", {**body, "language": "en"}, Idempotency_Key=name)
        self.assertEqual((other.status, other.code), (422, "command-id-reused"))
        self.assertEqual(ask("POST", "/api/v1/hall/open-day", "manager", Idempotency_Key=name).code, "command-id-reused")
        for bad in ("short", "x" * 65, "with space in it"):
            self.assertEqual(ask("POST", "/api/v1/tickets", "kiosk-1", body, Idempotency_Key=bad).code, "command-id-invalid")
        ask("POST", f"/api/v1/tickets/{first.json['ticket']['id']}/cancel", "kiosk-1")

    def test_pages(self):
        target = "/api/v1/events?after=0&limit=97"
        numbers = []
        for _ in range(100):
            answer = ask("GET", target, "auditor")
            self.assertLessEqual(len(answer.json["events"]), 97)
            numbers += [event["seq"] for event in answer.json["events"]]
            link = answer.headers.get("link")
            if not link:
                break
            target = re.fullmatch(r'<(/api/v1/events\?after=\d+&limit=97)>; rel="next"', link)[1]
        self.assertEqual(numbers, list(range(1, answer.json["last"] + 1)))
        end = ask("GET", f"/api/v1/events?after={numbers[-1]}", "manager")
        self.assertEqual((end.json["events"], end.headers.get("link")), ([], None))
        self.assertEqual(len(ask("GET", f"/api/v1/events?limit={LARGE}", "auditor").json["events"]), min(1000, numbers[-1]))
        self.assertEqual(len(ask("GET", "/api/v1/events?limit=0", "auditor").json["events"]), 1)
        self.assertEqual(len(ask("GET", "/api/v1/events", "auditor").json["events"]), 100)
        for wrong in ("after=-1", "after=x", "limit=", "limit=1.5", f"after={LARGE + 1}", "other=1", "after=1&after=1"):
            answer = ask("GET", f"/api/v1/events?{wrong}", "auditor")
            self.assertEqual((answer.status, answer.code), (422, "json-value-range"), wrong)

    def test_metrics(self):
        ask("POST", "/api/v1/hall/open-day", "manager")     # families appear with their first sample
        answer = ask("GET", "/metrics")
        self.assertEqual(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8")
        families, samples = {}, set()
        name = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
        label = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
        text = answer.body.decode()
        self.assertTrue(text.endswith("\n"))
        for line in text[:-1].split("\n"):
            helped = re.fullmatch(rf"# HELP ({name}) \S.*", line)
            typed = re.fullmatch(rf"# TYPE ({name}) (counter|gauge|histogram)", line)
            if helped:
                self.assertNotIn(helped[1], families, "a family in two pieces")
                families[helped[1]] = None
            elif typed:
                self.assertIsNone(families[typed[1]])
                families[typed[1]] = current = typed[2]
                family = typed[1]
            else:
                sample = re.fullmatch(rf"({name})(\{{{label}(?:,{label})*\}})? ([0-9.e+-]+|\+Inf|NaN)", line)
                self.assertTrue(sample, line)
                suffixes = ("_bucket", "_sum", "_count") if current == "histogram" else ("",)
                self.assertIn(sample[1], [family + suffix for suffix in suffixes])
                self.assertNotIn(sample.group(1, 2), samples)
                samples.add(sample.group(1, 2))
                self.assertTrue(sample[1].startswith("hall_"))
                if current == "counter":
                    self.assertTrue(sample[1].endswith("_total"))
                    self.assertGreaterEqual(float(sample[3]), 0)
        for wanted in ("hall_http_answers_total", "hall_commands_total", "hall_command_seconds", "hall_watchers", "hall_connections"):
            self.assertIn(wanted, families)


class AnyOrder(unittest.TestCase):
    """Keys pressed in no order at all, by hundreds: whatever the law says to it stands in the file."""

    def test_walk(self):
        choose = random.Random(28)
        commands = [(pattern.rpartition("/")[2], operation) for _, pattern, operation in FILES.operations() if "/counters/" in pattern]
        tickets, codes = ["gaq01-1", "gaq01-999999", "x"], set()
        for _ in range(700):
            if choose.random() < 0.2:
                _, operation = FILES.operation("post", "/api/v1/tickets")
                tickets.append(issue(choose.choice(list(operation["requestBody"]["content"]["application/json"]["examples"])))["id"])
            command, operation = choose.choice(commands)
            content = operation["requestBody"]["content"]["application/json"]
            bodies = [one["value"] for one in content.get("examples", {}).values()] + [content.get("example", {})]
            body = dict(choose.choice(bodies))
            if "ticket" in body:
                body["ticket"] = choose.choice(tickets[:3] + tickets[-4:] * 4)
            if "toCounter" in body:
                body["toCounter"] = choose.choice(["counter-3", "counter-4", "counter-5", "nowhere"])
            if choose.random() < 0.5 and command in ("pause", "close"):
                continue
            answer = Counter(choose.choice(["counter-3", "counter-4"])).press(command, body, status=None)
            self.assertLess(answer.status, 500)
            codes.add(answer.code)
        self.assertGreaterEqual(len(codes), 20, codes)
        for counter in ("counter-3", "counter-4"):
            for command in ("open", "start", "finish", "finish", "finish", "no-show", "close"):
                Counter(counter).press(command, status=None)
        ask("POST", "/api/v1/hall/end-day", "manager", {"reason": "test"})
        ask("POST", "/api/v1/hall/open-day", "manager")


class Cases(unittest.TestCase):
    """Applications and their cases: every operation does what it says, once at least."""

    @classmethod
    def setUpClass(cls):
        cls.hall = Hall(BIN, FILES)
        cls.codes = city_platform.Guides(ROOT / "server/data/demo-guides/guides.toml").codes(city_platform.RESTAURANT)
        for login, counter in (("clerk-1", "counter-1"), ("reviewer-market", None), ("reviewer-fire", None), ("reviewer-fire-2", None),
                               ("reviewer-sign", None), ("supervisor", None), ("security", None)):
            person = login if login in cls.hall.people else next(name for name, one in cls.hall.people.items()
                                                                 if "security-administrator" in one["roles"])
            more = {"role": "supervisor"} if login == "supervisor" else {}
            cls.hall.tokens[login] = cls.hall.sign_in(person, counter, **more).json["token"]
        cls.ask("POST", "/api/v1/counters/counter-1/open", "clerk-1")

    @classmethod
    def tearDownClass(cls):
        HALL.faults += cls.hall.faults
        HALL.seen |= cls.hall.seen
        cls.hall.close()

    @classmethod
    def ask(cls, method, target, token, body=None, **headers):
        return cls.hall.ask(method, target, token, body, **headers)

    def put(self, application, person=7, revision=1, missing=(), status=201):
        body = city_platform.application("gaq01", city_platform.RESTAURANT, self.codes, person, revision, missing)
        answer = self.ask("PUT", f"/api/v1/applications/{application}", "city-platform", body)
        self.assertEqual(answer.status, status, answer.body)
        return answer.json["case"]

    def act(self, number, what, body=None, who="clerk-1", task=None, status=200, **headers):
        place = f"/tasks/{task}" if task else ""
        answer = self.ask("POST", f"/api/v1/cases/{number}{place}/{what}", who, body, **headers)
        self.assertEqual(answer.status, status, f"{what}: {answer.body}")
        return answer

    def page(self, number, who="clerk-1"):
        return self.ask("GET", f"/api/v1/cases/{number}", who).json

    def accepted(self, application, person):
        number = self.put(application, person)
        self.act(number, "receive")
        self.act(number, "check", {"marks": [{"material": one["code"], "state": "sound"} for one in self.page(number)["materials"] if one["state"] != "held"]})
        self.act(number, "accept")
        return number

    def test_1_from_the_kiosk_to_the_result(self):
        number = self.put("GA-API-1", missing=["premises-plan"])
        self.put("GA-API-1", missing=["premises-plan"], status=200)
        self.assertEqual(self.ask("GET", "/api/v1/applications/GA-API-1", "city-platform").json["case"], number)
        for status in (201, 200):
            scan = self.ask("PUT", "/api/v1/applications/GA-API-1/files/1", "city-platform", city_platform.PDF, Content_Type="application/pdf",
                            Material="identity-card")
            self.assertEqual(scan.status, status)
        looked = self.ask("POST", "/api/v1/kiosk/applications", "kiosk-1", {"application": "GA-API-1"}).json["applications"][0]
        self.assertEqual(len(looked["missing"]), 1)
        self.assertEqual(self.ask("POST", "/api/v1/kiosk/applications", "kiosk-1", {"application": "GA-API-9"}).code, "unknown-application")
        self.assertEqual(self.ask("POST", "/api/v1/tickets", "kiosk-1", {"application": "GA-API-1"}).status, 201)
        self.ask("POST", "/api/v1/counters/counter-1/call-next", "clerk-1")
        second = self.put("GA-API-2", person=8)
        self.act(second, "link", {"reason": "papers-in-hand"})
        page = self.ask("GET", f"/api/v1/cases/{number}", "clerk-1")
        self.assertTrue(page.json["applicant"]["clear"])
        self.assertEqual(self.ask("GET", f"/api/v1/cases/{number}", "clerk-1", If_None_Match=page.headers["etag"]).status, 304)
        self.assertEqual(self.ask("GET", f"/api/v1/cases/{number}/files/{page.json['files'][0]['id']}", "clerk-1").status, 200)
        self.act(number, "receive", {"seen": page.json["seq"]})
        marks = [{"material": one["code"], "state": "missing" if one["code"] == "premises-plan" else "sound"}
                 for one in self.page(number)["materials"] if one["state"] != "held"]
        self.act(number, "check", {"marks": marks})
        self.act(number, "ask-material", {"note": "\u623f\u5c4b\u9274\u5b9a", "reason": "special-premises"})
        self.act(number, "notify")
        self.act(number, "supplement", {"marks": [{"material": one, "state": "sound"} for one in ("premises-plan", "asked-1")]})
        self.assertEqual(self.act(number, "accept", {"seen": 1}, status=409).code, "case-changed")
        receipt = self.act(number, "accept", Idempotency_Key="api-accept-1")
        self.assertEqual(self.act(number, "accept", Idempotency_Key="api-accept-1").json, receipt.json)
        paper = next(one for one in self.page(number)["documents"] if one["kind"] == "acceptance")
        self.assertEqual(self.ask("GET", f"/api/v1/documents/{paper['number']}?code={paper['code']}", None).status, 200)
        seen = self.ask("POST", "/api/v1/progress", None, {"number": number.lower(), "code": f" {paper['code'].lower()} "})
        self.assertEqual((seen.status, seen.json["state"], len(seen.json["tasks"]), bool(seen.json["due"]), "rating" in seen.json), (200, "accepted", 3, True, False))
        self.assertNotRegex(seen.body.decode(), "idNumber|phone|applicant")
        for wrong in ({"number": number, "code": "AAAAAAAA"}, {"number": "5116020120261123000999X", "code": paper["code"]}, {"number": number + "-A9", "code": paper["code"]}):
            self.assertEqual(self.ask("POST", "/api/v1/progress", None, wrong).code, "unknown-case")
        self.assertEqual(self.ask("GET", "/api/v1/tasks?limit=1", "supervisor").json["total"], 3)
        tasks = {one["department"]: one["task"] for one in self.page(number)["tasks"]}
        market, fire, sign = tasks["qushijianju"], tasks["quxiaofangdadui"], tasks["quzonghezhifaju"]
        self.act(number, "start-task", who="reviewer-market", task=fire, status=403)
        self.act(number, "return-task", {"reason": "wrong-department", "note": "x"}, "reviewer-sign", sign)
        self.act(number, "redispatch-task", {}, task=sign)
        for who, task in (("reviewer-market", market), ("reviewer-fire", fire), ("reviewer-sign", sign)):
            self.act(number, "start-task", who=who, task=task)
        self.act(number, "ask-task", {"text": "?"}, "reviewer-market", market)
        self.act(number, "answer-task", {"text": "!"}, task=market)
        self.act(number, "propose-task", {"verdict": "granted"}, "reviewer-fire", fire)
        self.act(number, "decide-task", {"verdict": "granted"}, "reviewer-fire-2", fire)
        self.act(number, "decide-task", {"verdict": "granted", "resultNumber": "M-1"}, "reviewer-market", market)
        self.assertEqual(self.act(number, "decide-task", {"verdict": "rejected", "text": "no"}, "reviewer-sign", sign).json["state"], "decided")
        rating = self.ask("POST", "/api/v1/progress", None, {"number": number, "code": paper["code"]}).json["rating"]
        self.assertEqual(self.ask("GET", f"/api/v1/ratings/{rating}", None).json["state"], "open")
        self.assertEqual(self.ask("POST", f"/api/v1/ratings/{rating}", None, {"level": 1}).status, 201)
        self.assertNotIn("rating", self.ask("POST", "/api/v1/progress", None, {"number": number, "code": paper["code"]}).json, "once")
        self.act(number, "hand-over", {"method": "window"})
        self.act(number, "archive")
        self.assertEqual(self.act(number, "revoke", {"reason": "obtained-by-deceit"}, "supervisor").json["state"], "revoked")

    def test_2_other_ends(self):
        refused = self.put("GA-API-3", person=9)
        self.act(refused, "receive")
        self.act(refused, "refuse", {"ground": "outside-authority", "reason": "other-authority", "note": "x"})
        person = self.page(refused)["applicant"]["id"]
        self.assertIn("idNumber", self.act(refused, "reveal", {"reason": "identity-check"}, "supervisor").json["applicant"])
        going = self.accepted("GA-API-4", 10)
        self.act(going, "withdraw", {"reason": "applicant-wishes"})
        self.act(going, "confirm-withdrawal", {"agreed": True}, "supervisor")
        walk_in = {"applicant": city_platform.application("gaq01", city_platform.RESTAURANT, self.codes, 11, 1, ())["applicant"],
                   "items": city_platform.RESTAURANT[:1]}
        self.assertEqual(self.ask("POST", "/api/v1/cases", "clerk-1", walk_in).status, 201)
        self.assertEqual(self.ask("POST", f"/api/v1/persons/{person}/erase", "security").status, 200)
        self.assertTrue(self.page(refused)["applicant"]["erased"])

    def test_4_supervision(self):
        """What is asked for, given, ordered and followed up; a task of the market's, from the beginning to the last stage."""
        number = self.accepted("GA-API-5", 12)
        market = next(one["task"] for one in self.page(number)["tasks"] if one["department"] == "qushijianju")
        self.act(number, "start-task", who="reviewer-market", task=market)
        asked = {"kind": "procedure", "procedure": "testing", "task": market, "days": 3, "reason": "laboratory-needed", "note": "x"}
        self.act(number, "request-approval", asked, "reviewer-market")
        waiting = self.ask("GET", "/api/v1/approvals", "supervisor").json["requests"]
        self.assertEqual([one["request"]["kind"] for one in waiting if one["number"] == number], ["procedure"])
        self.act(number, "decide-approval", {"request": 1, "given": True}, "supervisor")
        self.assertEqual(self.act(number, "decide-approval", {"request": 1, "given": True}, "supervisor", status=409).code, "request-closed")
        self.act(number, "end-procedure", {"procedureNumber": 1, "result": "passed"}, "reviewer-market")
        self.act(number, "issue-order", {"task": market, "reason": "too-slow", "note": "x", "days": 1}, "supervisor")
        self.act(number, "answer-order", {"order": 1, "text": "done soon"}, "reviewer-market")
        self.act(number, "close-order", {"order": 1, "note": "x"}, "supervisor")
        self.act(number, "advance-stage", who="reviewer-market", task=market)
        lights = self.ask("GET", "/api/v1/supervision", "supervisor").json
        self.assertIn("qushijianju", [one["department"] for one in lights["departments"]])
        listed = self.ask("GET", "/api/v1/follow-ups", "supervisor").json
        klass = next(one["class"] for one in listed["classes"] if one["kind"] == "unresolved")
        opened = self.ask("POST", "/api/v1/follow-ups", "clerk-1", {"kind": "unresolved", "class": klass, "case": number, "text": "x"})
        self.assertEqual(opened.status, 201, opened.body)
        one = next(one["id"] for one in self.ask("GET", "/api/v1/follow-ups", "supervisor").json["followUps"])
        for what, body in (("assign", {"department": "qushijianju"}), ("resolve", {"result": "explained", "text": "x"}), ("close", {"satisfied": True})):
            answer = self.ask("POST", f"/api/v1/follow-ups/{one}/{what}", "supervisor", body)
            self.assertEqual(answer.status, 200, f"{what}: {answer.body}")
        self.rated()
        packages = self.ask("GET", "/api/v1/packages", "clerk-1").json["packages"]
        retire = next(one for one in packages if one["code"] == "retire")
        answers = []
        for one in retire["questions"]:
            when = one.get("when", [])
            if all(any(other in answers for other in when if other["question"] == each["question"]) for each in when):
                answers.append({"question": one["code"], "answer": one["answers"][0]["code"]})
        branch = self.ask("POST", "/api/v1/packages/retire/branch", "clerk-1", {"answers": answers})
        self.assertEqual(branch.status, 200, branch.body)

    def served(self):
        """A visit that is over, at counter 3: its ticket."""
        item = next(one["code"] for one in self.ask("GET", "/api/v1/catalogue", "kiosk-1").json["items"] if one["queue"] != "one-window")
        ticket = self.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item}).json["ticket"]
        for press, body in (("open", {}), ("pick", {"ticket": ticket["id"], "reason": "test"}), ("start", {}), ("finish", {})):
            answer = self.ask("POST", f"/api/v1/counters/counter-3/{press}", "counter-3", body)
            self.assertIn(answer.status, (200, 204) if press != "open" else (200, 409), answer.body)
        return ticket

    def rated(self):
        """By the ticket's link, at the counter's device, and what becomes of a bad one."""
        good, bad = self.served(), self.served()
        device = f"/api/v1/tickets/{good['id']}/rating"
        self.assertEqual(self.ask("GET", device, "counter-3").json["state"], "open")
        self.assertEqual(self.ask("POST", device, "counter-3", {"level": 1}).status, 201)
        self.assertEqual(self.ask("POST", device, "kiosk-1", {"level": 1}).code, "already-rated")
        link = f"/api/v1/ratings/{bad['token']}"
        self.assertEqual(self.ask("GET", link, None).json["state"], "open")
        self.assertEqual(self.ask("POST", link, None, {"level": 2, "comment": "x"}).code, "json-value-range")
        told = self.ask("POST", link, None, {"level": 5, "reasons": ["attitude"], "comment": "x", "phone": "13812345678", "channel": 2})
        self.assertEqual((told.status, told.json), (201, {"level": 5, "followedUp": True}))
        one = next(one for one in self.ask("GET", "/api/v1/follow-ups", "supervisor").json["followUps"] if "rating" in one)
        self.assertEqual((one["rating"]["level"], one["text"], one["person"]["phone"]), (5, "x", "13812345678"))
        for what, body in (("respond", {"text": "x"}), ("exclude", {"result": "mistaken"})):
            answer = self.ask("POST", f"/api/v1/follow-ups/{one['id']}/{what}", "supervisor", body)
            self.assertEqual(answer.status, 200, f"{what}: {answer.body}")
        self.assertNotIn("month", self.ask("GET", "/api/v1/evaluations", "supervisor").json)

    def test_3_lists(self):
        first = self.ask("GET", "/api/v1/cases?limit=1", "clerk-1")
        self.assertIn("rel=\"next\"", first.headers["link"])
        rest = self.ask("GET", re.match("<(.*)>", first.headers["link"])[1], "clerk-1").json
        self.assertNotEqual(rest["cases"][0]["number"], first.json["cases"][0]["number"])
        found = self.ask("POST", "/api/v1/cases/search", "clerk-1", {"query": "GA-API-2"}).json
        self.assertEqual([one["application"] for one in found["cases"]], ["GA-API-2"])


class People(unittest.TestCase):
    """From signing in to signing out, and what administrators do."""

    def session(self, answer, name):
        self.assertEqual(answer.status, 201, answer.body)
        HALL.tokens[name] = answer.json["token"]
        return name

    def test_a_shift(self):
        clerk = self.session(HALL.sign_in("clerk-1", "counter-6"), "shift")
        me = ask("GET", "/api/v1/session", clerk).json
        self.assertEqual((me["role"], me["counter"], me["staff"]), ("clerk", "counter-6", HALL.people["clerk-1"]["staff"]))
        self.assertEqual(HALL.sign_in("clerk-1", "counter-7").code, "staff-elsewhere")
        self.assertEqual(HALL.sign_in("clerk-2", "counter-6").code, "place-occupied")
        self.assertEqual(HALL.sign_in("clerk-1", role="manager").code, "role-not-held")
        self.assertEqual(HALL.sign_in("clerk-1", role="janitor").code, "unknown-role")
        self.assertEqual(ask("POST", "/api/v1/counters/counter-6/open", clerk).status, 200)
        self.assertEqual(ask("POST", "/api/v1/counters/counter-7/open", clerk).code, "not-allowed")
        self.assertEqual(ask("POST", "/api/v1/session/active", clerk).status, 204)
        self.assertEqual(ask("POST", "/api/v1/session/active", "counter-6").code, "unauthenticated")
        self.assertEqual(ask("POST", "/api/v1/session/lock", clerk).status, 204)
        self.assertEqual(ask("POST", "/api/v1/session/active", clerk).code, "session-locked")
        self.assertTrue(ask("GET", "/api/v1/session", clerk).json["locked"])
        self.assertEqual(ask("POST", "/api/v1/counters/counter-6/close", clerk).code, "session-locked")
        self.assertEqual(ask("POST", "/api/v1/session/unlock", clerk, {"secret": "wrong"}).code, "sign-in-failed")
        self.assertEqual(ask("POST", "/api/v1/session/unlock", clerk, {"secret": HALL.people["clerk-1"]["secret"]}).status, 204)
        self.assertNotIn("locked", ask("GET", "/api/v1/session", clerk).json)
        self.assertEqual(ask("POST", "/api/v1/counters/counter-6/close", clerk).status, 200)
        moved = self.session(HALL.sign_in("clerk-1", "counter-7", takeOver=True), "moved")
        self.assertEqual(ask("GET", "/api/v1/session", clerk).code, "unauthenticated")
        self.assertEqual(ask("DELETE", "/api/v1/session", moved).status, 204)
        self.assertEqual(ask("GET", "/api/v1/session", moved).code, "unauthenticated")
        self.assertEqual(ask("GET", "/api/v1/session", "counter-6").code, "unauthenticated")

    def test_an_approval(self):
        clerk = self.session(HALL.sign_in("clerk-2", "counter-8"), "at eight")
        supervisor = {"name": "supervisor", "secret": HALL.people["supervisor"]["secret"]}
        given = ask("POST", "/api/v1/approvals", clerk, supervisor)
        self.assertEqual(given.status, 201, given.body)
        self.assertEqual(given.json["staff"], HALL.people["supervisor"]["staff"])
        wrong = ask("POST", "/api/v1/approvals", clerk, {**supervisor, "secret": "wrong"})
        self.assertEqual((wrong.status, wrong.code), (401, "sign-in-failed"))
        another = {"name": "clerk-1", "secret": HALL.people["clerk-1"]["secret"]}
        self.assertEqual(ask("POST", "/api/v1/approvals", clerk, another).code, "not-allowed")
        self.assertEqual(ask("POST", "/api/v1/approvals", "kiosk-1", supervisor).code, "not-allowed")
        ask("DELETE", "/api/v1/session", clerk)

    def test_guessing(self):
        unknown = ask("POST", "/api/v1/session", None, {"name": "nobody-here", "secret": "x"})
        wrong = ask("POST", "/api/v1/session", None, {"name": "reception", "secret": "x"})
        self.assertEqual((unknown.status, unknown.body), (wrong.status, wrong.body))
        for _ in range(20):
            answer = ask("POST", "/api/v1/session", None, {"name": "nobody-here", "secret": "x"})
            if answer.status != 401:
                break
        self.assertEqual((answer.status, answer.code), (429, "too-many-failures"))
        self.assertGreater(int(answer.headers["retry-after"]), 60)

    def test_accounts(self):
        system, security = HALL.session("system-administrator"), HALL.session("security-administrator")
        example = example_of(FILES.operation("post", "/api/v1/accounts")[1])
        made = ask("POST", "/api/v1/accounts", system, example)
        self.assertEqual((made.status, made.json["account"]["roles"]), (201, []))
        self.assertEqual(ask("POST", "/api/v1/accounts", system, example).code, "account-exists")
        self.assertEqual(ask("POST", "/api/v1/accounts", system, {**example, "name": "No Name"}).code, "json-value-range")
        target = made.headers["location"]
        secret = {"name": example["name"], "secret": made.json["oneTimeSecret"]}
        self.assertEqual(ask("POST", "/api/v1/session", None, secret).code, "secret-must-change")
        for weak in ("short", "passwordpassword", example["name"] * 2):
            self.assertEqual(ask("POST", "/api/v1/session", None, {**secret, "newSecret": weak}).code, "secret-too-weak")

        def change(what, body=None, by=security, **headers):
            return ask("POST", f"{target}/{what}", by, body, **headers)
        roles = example_of(FILES.operation("post", "/api/v1/accounts/x/roles")[1])
        tag = ask("GET", target, security).headers["etag"]
        self.assertEqual(change("roles", roles).code, "precondition-required")
        self.assertEqual(change("roles", roles, If_Match='"0"').code, "precondition-failed")
        self.assertEqual(change("roles", {"roles": ["janitor"]}, If_Match=tag).code, "unknown-role")
        self.assertEqual(change("roles", {"roles": ["auditor", "system-administrator"]}, If_Match=tag).code, "roles-exclude")
        own = "/api/v1/accounts/" + ask("GET", "/api/v1/session", security).json["staff"]
        self.assertEqual(ask("POST", own + "/roles", security, roles, If_Match=ask("GET", own, security).headers["etag"]).code, "own-roles")
        given = change("roles", roles, If_Match=tag)
        self.assertEqual(sorted(given.json["account"]["roles"]), sorted(roles["roles"]))
        self.assertNotEqual(given.headers["etag"], tag)
        self.assertEqual(change("roles", roles, If_Match=tag).code, "precondition-failed")
        signed = ask("POST", "/api/v1/session", None, {**secret, "newSecret": "kettle-river-88-lamp"})
        mine = self.session(signed, "new one")
        self.assertEqual(change("end-sessions").status, 204)
        self.assertEqual(ask("GET", "/api/v1/session", mine).code, "unauthenticated")
        current = ask("GET", target, security).headers["etag"]
        reset = change("reset-secret", If_Match=current)
        self.assertTrue(reset.json["account"]["mustChange"])
        disabled = change("disable", by=system, If_Match=reset.headers["etag"])
        self.assertTrue(disabled.json["account"]["disabled"])
        out = ask("POST", "/api/v1/session", None, {**secret, "secret": reset.json["oneTimeSecret"]})
        self.assertEqual(out.code, "sign-in-failed")
        self.assertEqual(change("enable", by=system, If_Match=disabled.headers["etag"]).status, 200)
        self.assertEqual(ask("GET", "/api/v1/accounts/s99999", security).code, "unknown-account")
        listed = ask("GET", "/api/v1/accounts", HALL.session("auditor")).json["accounts"]
        self.assertIn(example["name"], [one["name"] for one in listed])

    def test_devices(self):
        system = HALL.session("system-administrator")
        kiosk = {**example_of(FILES.operation("post", "/api/v1/devices")[1], "kiosk"), "name": "kiosk-99"}
        made = ask("POST", "/api/v1/devices", system, kiosk)
        self.assertEqual(made.status, 201)
        self.assertEqual(ask("GET", "/api/v1/kiosk/leases", made.json["token"]).status, 200)
        self.assertEqual(ask("POST", "/api/v1/devices", system, kiosk).code, "device-exists")
        for role in ("manager", "auditor"):
            self.assertEqual(ask("POST", "/api/v1/devices", system, {"name": "office-99", "role": role}).code, "not-allowed")
        self.assertEqual(ask("POST", "/api/v1/devices", system, {"name": "s99", "role": "kiosk"}).code, "json-value-range")
        self.assertEqual(ask("POST", "/api/v1/devices", system, {"name": "counter-99", "role": "counter", "counter": "nowhere"}).code, "unknown-counter")
        self.assertIn("kiosk-99", [one["name"] for one in ask("GET", "/api/v1/devices", system).json["devices"]])
        revoked = ask("POST", "/api/v1/devices/kiosk-99/revoke", system)
        self.assertIn("revokedAt", revoked.json["device"])
        self.assertEqual(ask("GET", "/api/v1/kiosk/leases", made.json["token"]).code, "unauthenticated")
        self.assertEqual(ask("POST", "/api/v1/devices/nothing/revoke", system).code, "unknown-device")


class Refusals(unittest.TestCase):
    def test_nobody_and_wrong_tokens(self):
        for method, pattern, operation in FILES.operations():
            if operation["x-listener"] != "staff":
                continue
            target = re.sub(r"\{\w+\}", "x", pattern)
            with self.subTest(f"{method} {pattern}"):
                if "security" not in operation:
                    answer = ask(method.upper(), target)
                    self.assertEqual((answer.status, answer.code), (401, "unauthenticated"))
                    self.assertEqual(answer.headers["www-authenticate"], "Bearer")
                wrong = ask(method.upper(), target, "0123456789abcdef")
                self.assertEqual((wrong.status, wrong.code), (401, "unauthenticated"))

    def test_roles(self):
        for method, pattern, operation in FILES.operations():
            if "x-roles" not in operation or operation.get("x-own"):
                continue
            target = re.sub(r"\{counter\}", "counter-3", pattern)
            target = re.sub(r"\{\w+\}", "gaq01-1", target)
            body = None
            if "requestBody" in operation:
                content = operation["requestBody"]["content"].get("application/json", {})
                examples = [one["value"] for one in content.get("examples", {}).values()] + [content.get("example")]
                body = examples[0]
            for role in ROLES:
                if role in operation["x-roles"]:
                    continue
                with self.subTest(f"{role} {method} {pattern}"):
                    answer = ask(method.upper(), target, token_of(role), body)
                    self.assertEqual((answer.status, answer.code), (403, "not-allowed"))
        answer = Counter().press("call-next", status=None)
        stranger = ask("POST", "/api/v1/counters/counter-4/call-next", "counter-3")
        self.assertEqual((stranger.status, stranger.code), (403, "not-allowed"))
        self.assertIn(answer.status, (204, 409))

    def test_paths_and_methods(self):
        HALL.files, checked = FILES, []
        for method, target, status in (("GET", "/api/v1/nothing", 404), ("GET", "/api/v2/hall", 404), ("POST", "/api/v1/counters/3/explode", 404),
                                       ("GET", "/api/v1/tickets", 405), ("PUT", "/api/v1/hall", 405), ("DELETE", "/api/v1/tickets/gaq01-1", 405),
                                       ("PATCH", "/api/v1/hall", 405), ("GET", "/no-page.html", 404)):
            answer = HALL.ask(method, target, check=False)
            checked.append(answer.status)
            self.assertEqual((answer.status, answer.headers["content-type"]), (status, "application/problem+json"))
            self.assertEqual(FILES.faults_as(answer.json, "Problem"), [])
            self.assertEqual("allow" in answer.headers, status == 405)

    def test_gate(self):
        host = b"Host: h\r\n"
        rows = {
            b"GET /healthz HTTP/1.1\r\n\r\n": "host-missing",
            b"GET /healthz HTTP/1.1\r\n" + host + host + b"\r\n": "host-repeated",
            b"GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n": "host-malformed",
            b"GET /healthz HTTP/2.0\r\n" + host + b"\r\n": "version-not-supported",
            b"GET  /healthz HTTP/1.1\r\n" + host + b"\r\n": "request-malformed",
            b"GET /a%2fb HTTP/1.1\r\n" + host + b"\r\n": "target-malformed",
            b"GET /" + b"a" * 3000 + b" HTTP/1.1\r\n" + host + b"\r\n": "target-too-long",
            b"GET /healthz HTTP/1.1\r\n" + host + b"X: y\r\n z\r\n\r\n": "header-folded",
            b"GET /healthz HTTP/1.1\r\n" + host + b"X y\r\n\r\n": "header-malformed",
            b"GET /healthz HTTP/1.1\r\n" + host + b"Origin: a\r\nOrigin: b\r\n\r\n": "header-repeated",
            b"GET /healthz HTTP/1.1\r\n" + host + b"X: " + b"a" * 9000 + b"\r\n\r\n": "header-too-large",
            b"GET /healthz HTTP/1.1\r\n" + host + b"Content-Length: 2\r\n\r\nhi": "body-not-allowed",
            b"POST /api/v1/tickets HTTP/1.1\r\n" + host + b"Content-Length: 02\r\n\r\nhi": "length-malformed",
            b"POST /api/v1/tickets HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\n": "length-required",
            b"POST /api/v1/tickets HTTP/1.1\r\n" + host + b"Content-Length: 70000\r\n\r\n": "body-too-large",
            b"POST /api/v1/tickets HTTP/1.1\r\n" + host + b"Expect: tea\r\n\r\n": "expectation-failed",
            b"GET /healthz HTTP/1.1\r\n" + host + b"Connection: Upgrade\r\nUpgrade: tea\r\n\r\n": "upgrade-malformed",
            b"GET /ws HTTP/1.1\r\n" + host + b"\r\n": "upgrade-required",
        }
        for data, code in rows.items():
            with self.subTest(code):
                answer = HALL.raw(data)
                self.assertEqual(answer.code, code)
                self.assertEqual(answer.headers["content-type"], "application/problem+json")
                self.assertIn(answer.status, FILES.problems[code]["status"])
                self.assertEqual(FILES.faults_as(answer.json, "Problem"), [])
                self.assertEqual(answer.headers["connection"], "close")


class StrictHall(unittest.TestCase):
    """Another hall, whose configuration asks for people and approvals, lends nothing, and whose queues are shut or full."""

    @classmethod
    def setUpClass(cls):
        night = "00:00" if datetime.datetime.now(datetime.timezone.utc).hour + 8 not in (23, 24, 25) else "12:00"
        text = (ROOT / "server/data/demo/hall.toml").read_text(encoding="utf-8")
        for code, more in (("tax", "daily_cap = 1"), ("social", "accepting = false"),
                           ("police", f'opens_at = "{night}"\ncloses_at = "{night[:3]}01"\nnotice = {{ zh = "夜间" }}')):
            text = text.replace(f'code = "{code}"\n', f'code = "{code}"\n{more}\n', 1)
        text = text.replace("demo = true", "demo = true\nsign_in_required = true\npick_needs_approval = true\nundo_seconds = 0\nlease_size = 0")
        cls.hall = Hall(BIN, FILES, text)
        cls.items = {item["queue"]: item["code"] for item in cls.hall.ask("GET", "/api/v1/catalogue").json["items"]}

    @classmethod
    def tearDownClass(cls):
        HALL.faults += cls.hall.faults
        HALL.seen |= cls.hall.seen
        cls.hall.close()

    def issue(self, queue):
        return self.hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": self.items[queue]})

    def test_queues(self):
        self.assertEqual(self.issue("tax").status, 201)
        for queue, code in (("tax", "queue-full"), ("social", "queue-not-accepting"), ("police", "queue-closed")):
            self.assertEqual((self.issue(queue).status, self.issue(queue).code), (409, code))
        self.assertEqual(self.hall.ask("POST", "/api/v1/kiosk/lease", "kiosk-1").code, "leases-off")

    def test_people(self):
        def press(command, token, body=None):
            return self.hall.ask("POST", f"/api/v1/counters/counter-1/{command}", token, body)
        self.assertEqual(press("open", "counter-1").code, "sign-in-required")
        self.hall.tokens["clerk"] = self.hall.sign_in("clerk-1", "counter-1").json["token"]
        self.assertEqual(press("open", "clerk").status, 200)
        ticket = self.issue("general").json["ticket"]["id"]
        pick = {"ticket": ticket, "reason": "hard-of-hearing"}
        self.assertEqual(press("pick", "clerk", pick).code, "approval-needed")
        supervisor = {"name": "supervisor", "secret": self.hall.people["supervisor"]["secret"]}
        approval = self.hall.ask("POST", "/api/v1/approvals", "clerk", supervisor).json["approval"]
        self.assertEqual(press("pick", "clerk", {**pick, "approval": "made-up"}).code, "approval-invalid")
        self.assertEqual(press("pick", "clerk", {**pick, "approval": approval}).json["ticket"]["state"], "called")
        self.assertEqual(press("undo", "clerk").code, "undo-too-late")
        self.assertEqual(self.hall.ask("DELETE", "/api/v1/session", "clerk").code, "counter-busy")
        press("no-show", "clerk")
        again = {"ticket": self.issue("general").json["ticket"]["id"], "reason": "again", "approval": approval}
        self.assertEqual(press("pick", "clerk", again).code, "approval-invalid")


class WrongBodies(unittest.TestCase):
    """Whatever is sent as a command's body gets a documented problem, never a 5xx, and nothing happens."""

    WRONG = {"string": (17, True, [], {}, None, 1.5), "integer": ("7", True, [], {}, None, 1.5), "boolean": ("true", 1, [], {}, None),
             "array": ("a", 1, True, {}, None), "object": ("a", 1, True, [], None)}

    def commands(self):
        for method, pattern, operation in FILES.operations():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" not in content or "x-roles" not in operation:
                continue
            schema, _ = FILES.resolve(content["application/json"]["schema"], "openapi.yaml")
            role = next(one for one in operation["x-roles"] if one in ROLES)
            target = re.sub(r"\{\w+\}", "gaq01-1", pattern.replace("{counter}", "counter-3").replace("{settingKind}/{settingCode}", "queue/tax"))
            examples = [one["value"] for one in content["application/json"].get("examples", {}).values()]
            examples.append(content["application/json"].get("example", {}))
            yield method.upper(), target, token_of(role), schema, examples[0]

    def kind_of(self, schema):
        schema, _ = FILES.resolve(schema, "types.yaml")
        return schema.get("type", "string")

    def test_members(self):
        for method, target, token, schema, example in self.commands():
            def refused(body, *codes):
                answer = ask(method, target, token, body)
                self.assertIn(answer.code, codes, f"{target} {body!r:.100}: {answer.status} {answer.body[:100]}")
            with self.subTest(target):
                refused({**example, "unheardOf": 1}, "json-unknown-member")
                refused({**example, "\u4e00": 1}, "json-unknown-member")
                for wrong in (b"[]", b'"x"', b"7", b"null", b"true"):
                    refused(wrong, "json-wrong-type")
                for name in schema.get("required", []):
                    refused({one: value for one, value in example.items() if one != name}, "json-missing-member")
                for name, member in schema.get("properties", {}).items():
                    for wrong in self.WRONG[self.kind_of(member)]:
                        refused({**example, name: wrong}, "json-wrong-type")
                    resolved, _ = FILES.resolve(member, "types.yaml")
                    if self.kind_of(member) == "string" and not FREE.search(target):
                        # Free text may have any letters and several lines.
                        wrongs = ("", "x" * 10000, "\u0000") if "maxLength" in resolved else ("", "x" * 10000, "\u4e00", "with space", "\u0000", "zh\n")
                        for wrong in wrongs:
                            refused({**example, name: wrong}, "json-value-range")
                    if self.kind_of(member) == "integer":
                        for wrong in (0, -1, -LARGE - 1)[0 if resolved.get("minimum", 1) > 0 else 1:]:
                            refused({**example, name: wrong}, "json-value-range")
                        huge = json.dumps({**example, name: 0}).replace(f'"{name}": 0', f'"{name}": %s')
                        refused((huge % (2**70)).encode(), "json-number-range")
                        refused((huge % "1e999").encode(), "json-number-range")
                        refused((huge % "1e3").encode(), "json-wrong-type")

    def test_texts(self):
        deep = b"[" * 40 + b"]" * 40
        for method, target, token, _, example in self.commands():
            good = json.dumps(example).encode()
            rows = [(b"{", "json-malformed"), (good[:-1], "json-malformed"), (good + b"x", "json-malformed"), (b"\xef\xbb\xbf" + good, "json-malformed"),
                    (b'{"a":"\xff"}', "json-not-utf8"), (b'{"a":' + deep + b"}", "json-too-deep"), (b'{"a":1,"a":1}', "json-duplicate-key"),
                    (b"{\"a\":NaN}", "json-malformed"), (b"{'a':1}", "json-malformed"), (b"{\"a\":1,}", "json-malformed"), (b" ", "json-malformed")]
            for body, code in rows:
                with self.subTest(f"{target} {body[:20]}"):
                    answer = ask(method, target, token, body)
                    self.assertEqual((answer.status, answer.code), (400, code))
            for kind in ("text/plain", "application/json; charset=gb18030", "application/x-www-form-urlencoded"):
                with self.subTest(f"{target} {kind}"):
                    answer = ask(method, target, token, good, Content_Type=kind)
                    self.assertEqual((answer.status, answer.code), (415, "unsupported-media-type"))


class ZAfterAll(unittest.TestCase):
    """Runs last: what all the answers above came to."""

    def test_every_documented_success_was_seen(self):
        for method, pattern, operation in FILES.operations():
            for status in operation["responses"]:
                if re.fullmatch("[23]..", status):
                    with self.subTest(f"{method} {pattern} {status}"):
                        self.assertTrue((operation["operationId"], int(status)) in HALL.seen, "was not seen")

    def test_nothing_undocumented_was_seen(self):
        self.assertEqual(HALL.faults, [])


if __name__ == "__main__":
    BIN = sys.argv.pop(1)
    HALL = Hall(BIN, FILES)
    try:
        result = unittest.main(exit=False).result
    finally:
        ended = HALL.close()
    sys.exit(0 if result.wasSuccessful() and ended == 0 else 1)
