#!/usr/bin/python3
"""A stranger's client: what schema/api says and python3-websockets are all it knows.

client.py HOST:PORT TOKENS PEOPLE: a clerk signs in at counter 1, a kiosk takes a ticket, the clerk opens, calls, starts and
finishes, a board shows it, the clerk signs out. TOKENS is a JSON file of device names and tokens, PEOPLE one of names and their
secrets. Ends with 0 when the visit ended as served.
"""
import asyncio
import json
import sys
import urllib.error
import urllib.request
import uuid

import websockets


class Refused(Exception):
    """The hall said no; `code` says why."""

    def __init__(self, problem):
        super().__init__(f"{problem['code']}: {problem['title']} {problem.get('detail', '')}")
        self.code = problem["code"]


def http(host, method, path, token=None, body=None):
    """One request; the answer's value. A problem is raised."""
    request = urllib.request.Request(f"http://{host}{path}", method=method)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")
    except urllib.error.HTTPError as refused:
        raise Refused(json.loads(refused.read())) from None


class Line:
    """One program's line to the hall: the newest view of each topic, and commands that survive a broken line."""

    def __init__(self, host, token, *topics):
        self.url = f"ws://{host}/ws"
        self.hello = {"hello": "hall.v1", "auth": {"kind": "token", "token": token}, "topics": list(topics), "client": "stranger/1"}
        self.views = {}
        self.changed = asyncio.Condition()
        self.pending = {}               # command id: (frame, future)
        self.live = None                # the socket, once welcome has come
        self.task = asyncio.create_task(self.run())

    async def run(self):
        pause = 0.1
        while True:
            try:
                async with websockets.connect(self.url, subprotocols=["hall.v1"], max_size=None) as socket:
                    await socket.send(json.dumps(self.hello))
                    while True:
                        frame = json.loads(await asyncio.wait_for(socket.recv(), 15))
                        if "refused" in frame:
                            raise Refused(frame["refused"])
                        if "welcome" in frame:
                            self.live, pause = socket, 0.1
                            for waiting, _ in list(self.pending.values()):
                                await socket.send(json.dumps(waiting))
                        await self.take(frame)
            except (OSError, websockets.ConnectionClosed, asyncio.TimeoutError):
                self.live = None
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.5)

    async def take(self, frame):
        if "receipt" in frame and frame["receipt"] in self.pending:
            self.pending.pop(frame["receipt"])[1].set_result(frame)
        if "view" in frame:
            async with self.changed:
                self.views[frame["view"]] = frame["data"]
                self.changed.notify_all()

    async def command(self, name, **body):
        """The ticket that the command was about; None when nobody waits."""
        frame = {"command": name, "id": uuid.uuid4().hex, "body": body}
        answer = asyncio.get_running_loop().create_future()
        self.pending[frame["id"]] = (frame, answer)
        if self.live:
            await self.live.send(json.dumps(frame))
        receipt = await asyncio.wait_for(answer, 30)
        if "problem" in receipt:
            raise Refused(receipt["problem"])
        return receipt.get("ticket")

    async def until(self, topic, shows=lambda data: True):
        """The first view from now on that shows what is wanted."""
        async with self.changed:
            wanted = self.changed.wait_for(lambda: topic in self.views and shows(self.views[topic]))
            await asyncio.wait_for(wanted, 30)
        return self.views[topic]

    async def close(self):
        self.task.cancel()
        if self.live:
            await self.live.close()


async def visit(host, tokens, people):
    session = http(host, "POST", "/api/v1/session", tokens["counter-1"], {"name": "clerk-1", "secret": people["clerk-1"]["secret"]})
    print(f"{session['displayName']} is at {session['counter']} as {session['role']}")
    mine = "counter/" + session["counter"]

    kiosk = Line(host, tokens["kiosk-1"], "kiosk")
    counter = Line(host, session["token"], mine)
    board = Line(host, tokens["board-1"], "lobby")
    view = await counter.until(mine)
    await kiosk.until("kiosk", lambda data: data["day"]["phase"] == "open")
    served = {queue["code"] for queue in view["queues"] if queue["served"]}
    item = next(one["code"] for one in http(host, "GET", "/api/v1/catalogue")["items"] if one["queue"] in served)

    issued = await kiosk.command("issue", item=item, language="en")
    print(f"took {issued['number']}, {issued['ahead']} ahead")
    if view["phase"] != "open":
        await counter.command("open")
    await counter.until(mine, lambda data: data["waitingTotal"] > 0)
    called = await counter.command("call-next")
    shown = await board.until("lobby", lambda data: any(call["number"] == called["number"] for call in data["calls"]))
    print(f"called {called['number']} to counter {shown['calls'][-1]['counter']}")
    assert called["id"] == issued["id"], "somebody else was called"
    await counter.command("start")
    await counter.until(mine, lambda data: data.get("current", {}).get("state") == "serving")
    finished = await counter.command("finish")
    view = await counter.until(mine, lambda data: "current" not in data)
    print(f"{finished['number']} is {finished['state']}; {view['servedToday']} served here today")
    await counter.command("close")
    for line in (kiosk, counter, board):
        await line.close()
    http(host, "DELETE", "/api/v1/session", session["token"])
    try:
        http(host, "GET", "/api/v1/session", session["token"])
    except Refused as gone:
        print(f"signed out: {gone.code}")
        return finished["state"] == "served" and gone.code == "unauthenticated"
    return False


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file, open(sys.argv[3], encoding="utf-8") as accounts:
        sys.exit(0 if asyncio.run(visit(sys.argv[1], json.load(file), json.load(accounts))) else 1)
