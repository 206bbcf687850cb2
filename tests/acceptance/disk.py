#!/usr/bin/python3
"""A disk that is full or that fails under the real server.

disk.py BIN [POINTS] [--seed N]: on a small tmpfs of its own, which nobody else sees,
- `init` without space ends with 70, says why, and once there is space the hall is made;
- the disk fills up while tickets are taken: every one is answered with 200 or with 507 `store-full`; reading goes on, boards stay on their lines
  and new ones come; a resend of what was acknowledged gets its answer; when there is space again it goes on by itself, in the same process;
- the server is killed there and started on the full disk: it listens, tells all it knows, refuses with 507, and goes on when there is space;
then, under strace, the system answers EIO at the Nth fdatasync or pwrite64, for POINTS different N each: the server acknowledges nothing
more, ends with 70, and starts clean. After each step every acknowledged ticket is there once, and `check` is green.

Without the right to mount, or without strace, it says what it left out. Exit 0 when all of it held.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE_S = 60
DISK = "24m"


class Broken(Exception):
    pass


def must(what, holds, *shown):
    if not holds:
        raise Broken(" ".join([what, *map(str, shown)]))
    print("  " + what, *shown, flush=True)


def eventually(what, holds, patience=PATIENCE_S):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if got := holds():
            return got
        time.sleep(0.02)
    raise Broken("in time: " + what)


class Server:
    """One run of hall-server; `around` are words in front of it."""

    def __init__(self, binaries, hall, around=(), port=0):
        words = [*around, str(binaries / "hall-server"), "serve", str(hall), "--listen", f"127.0.0.1:{port}"]
        self.log = open(hall.parent.parent / "server.log", "ab")
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = 0
        for line in self.process.stdout:
            if found := re.search(r"listening on port (\d+)", line):
                self.port = int(found.group(1))
                break
        self.listens = self.port != 0

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        self.process.stdout.close()
        self.log.close()
        return code


class Visitors:
    """Threads that take tickets, each on a line of its own, and remember what they were told; an unknown outcome is asked again."""

    def __init__(self, token, item):
        self.token, self.item, self.made = token, item, 0
        self.told, self.problems, self.unanswered = {}, [], []  # id of the command: number; problems; ids whose outcome is not known
        self.lock = threading.Lock()

    def one(self, port, command=None):
        """(status, body) of one ticket, or None when the line broke."""
        with self.lock:
            self.made += 1
            command = command or f"disk-command-{self.made:06}"
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            line.request("POST", "/api/v1/tickets", json.dumps({"item": self.item}),
                         {"Authorization": "Bearer " + self.token, "Content-Type": "application/json", "Idempotency-Key": command})
            answer = line.getresponse()
            body, kind = json.loads(answer.read()), answer.headers.get("Content-Type", "")
        except (OSError, http.client.HTTPException, ValueError):
            with self.lock:
                self.unanswered.append(command)
            return None
        finally:
            line.close()
        with self.lock:
            if answer.status in (200, 201):
                known = self.told.setdefault(command, body["ticket"]["number"])
                if known != body["ticket"]["number"]:
                    raise Broken(f"{command} was told {known}, then {body['ticket']['number']}")
            elif answer.status == 503:
                self.unanswered.append(command)
            else:
                self.problems.append((answer.status, kind, body.get("code")))
        return answer.status, body

    def until(self, port, holds, threads=4):
        """All at once until `holds(last answer)`, or the server is gone."""
        ended = threading.Event()

        def work():
            while not ended.is_set():
                answer = self.one(port)
                if answer is None or holds(answer):
                    ended.set()
        crew = [threading.Thread(target=work, daemon=True) for _ in range(threads)]
        for one in crew:
            one.start()
        for one in crew:
            one.join(PATIENCE_S)
        if not ended.is_set():
            raise Broken("in time: what the visitors wait for")

    def ask_again(self, port):
        """What was left open has an outcome by now."""
        again, self.unanswered = self.unanswered, []
        for command in again:
            if self.one(port, command) is None:
                raise Broken("no answer to a resend")


class Disk:
    def __init__(self, binaries, work, dice):
        self.binaries, self.work, self.dice = binaries, work, dice
        self.mounted = self.server = self.board = None
        self.place = work / "disk"
        self.place.mkdir()
        self.hall = self.place / "hall"

    # --- the disk -----------------------------------------------------------------------------------------------------------

    def mount(self, size):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.place], check=True)
        self.mounted = True

    def unmount(self):
        if self.mounted:
            subprocess.run(["umount", "-l", self.place], check=True)
            self.mounted = False

    def fill(self):
        with open(self.place / "filler", "ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass

    def free(self):
        (self.place / "filler").unlink()

    # --- the hall -----------------------------------------------------------------------------------------------------------

    def run(self, *words, expect=0):
        done = subprocess.run([self.binaries / "hall-server", *map(str, words)], capture_output=True, text=True)
        if done.returncode != expect:
            raise Broken(f"{words[0]} ended with {done.returncode}, not {expect}: {done.stdout[-300:]}{done.stderr[-300:]}")
        return done.stdout + done.stderr

    def begin(self, around=()):
        self.server = Server(self.binaries, self.hall, around)
        return self.server.listens

    def get(self, path, token=None):
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            line.request("GET", path, headers={"Authorization": "Bearer " + token} if token else {})
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def made(self):
        self.run("init", self.hall, "--demo")
        self.tokens = json.loads((self.hall / "demo-tokens.json").read_text())

    def opened(self):
        item = json.loads(self.get("/api/v1/catalogue")[1])["items"][0]["code"]
        self.visitors = Visitors(self.tokens["kiosk-1"], item)

    def watchers(self):
        return int(float(re.search(r"^hall_watchers (\S+)", self.get("/metrics")[1].decode(), re.M).group(1)))

    def turn_board_on(self, name):
        with open(self.work / "programs.log", "ab") as log:
            self.trace = self.work / f"{name}.trace"
            self.boards.append(subprocess.Popen([self.binaries / "lobby-display", "--server", f"ws://127.0.0.1:{self.server.port}/ws", "--token-file",
                                                 self.hall / "demo-tokens.json", "--device", "board-1", "--sound", "none", "--trace-screen", self.trace],
                                                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=log, stderr=log))

    def shown(self):
        try:
            lines = self.trace.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return {}
        return json.loads(lines[-2])["shown"] if len(lines) > 1 else {}

    def logged(self):
        """Numbers of all tickets that the log has, in its order."""
        numbers, after = [], 0
        while True:
            _, body = self.get(f"/api/v1/events?after={after}&limit=1000", self.tokens["auditor"])
            told = json.loads(body)
            events = told["events"] if isinstance(told, dict) else told
            if not events:
                return numbers
            numbers += [event["number"] for event in events if event["kind"] == "ticket-issued"]
            after = events[-1]["seq"]

    def all_there(self, what="every acknowledged ticket is there once:"):
        """The log has every acknowledged ticket once; then the server ends well, and its file is sound."""
        there, numbers = self.logged(), list(self.visitors.told.values())
        if len(set(numbers)) != len(numbers) or len(set(there)) != len(there) or not set(numbers) <= set(there):
            raise Broken(f"acknowledged {numbers}, the log has {there}")
        if code := self.server.end():
            raise Broken(f"the server ended with {code}")
        told = self.run("check", self.hall)
        must(what, True, f"{len(numbers)} acknowledged, {len(there)} there;", told.strip().split("\n")[-1])

    # --- full ---------------------------------------------------------------------------------------------------------------

    def full_before_init(self):
        print("no space for a new hall")
        self.mount("512k")
        told = self.run("init", self.hall, "--demo", expect=70)
        said = [line for line in told.split("\n") if "full" in line or "half" in line]
        must("init says why, and what is left:", any("the disk is full" in line for line in said) and any("half a hall" in line for line in said), said)
        self.unmount()

    def full_in_service(self):
        print("the disk fills up in mid-service")
        self.mount(DISK)
        self.made()
        self.begin()
        self.opened()
        self.boards = []
        if (self.binaries / "lobby-display").exists():
            self.turn_board_on("before")
            eventually("the board is there", lambda: self.watchers() == 1 and self.shown().get("freshness") == "current")
        for _ in range(20):
            self.visitors.one(self.server.port)
        first = next(iter(self.visitors.told))
        filling = threading.Thread(target=self.fill)
        filling.start()
        self.visitors.until(self.server.port, lambda answer: answer[0] not in (200, 201))
        filling.join()
        self.refused()
        status, again = self.visitors.one(self.server.port, first)
        must("a resend gets its answer:", status in (200, 201) and again["ticket"]["number"] == self.visitors.told[first], again["ticket"]["number"])
        self.reads()
        self.resumes()

    def refused(self):
        problems = self.visitors.problems
        must("refused only with 507 store-full, as a problem:", problems and set(problems) == {(507, "application/problem+json", "store-full")}, len(problems))

    def reads(self):
        for path, token in (("/api/v1/hall", None), ("/api/v1/lobby", None), ("/api/v1/catalogue", None), ("/healthz", None),
                            ("/api/v1/events?after=0&limit=5", "auditor")):
            status, _ = self.get(path, token and self.tokens[token])
            if status != 200:
                raise Broken(f"GET {path} is answered {status} on a full disk")
        must("reading goes on; /readyz says", self.get("/readyz")[0] in (200, 503), self.get("/readyz")[0])
        if self.boards:
            self.turn_board_on("during")
            eventually("a new board comes on a full disk", lambda: self.watchers() == len(self.boards) and self.shown().get("freshness") == "current")
            must("boards alive:", all(board.poll() is None for board in self.boards), len(self.boards))

    def resumes(self):
        process, before = self.server.process.pid, len(self.visitors.told)
        self.free()
        freed = time.monotonic()
        eventually("tickets are taken again", lambda: self.visitors.one(self.server.port)[0] in (200, 201))
        must("space again: goes on without a restart after", self.server.process.pid == process and self.server.process.poll() is None,
             f"{time.monotonic() - freed:.2f} s;", len(self.visitors.told) - before, "more")

    def full_at_start(self):
        print("killed on a full disk, started there")
        self.visitors.problems.clear()
        self.fill()
        self.visitors.until(self.server.port, lambda answer: answer[0] == 507)
        self.server.end(signal.SIGKILL)
        for board in self.boards:
            board.terminate()
            board.wait(PATIENCE_S)
        self.boards = []
        must("it starts", self.begin())
        self.visitors.ask_again(self.server.port)
        self.visitors.until(self.server.port, lambda answer: answer[0] == 507)
        self.refused()
        self.reads()
        self.resumes()
        self.all_there()

    def says_so_unasked(self):
        print("stopped, started on a full disk")
        self.server.end()
        self.fill()
        must("it starts", self.begin())
        eventually("/readyz says so before anybody asks for a ticket", lambda: self.get("/readyz")[0] == 503)
        self.free()
        eventually("/readyz says when there is room again", lambda: self.get("/readyz")[0] == 200)
        self.server.end()

    # --- failing ------------------------------------------------------------------------------------------------------------

    def fails_at(self, call, nth):
        """What the server is told of its Nth sync or write, from then on, by the system."""
        inject = f"inject={call}:error=EIO:when={nth}+"
        around = ["strace", "-f", "-qqq", "-o", "/dev/null", "--seccomp-bpf", "-e", f"trace={call}", "-e", inject]
        if not self.begin(around):
            code = self.server.end()
            started = False
        else:
            started = True
            self.visitors.until(self.server.port, lambda answer: answer[0] == 503)
            self.server.process.wait(PATIENCE_S)
            code = self.server.end()
        if code != 70:
            raise Broken(f"EIO at {call} {nth}: ended with {code}, not 70")
        if not self.begin():
            raise Broken(f"does not start after EIO at {call} {nth}")
        self.visitors.ask_again(self.server.port)
        self.visitors.one(self.server.port)
        self.all_there(f"EIO at {call} {nth}{'' if started else ', before it listened'}:")
        return started

    def failing(self, points):
        print("the system says EIO")
        self.unmount()
        self.mount("64m")
        self.made()
        self.begin()
        self.opened()
        self.visitors.one(self.server.port)
        self.server.end()
        for call in ("fdatasync", "pwrite64"):
            early, where = 0, sorted(self.dice.sample(range(1, 3 * points + 1), points))
            for nth in where:
                early += not self.fails_at(call, nth)
            must(f"{call}: {points} times ended with 70 and started clean, at the Nth for N from {where[0]} to {where[-1]}; before it listened:", True, early)
        if self.visitors.problems:
            raise Broken(f"told anything else than that the outcome is not known: {self.visitors.problems[:3]}")

    def end(self):
        if self.server and self.server.process.poll() is None:
            self.server.end(signal.SIGKILL)
        for board in getattr(self, "boards", []):
            board.kill()
            board.wait()
        self.unmount()


def in_a_namespace_of_its_own():
    """Starts this script again where it may mount without anybody else seeing it; returns where that is not allowed."""
    if os.environ.get("HALL_DISK_OWN"):
        return True
    words = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--user", "--map-root-user"]
    if subprocess.run([*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode != 0:
        return False
    os.environ["HALL_DISK_OWN"] = "yes"
    os.execvp(words[0], [*words, sys.executable, *sys.argv])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binaries", type=pathlib.Path)
    options.add_argument("points", type=int, nargs="?", default=3)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    given = options.parse_args()
    if not in_a_namespace_of_its_own():
        print("skipped: no disk may be mounted here")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # what was begun is ended
    work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-acceptance."))
    print(f"seed {given.seed}", flush=True)
    disk = None
    try:
        disk = Disk(given.binaries.resolve(), work, random.Random(given.seed))
        disk.full_before_init()
        disk.full_in_service()
        disk.full_at_start()
        disk.says_so_unasked()
        if shutil.which("strace"):
            disk.failing(given.points)
        else:
            print("left out: no strace here, so no failing system calls")
        print("held")
        return 0
    except (Broken, OSError, subprocess.SubprocessError, LookupError, ValueError) as broken:
        print(f"BROKEN: {broken!r}")
        for name in ("server.log", "programs.log"):
            if (work / name).exists():
                print(f"--- {name}\n" + (work / name).read_text(encoding="utf-8", errors="replace")[-1500:])
        return 1
    finally:
        if disk:
            disk.end()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
