#!/usr/bin/python3
"""A stranger's client: what schema/api says and python3-websockets are all it knows.

client.py URL TOKENS: a kiosk takes a ticket, a counter opens, calls, starts and finishes, and a board shows it. TOKENS is a
JSON file of device names and tokens. Ends with 0 when the visit ended as served.
"""
import asyncio
import json
import sys
import uuid

import websockets


class Device:
    """One device's line to the hall: the newest view of each topic, and commands that survive a broken line."""

    def __init__(self, url, name, token, topics):
        self.url, self.name, self.token, self.topics = url, name, token, topics
        self.views = {}
        self.changed = asyncio.Condition()
        self.pending = {}               # command id: (frame, future)
        self.socket = None
        self.task = asyncio.create_task(self.live())

    async def live(self):
        pause = 0.1
        while True:
            try:
                async with websockets.connect(self.url, subprotocols=["hall.v1"], max_size=None) as self.socket:
                    await self.send({"hello": "hall.v1", "auth": {"kind": "token", "token": self.token}, "topics": self.topics,
                                     "client": "stranger/1"})
                    while True:
                        frame = json.loads(await asyncio.wait_for(self.socket.recv(), 15))
                        if "welcome" in frame:
                            pause = 0.1
                            for waiting, _ in self.pending.values():
                                await self.send(waiting)
                        await self.take(frame)
            except (OSError, websockets.ConnectionClosed, asyncio.TimeoutError):
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.5)

    async def take(self, frame):
        if "refused" in frame:
            sys.exit(f"{self.name}: {frame['refused']['code']}")
        if "receipt" in frame and frame["receipt"] in self.pending:
            self.pending.pop(frame["receipt"])[1].set_result(frame)
        if "view" in frame:
            async with self.changed:
                self.views[frame["view"]] = frame["data"]
                self.changed.notify_all()

    async def send(self, frame):
        await self.socket.send(json.dumps(frame))

    async def command(self, name, **body):
        """The ticket that the command was about; None when nobody waits."""
        frame = {"command": name, "id": uuid.uuid4().hex, "body": body}
        answer = asyncio.get_running_loop().create_future()
        self.pending[frame["id"]] = (frame, answer)
        if self.socket and self.socket.open:
            await self.send(frame)
        receipt = await asyncio.wait_for(answer, 30)
        if "problem" in receipt:
            sys.exit(f"{self.name}: {name}: {receipt['problem']['code']} {receipt['problem'].get('detail', '')}")
        return receipt.get("ticket")

    async def until(self, topic, shows):
        """Waits for a view that shows what is wanted."""
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: topic in self.views and shows(self.views[topic])), 30)
        return self.views[topic]

    async def close(self):
        self.task.cancel()
        if self.socket:
            await self.socket.close()


async def visit(url, tokens):
    kiosk = Device(url, "kiosk-1", tokens["kiosk-1"], ["kiosk"])
    counter = Device(url, "counter-1", tokens["counter-1"], ["counter/counter-1"])
    board = Device(url, "board-1", tokens["board-1"], ["lobby"])
    mine = "counter/counter-1"
    view = await counter.until(mine, lambda data: True)
    served = {queue["code"] for queue in view["queues"] if queue["served"]}
    await kiosk.until("kiosk", lambda data: data["day"]["phase"] == "open")
    item = next(one["code"] for one in await catalogue(url) if one["queue"] in served)

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
    # The same command twice is one command: the line may break at the worst moment.
    finished = await counter.command("finish")
    view = await counter.until(mine, lambda data: "current" not in data)
    print(f"{finished['number']} is {finished['state']}; {view['servedToday']} served here today")
    for device in (kiosk, counter, board):
        await device.close()
    return finished["state"] == "served"


async def catalogue(url):
    """Service items, by plain HTTP/1.1 on the same port."""
    host = url.split("/")[2]
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    writer.write(f"GET /api/v1/catalogue HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return json.loads(answer.partition(b"\r\n\r\n")[2])["items"]


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        sys.exit(0 if asyncio.run(visit(sys.argv[1], json.load(file))) else 1)
