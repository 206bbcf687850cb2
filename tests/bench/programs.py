#!/usr/bin/env python3
"""programs.py BIN PORT TOKENS WORK: the three Qt programs on screens of their own, against a running hall: how soon the window shows what the
hall has, what an idle one costs, what it weighs; and at the kiosk how long from the touch to the last byte of the paper at the printer.
"""
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "acceptance"))
SHOWN = str(pathlib.Path(__file__).resolve().parent.parent / "acceptance" / "shown.py")
TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = int(os.environ.get("HALL_BENCH_ROUNDS", 5))
IDLE_SECONDS, TOUCHES, STARTS, PATIENCE = 10, 4 * ROUNDS, min(ROUNDS, 3), 60


def shown(trace, *question):
    done = subprocess.run([sys.executable, SHOWN, str(trace), *question], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def eventually(what, holds):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if got := holds():
            return got
        time.sleep(0.005)
    sys.exit(f"programs.py: in time: {what}")


def is_live(trace):
    """Cheaper than asking shown.py, which takes longer to start than what is measured."""
    try:
        with open(trace, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file if line.endswith("\n")]
    except FileNotFoundError:
        return False
    return any(line["shown"].get("line", "live") == "live" and line["screen"] not in ("connecting", "notice", "cut-off") for line in lines)


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mb(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) / 1024


class Printer(threading.Thread):
    """A network printer that has paper; remembers when the last cut came."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.cut_at, self.cuts, self.bytes = 0.0, 0, 0
        self.start()

    def run(self):
        while True:
            line, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(line,), daemon=True).start()

    def serve(self, line):
        held = b""
        while data := line.recv(65536):
            now = time.monotonic()
            self.bytes += len(data)
            line.sendall(b"\x12" * data.count(b"\x10\x04") + (b"\x00" if b"\x1dr" in data else b""))
            held = (held + data)[-65536:]
            if b"\x1dV" in held:
                self.cut_at, self.cuts, held = now, self.cuts + 1, b""


class Screen:
    def __init__(self, size):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"], pass_fds=[writing],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.surroundings = {**os.environ, "DISPLAY": ":" + told.readline().strip(), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def end(self):
        self.process.terminate()
        self.process.wait()


def measure(name, command, size, trace, touch=None):
    screen = Screen(size)
    usable = []
    program = None
    try:
        for _ in range(STARTS):
            if program is not None:
                program.terminate()
                program.wait(PATIENCE)
            trace.unlink(missing_ok=True)
            began = time.monotonic()
            program = subprocess.Popen([*command, "--windowed", size, "--trace-screen", str(trace)], env=screen.surroundings,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            eventually(f"{name} shows the hall", lambda: is_live(trace))
            usable.append(time.monotonic() - began)
        time.sleep(2)
        before = cpu_seconds(program.pid)
        time.sleep(IDLE_SECONDS)
        idle = 100 * (cpu_seconds(program.pid) - before) / IDLE_SECONDS
        print(f"  {name:16} usable {statistics.median(usable):5.2f} s (of {min(usable):.2f} to {max(usable):.2f}), idle {idle:4.1f} % of a core, {resident_mb(program.pid):4.0f} MB")
        if touch:
            touch(screen, trace)
    finally:
        if program is not None:
            program.terminate()
            program.wait(PATIENCE)
        screen.end()


def touches(printer):
    def run(screen, trace):
        def click(button):
            place = None
            for _ in range(200):  # twice at the same place: the page has been laid out
                now = shown(trace, "button", button)
                if now and now == place:
                    break
                place = now
            else:
                sys.exit(f"programs.py: the kiosk does not show {button}")
            subprocess.run(["xdotool", "mousemove", *place.split()], env=screen.surroundings, check=True)
            at = time.monotonic()
            subprocess.run(["xdotool", "click", "1"], env=screen.surroundings, check=True)
            return at
        took = []
        for _ in range(TOUCHES):
            eventually("the kiosk is at its start page", lambda: shown(trace, "screen") == "start")
            click("itemButton_1")
            cuts = printer.cuts
            at = click("takeTicketButton")
            eventually("a paper", lambda: printer.cuts > cuts)
            took.append((printer.cut_at - at) * 1000)
        took.sort()
        print(f"  touch to the last byte of the paper: p50 {took[len(took) // 2]:.0f} ms, p95 {took[(len(took) * 95 + 99) // 100 - 1]:.0f} ms of {len(took)} (goal: p95 <= 300 ms); "
              f"{printer.bytes // max(1, printer.cuts)} bytes a paper")
    return run


def main():
    binaries, port, tokens, work = sys.argv[1], sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
    for tool in ("Xvfb", "xdotool"):
        if not shutil.which(tool):
            sys.exit(f"programs.py: {tool} is missing")
    common = ["--server", f"ws://127.0.0.1:{port}/ws", "--token-file", tokens]
    printer = Printer()
    print("the Qt programs (goal: usable < 1 s, an idle board < 2 % of a core, < 150 MB)")
    measure("lobby-display", [f"{binaries}/lobby-display", *common, "--device", "board-1", "--sound", "none"], "1920x1080", work / "board.trace")
    measure("counter-client", [f"{binaries}/counter-client", *common, "--device", "counter-1"], "1366x768", work / "counter.trace")
    measure("ticket-printer", [f"{binaries}/ticket-printer", *common, "--device", "kiosk-1", "--spool", str(work / "bench-spool"), "--printer", f"tcp:127.0.0.1:{printer.port}"],
            "1080x1920", work / "kiosk.trace", touches(printer))


main()
