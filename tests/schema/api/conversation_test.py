#!/usr/bin/python3
"""schema/api/asyncapi.yaml against the running server: every frame that is said or heard, topics and commands by role.

conversation_test.py BIN, the directory with hall-server.
"""
import asyncio
import itertools
import json
import random
import re
import sys
import unittest

try:
    import websockets
except ImportError as missing:
    sys.exit(f"{missing.name} is missing: ./hall setup installs it")

from contract import Files
from hall import Hall

FILES = Files()
HALL = None
FAULTS = []
SEEN = set()
KEYS = itertools.count(1)
DEVICES = {"kiosk": "kiosk-1", "counter": "counter-3", "board": "board-1", "manager": "manager", "auditor": "auditor"}


class Line:
    """One conversation. Every frame that comes is validated."""

    async def __aenter__(self):
        self.socket = await websockets.connect(f"ws://127.0.0.1:{HALL.port}/ws", subprotocols=["hall.v1"], max_size=None)
        self.views = {}
        return self

    async def __aexit__(self, *_):
        await self.socket.close()

    async def say(self, frame):
        await self.socket.send(frame if isinstance(frame, (str, bytes)) else json.dumps(frame))

    async def hear(self):
        text = await asyncio.wait_for(self.socket.recv(), 20)
        frame = json.loads(text)
        name = FILES.message_of(frame)
        SEEN.add(name)
        FAULTS.extend(f"{name}: {fault}: {text[:300]}" for fault in FILES.frame_faults(frame))
        problem = frame.get("refused") or frame.get("problem")
        if problem:
            SEEN.add(problem["code"])
            FAULTS.extend(f"{problem['code']}: {problem['status']} is not among {FILES.problems[problem['code']]['status']}"
                          for _ in [0] if problem["status"] not in FILES.problems[problem["code"]]["status"])
        if "view" in frame:
            self.views[frame["view"]] = frame
        return frame

    async def hello(self, device, topics=()):
        """welcome and the views that follow, or refused."""
        frame = {"hello": "hall.v1", "auth": {"kind": "token", "token": HALL.tokens.get(device, device)}, "topics": list(topics),
                 "client": "conversation-test/1"}
        await self.say(frame)
        first = await self.hear()
        while "welcome" in first and len(self.views) < len(set(topics)):
            await self.hear()
        return first

    async def command(self, name, body=None):
        """The receipt, after the views that came before it."""
        frame = {"command": name, "id": f"conversation-{next(KEYS):06d}"}
        if body is not None:
            frame["body"] = body
        await self.say(frame)
        while True:
            heard = await self.hear()
            if "receipt" in heard:
                assert heard["receipt"] == frame["id"]
                self.check(name, heard)
                return heard

    def check(self, name, receipt):
        """A receipt's problem is one that the same command over HTTP may have."""
        message = FILES.messages()["command-" + name]
        method, _, target = message["x-http"].partition(" ")
        _, operation = FILES.operation(method, re.sub(r"\{\w+\}", "x", target))
        problem = receipt.get("problem")
        if problem and problem["code"] not in FILES.codes_of(operation, problem["status"]):
            FAULTS.append(f"{name}: {problem['status']} {problem['code']} is not documented")
        if not problem and str(receipt["status"]) not in operation["responses"]:
            FAULTS.append(f"{name}: receipt {receipt['status']} is not documented")


def spoken(test):
    """A coroutine as a test."""
    def run(self):
        asyncio.run(test(self))
    return run


class Conversations(unittest.TestCase):
    @spoken
    async def test_topics_by_role(self):
        topics = {name: message for name, message in FILES.messages().items() if "x-topic" in message}
        placed = {"counter": "counter-3", "clerk": "counter-9", "reception": "counter-10", "supervisor": "counter-11"}
        tokens = dict(DEVICES)
        for role, counter in list(placed.items())[1:]:
            person = next(name for name, one in HALL.people.items() if one["roles"][0] == role)
            tokens[role] = HALL.sign_in(person, counter, role=role).json["token"]
        for role in ("system-administrator", "security-administrator"):
            tokens[role] = HALL.session(role)
        for role, device in tokens.items():
            for message in topics.values():
                topic = message["x-topic"].replace("{counter}", placed.get(role, "counter-3"))
                async with Line() as line:
                    answer = await line.hello(device, [topic])
                    with self.subTest(f"{role} {topic}"):
                        if role in message["x-roles"]:
                            self.assertIn("welcome", answer)
                            self.assertEqual(answer["role"], role)
                            self.assertEqual("staff" in answer, role not in DEVICES)
                            self.assertIn(topic, line.views)
                        else:
                            self.assertEqual(answer["refused"]["code"], "not-allowed")
                            await line.socket.wait_closed()
                            self.assertEqual((line.socket.close_code, line.socket.close_reason), (1008, "not-allowed"))

    @spoken
    async def test_every_command(self):
        """The documented example of every command, by every device: a receipt comes, whatever it says."""
        for role, device in DEVICES.items():
            async with Line() as line:
                await line.hello(device, ["lobby"] if role != "auditor" else [])
                for name, message in FILES.messages().items():
                    if not name.startswith("command-"):
                        continue
                    command = name.partition("-")[2]
                    for example in message["examples"]:
                        receipt = await line.command(command, example["payload"].get("body"))
                        with self.subTest(f"{role} {command}"):
                            if role not in message["x-roles"]:
                                self.assertIn(receipt["problem"]["code"], ("not-allowed", "unknown-ticket"))
                            else:
                                self.assertLess(receipt["status"], 500)

    @spoken
    async def test_a_visit(self):
        item = "51203001400003-511602000000-000-11511301MB1549994W-1-00"
        async with Line() as kiosk, Line() as counter, Line() as board, Line() as manager:
            await manager.hello("manager", ["hall"])
            await manager.command("open-day")
            await kiosk.hello("kiosk-1", ["kiosk", "leases", "lobby"])
            await counter.hello("counter-3", ["counter/counter-3", "lobby", "hall"])
            await board.hello("board-1", ["lobby"])
            issued = await kiosk.command("issue", {"item": item, "language": "en"})
            self.assertEqual(issued["status"], 201)
            await counter.command("open")
            called = await counter.command("call-next")
            self.assertEqual(called["ticket"]["id"], issued["ticket"]["id"])
            # The receipt follows the views that show it.
            view = counter.views["counter/counter-3"]["data"]
            self.assertEqual(view["current"]["number"], called["ticket"]["number"])
            while not any(call["number"] == called["ticket"]["number"] for call in board.views["lobby"]["data"]["calls"]):
                await board.hear()
            self.assertEqual((await counter.command("start"))["ticket"]["state"], "serving")
            finished = await counter.command("finish")
            self.assertEqual(finished["ticket"]["state"], "served")
            self.assertEqual(await counter.command("call-next"), {"receipt": f"conversation-{next(KEYS) - 1:06d}", "status": 204})
            self.assertEqual((await kiosk.command("lease"))["status"], 200)
            while not kiosk.views["leases"]["data"]["leases"]:
                await kiosk.hear()

    @spoken
    async def test_a_resend_is_told_the_same(self):
        frame = {"command": "issue", "id": "conversation-resend", "body": {"item": "51203001400003-511602000000-000-11511301MB1549994W-1-00"}}
        told = []
        for _ in range(2):
            async with Line() as line:
                await line.hello("kiosk-2")
                await line.say(frame)
                told.append(await line.hear())
        self.assertEqual(told[0], told[1])
        over_http = HALL.ask("POST", "/api/v1/tickets", "kiosk-2", frame["body"], Idempotency_Key=frame["id"])
        self.assertEqual(over_http.json["ticket"], told[0]["ticket"])
        HALL.ask("POST", f"/api/v1/tickets/{told[0]['ticket']['id']}/cancel", "kiosk-2")

    @spoken
    async def test_wrong_frames(self):
        """Examples with one value or name spoilt: a receipt or a refusal, never silence and never a fault of the server."""
        choose = random.Random(28)
        frames = [example["payload"] for name, message in FILES.messages().items() if name == "hello" or name.startswith("command-")
                  for example in message["examples"]]
        junk = [None, True, 17, -1, 2**63, 2**70, 1.5, "", "x" * 5000, "\u0000", "\u4e00", [], {}, [[]], {"a": {"b": []}}]
        line = None
        for _ in range(400):
            frame = json.loads(json.dumps(choose.choice(frames)))
            place = frame["body"] if frame.get("body") and choose.random() < 0.7 else frame
            name = choose.choice(list(place))
            if choose.random() < 0.2:
                place[name + "x"] = place.pop(name)
            else:
                place[name] = choose.choice(junk)
            if line is None or not line.socket.open:
                line = await Line().__aenter__()
                await line.hello("board-2")
            await line.say(frame)
            heard = await line.hear()
            problem = heard.get("problem") or heard.get("refused")
            self.assertTrue(problem, f"{frame}: {heard}")
            self.assertLess(problem["status"], 500, f"{frame}: {heard}")
            if "refused" in heard:
                await line.socket.wait_closed()
        await line.socket.close()

    @spoken
    async def test_refusals(self):
        good = {"hello": "hall.v1", "auth": {"kind": "token", "token": HALL.tokens["board-1"]}, "topics": [], "client": "x"}
        rows = [
            ({**good, "hello": "hall.v9"}, "protocol-unknown"), ({**good, "auth": {"kind": "token", "token": "wrong"}}, "unauthenticated"),
            ({**good, "topics": ["lobby"] * 17}, "json-value-range"), ({**good, "topics": ["everything"]}, "not-allowed"),
            ({**good, "extra": 1}, "json-unknown-member"), ({**good, "client": 5}, "json-wrong-type"),
            ({name: value for name, value in good.items() if name != "client"}, "json-missing-member"),
            ({"command": "issue", "id": "12345678", "body": {"item": "x"}}, "hello-expected"),
            ({"view": "lobby"}, "frame-unknown"), ("{", "json-malformed"), ('{"a":1,"a":2}', "json-duplicate-key"),
        ]
        for frame, code in rows:
            async with Line() as line:
                await line.say(frame)
                heard = await line.hear()
                with self.subTest(code):
                    self.assertEqual(heard["refused"]["code"], code)
                    await line.socket.wait_closed()
                    self.assertEqual(line.socket.close_code, 1008)
        async with Line() as line:
            await line.hello("manager", [])
            await line.say(good)
            self.assertEqual((await line.hear())["refused"]["code"], "hello-repeated")
        async with Line() as line:
            await line.hello("manager", [])
            await line.say({"command": "explode", "id": "12345678"})
            self.assertEqual((await line.hear())["problem"]["code"], "unknown-command")
            self.assertEqual((await line.command("open-day", {"x": 1}))["problem"]["code"], "json-unknown-member")
        async with Line() as line:
            answer = await line.hello("manager", ["counter/nowhere"])
            self.assertEqual(answer["refused"]["code"], "unknown-topic")
        url = f"ws://127.0.0.1:{HALL.port}/ws"
        for how, status in (({"subprotocols": ["other.v1"]}, 400), ({}, 400), ({"subprotocols": ["hall.v1"], "origin": "http://elsewhere"}, 403)):
            with self.assertRaises(websockets.InvalidStatusCode) as refused:
                await websockets.connect(url, **how)
            self.assertEqual(refused.exception.status_code, status)
        for data, close in ((b"\x01", 1003), ("x" * 70000, 1009)):
            async with Line() as line:
                await line.say(data)
                await line.socket.wait_closed()
                self.assertEqual(line.socket.close_code, close)
                self.assertIn(close, FILES.asyncapi["x-close-codes"])


class Phones(unittest.TestCase):
    @spoken
    async def test_a_ticket_and_the_line_before_it(self):
        async with Line() as manager:
            await manager.hello("manager")
            await manager.command("open-day")
        async with Line() as kiosk:
            await kiosk.hello("kiosk-1")
            ticket = (await kiosk.command("issue", {"item": "51203001400003-511602000000-000-11511301MB1549994W-1-00"}))["ticket"]
        async with Line() as phone:
            await phone.say({"hello": "hall.v1", "auth": {"kind": "ticket", "token": ticket["token"]}, "topics": ["visit"], "client": "x"})
            self.assertEqual((await phone.hear())["role"], "phone")
            while len(phone.views) < 2:
                await phone.hear()
            self.assertEqual(set(phone.views), {"visit", "queue/" + ticket["queue"]})
            self.assertIn(ticket["number"], phone.views["queue/" + ticket["queue"]]["data"]["waiting"])
            self.assertEqual((await phone.command("call-next"))["problem"]["code"], "not-allowed")

    @spoken
    async def test_anybody(self):
        async with Line() as phone:
            await phone.say({"hello": "hall.v1", "auth": {"kind": "open"}, "topics": ["lobby"], "client": "x"})
            self.assertEqual((await phone.hear())["role"], "phone")
            self.assertEqual((await phone.hear())["view"], "lobby")
        for auth, topic, code in (({"kind": "open"}, "hall", "not-allowed"), ({"kind": "ticket", "token": "x" * 22}, "visit", "unknown-ticket")):
            async with Line() as phone:
                await phone.say({"hello": "hall.v1", "auth": auth, "topics": [topic], "client": "x"})
                self.assertEqual((await phone.hear())["refused"]["code"], code)


class ZAfterAll(unittest.TestCase):
    def test_every_server_frame_was_heard(self):
        for name in FILES.messages():
            if name != "hello" and not name.startswith("command-"):
                self.assertIn(name, SEEN)

    def test_nothing_undocumented_was_heard(self):
        self.assertEqual(FAULTS, [])
        self.assertEqual(HALL.faults, [])


if __name__ == "__main__":
    HALL = Hall(sys.argv.pop(1), FILES)
    try:
        result = unittest.main(exit=False).result
    finally:
        ended = HALL.close()
    sys.exit(0 if result.wasSuccessful() and ended == 0 else 1)
