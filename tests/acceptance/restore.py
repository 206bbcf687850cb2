#!/usr/bin/python3
"""A backup under load, and the hall made again from it.

restore.py BIN [ROUNDS]: while kiosks and counters work through the real server, `backup` copies the hall; everything acknowledged before the copy
began is in it. The hall goes on, is stopped and thrown away; `restore` makes it again. What the copy and the restored hall say of themselves
(`check`, the chain's head), what the restored server tells (hall, lobby, every event), and what the first hall told up to that event are compared byte
for byte; its vault opens; and it goes on with numbers that were never given. Prints how long each step took. Exit 0 when all of it held.
"""
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from disk import Broken, Server, eventually, must
import http.client


def timed(what, act):
    began = time.monotonic()
    result = act()
    print(f"  {what} took {1000 * (time.monotonic() - began):.0f} ms", flush=True)
    return result


class Drill:
    def __init__(self, binaries, work):
        self.binaries, self.work = binaries, work
        self.hall = work / "place" / "hall"
        self.hall.parent.mkdir()
        self.run("init", self.hall, "--demo")
        self.tokens = json.loads((self.hall / "demo-tokens.json").read_text())
        self.server = self.siege = None

    def run(self, *words):
        done = subprocess.run([self.binaries / "hall-server", *map(str, words)], capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"{words[0]} ended with {done.returncode}: {done.stdout[-300:]}{done.stderr[-300:]}")
        return done.stdout

    def get(self, path, token="auditor"):
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            line.request("GET", path, headers={"Authorization": "Bearer " + self.tokens[token]})
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise Broken(f"GET {path} is answered {answer.status}: {body[:200]}")
            return body
        finally:
            line.close()

    def events(self, until):
        """As they are told, one text each, up to this one."""
        events, after = [], 0
        while True:
            told = json.loads(self.get(f"/api/v1/events?after={after}&limit=1000"))
            more = told["events"] if isinstance(told, dict) else told
            events += [json.dumps(event, sort_keys=True, ensure_ascii=False) for event in more if event["seq"] <= until]
            if not more or more[-1]["seq"] >= until:
                return events
            after = more[-1]["seq"]

    def acknowledged(self):
        """(number, id) of every ticket that was told."""
        return [tuple(line.split(" ")[3:5]) for line in self.log.read_text(encoding="utf-8").split("\n")[:-1] if " issue " in line]

    def begin(self):
        self.server = Server(self.binaries, self.hall)
        if not self.server.listens:
            raise Broken("the server does not listen")

    def round(self, number):
        print(f"round {number}")
        self.begin()
        self.log = self.work / f"siege-{number}.log"
        self.log.touch()
        self.siege = subprocess.Popen([self.binaries / "hall-crowd", "siege", "--server", f"127.0.0.1:{self.server.port}", "--tokens", self.hall / "demo-tokens.json",
                                       "--log", self.log, "--pause-ms", "20", "--seed", str(number)], stdout=subprocess.PIPE, text=True)
        eventually("tickets are taken", lambda: len(self.acknowledged()) > 60)
        before = self.acknowledged()
        backup = self.work / f"backup-{number}"
        said = timed("the backup under load", lambda: self.run("backup", self.hall, backup))
        eventually("the hall goes on", lambda: len(self.acknowledged()) > len(before) + 5)
        self.siege.send_signal(signal.SIGTERM)
        self.siege.communicate(timeout=60)
        copied = self.run("check", backup)
        until = int(re.search(r"good: (\d+) events", copied).group(1))
        head = re.search(r"ends with (\w+)", copied).group(1)
        must("the copy is sound:", True, copied.strip(), said.strip())
        first = self.events(until)
        for name in ("vault.key", "vault.erased"):
            shutil.copy2(self.hall / name, self.work / name)    # as the manual says: kept elsewhere
        if self.server.end() != 0:
            raise Broken("the server did not end well")
        shutil.rmtree(self.hall)

        timed("the restore", lambda: self.run("restore", backup, self.hall, "--key", self.work / "vault.key"))
        restored = timed("its check", lambda: self.run("check", self.hall))
        must("the same hall:", f"good: {until} events" in restored and head in restored, restored.strip())
        began = time.monotonic()
        # What is beside the log and was shown once only: the tokens are those of before.
        (self.hall / "demo-tokens.json").write_text(json.dumps(self.tokens))
        self.begin()
        print(f"  serving again took {1000 * (time.monotonic() - began):.0f} ms", flush=True)
        again = self.events(until)
        must("every event is told as before, byte for byte:", again == first, len(again))
        there = {json.loads(event)["number"] for event in again if '"ticket-issued"' in event}
        lost = [number for number, _ in before if number not in there]
        must("all that was acknowledged before the backup began is there:", not lost, len(before))
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        item = json.loads(self.get("/api/v1/catalogue"))["items"][0]["code"]
        line.request("POST", "/api/v1/tickets", json.dumps({"item": item}), {"Authorization": "Bearer " + self.tokens["kiosk-1"], "Content-Type": "application/json",
                                                                              "Idempotency-Key": f"restored-{number:06}"})
        ticket = json.loads(line.getresponse().read())["ticket"]["number"]
        line.close()
        must("it goes on with a new number:", ticket not in there, ticket)
        if self.server.end() != 0:
            raise Broken("the restored server did not end well")
        self.run("check", self.hall)

    def end(self):
        for process in (self.siege, self.server and self.server.process):
            if process and process.poll() is None:
                process.kill()
                process.wait()


def main():
    binaries, rounds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # what was begun is ended
    work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-acceptance."))
    drill = None
    try:
        drill = Drill(binaries, work)
        for number in range(1, rounds + 1):
            drill.round(number)
        print("held")
        return 0
    except (Broken, OSError, subprocess.SubprocessError, LookupError, ValueError, AttributeError) as broken:
        print(f"BROKEN: {broken!r}")
        if (work / "server.log").exists():
            print("--- server.log\n" + (work / "server.log").read_text(encoding="utf-8", errors="replace")[-1500:])
        return 1
    finally:
        if drill:
            drill.end()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
