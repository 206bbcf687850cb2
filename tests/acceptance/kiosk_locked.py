#!/usr/bin/python3
"""A kiosk that nobody leaves: full screen under a window manager, among 10,000 random keys and touches.

kiosk_locked.py BIN [EVENTS] [SEED]: a hall, a kiosk under Xvfb and openbox with openbox's own keys, which close, shrink, lower and move windows.
A program that puts itself above the kiosk lies below it again; Alt+F4, Alt+Escape and the like change nothing; then EVENTS of a seed. After that
the kiosk is the same process, on top, over the whole screen, and gives a number by touches. A wrong staff code ends nothing, the right one does;
started again, SIGTERM does, too. Both times the code is 0. Nothing of the code stands in what was written.
"""
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
import time

from programs import Machine, PATIENCE
from walk import Broken, Program, must

CODE, WRONG = "48291357", "11111111"
SIZE = (1280, 1024)
BATCH = 500
# What a window manager or a toolkit may hear, and what a visitor with a keyboard may find.
CHORDS = ["alt+F4", "alt+Tab", "alt+Escape", "alt+space", "ctrl+q", "ctrl+w", "F11", "Escape", "ctrl+c", "F1", "Menu", "shift+F10", "alt+F10"]
# Of desktops, and of programs it cannot start. One by one: in heaps openbox 3.6.1 ends by an assertion of its own, or loses count of its desktops.
DESKTOPS = ["super+d", "ctrl+alt+Right", "ctrl+alt+Left", "shift+alt+Right", "super+F2", "super+e", "ctrl+alt+d"]
KEYS = ["Return", "space", "Tab", "shift+Tab", "Up", "Down", "Left", "Right", "BackSpace", "Delete", "Home", "End", *"abcdefghijklmnopqrstuvwxyz0123456789"]


class Kiosk(Machine):
    """Full screen, so without --windowed; beside a window manager."""

    managers = 0  # times that the window manager was started again

    def start(self):
        with os.fdopen(self.told_display) as told:
            self.surroundings = {**os.environ, "DISPLAY": ":" + told.readline().strip(), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
                                 "HOME": str(self.work), "XDG_CONFIG_HOME": str(self.work / "config")}
        self.log = open(self.work / "programs.log", "ab")
        menus = self.work / "config" / "openbox"
        menus.mkdir(parents=True)
        # Its menu of the desktop has an entry that ends openbox itself; whoever gets there has the machine.
        (menus / "menu.xml").write_text('<openbox_menu xmlns="http://openbox.org/3.4/menu"><menu id="root-menu" label="none"/></openbox_menu>\n')
        self.manager = self.manage()
        self.again()

    def manage(self):
        self.processes.insert(1, subprocess.Popen(["openbox"], env=self.surroundings, stdout=self.log, stderr=self.log))
        return self.processes[1]

    def keep_manager(self):
        """Such keys end openbox 3.6.1 itself, by an assertion of its own; a session starts it again."""
        if self.manager.poll() is not None:
            self.manager = self.manage()
            self.managers += 1

    def again(self):
        self.processes.append(subprocess.Popen([*map(str, self.command), "--trace-screen", str(self.trace_file)], env=self.surroundings, stdout=self.log,
                                               stderr=self.log))

    @property
    def program(self):
        return self.processes[-1]

    def asks(self, *command):
        return subprocess.run(command, env=self.surroundings, capture_output=True, text=True, timeout=PATIENCE).stdout

    def on_top(self):
        """What the X server says, not what the window manager takes to be so: at the middle and in all corners its window is what a finger meets, and
        the keyboard writes into it."""
        self.keep_manager()
        right, bottom = SIZE[0] - 1, SIZE[1] - 1
        points = ((0, 0), (right, 0), (0, bottom), (right, bottom), (SIZE[0] // 2, SIZE[1] // 2))
        under = self.asks("xdotool", *(word for x, y in points for word in ("mousemove", str(x), str(y), "getmouselocation", "--shell")))
        met = re.findall(r"WINDOW=(\d+)", under)
        focus = self.asks("xdotool", "getwindowfocus").strip()
        self.looked = f"under the points: {met}, with the keyboard: {focus}"
        if len(met) != len(points) or len(set(met)) != 1 or not focus.isdigit():
            return False
        frame = self.asks("xwininfo", "-id", met[0], "-tree")  # the window manager's, around the program's
        return f"{int(focus):#x} " in frame and f"= {self.program.pid}\n" in self.asks("xprop", "-id", focus, "_NET_WM_PID")

    def stands(self, what):
        try:
            self.waits(what + ": the kiosk is on top", self.on_top)
        except Broken as broken:
            raise Broken(f"{broken}\n{self.looked}") from None

    def script(self, lines, patience):
        """One xdotool for all of them."""
        subprocess.run(["xdotool", "-"], env=self.surroundings, input="\n".join(lines) + "\n", text=True, check=True, timeout=patience)

    def hold_corner(self):
        self.xdotool("mousemove", "20", "20", "mousedown", "1")
        self.waits("the corner held for three seconds opens the pad", lambda: self.shown().get("staff"))
        self.xdotool("mouseup", "1")

    def type_code(self, code):
        for digit in code:
            self.touch(f"staffKey_{digit}")
        self.touch("staffEnterButton")

    def ends_with(self, expected, what):
        must(what, self.program.wait(PATIENCE) == expected, f"exit code {self.program.returncode}")


def wild(events, seed):
    dice = random.Random(seed)
    lines = []
    for _ in range(events):
        kind = dice.random()
        if kind < 0.45:
            lines.append(f"key --delay 0 {dice.choice(KEYS)}")
        elif kind < 0.55:
            lines.append(f"key --delay 0 {dice.choice(CHORDS)}")
        else:
            button = dice.choices((1, 2, 3, 4), (16, 1, 2, 1))[0]
            lines.append(f"mousemove {dice.randrange(SIZE[0])} {dice.randrange(SIZE[1])} mousedown {button} mouseup {button}")  # "click" waits in between
    return lines


def number_by_touches(kiosk):
    def homeward():
        buttons = kiosk.shown().get("buttons", {})
        for way in ("staffLeaveButton", "stayButton", "doneButton", "homeButton"):
            if way in buttons:
                x, y, width, height = buttons[way]
                return kiosk.xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")
        return None

    kiosk.until("the start page", lambda: kiosk.last().get("screen") == "start" and "itemButton_1" in kiosk.shown().get("buttons", {}) and
                "staff" not in kiosk.shown() and not kiosk.shown()["countdown"], homeward)
    kiosk.touch("itemButton_1")
    kiosk.touch("takeTicketButton")
    return kiosk.waits("a number", lambda: kiosk.last().get("screen") == "ticket" and kiosk.shown().get("number"))


def run(binaries, work, events, seed):
    hall = work / "hall"
    subprocess.run([binaries / "hall-server", "init", hall, "--demo"], check=True, stdout=subprocess.DEVNULL)
    server = Program(lambda port: [str(binaries / "hall-server"), "serve", str(hall), "--listen", f"127.0.0.1:{port}"], work / "server.log")
    code = work / "staff-code"
    subprocess.run([binaries / "ticket-printer", "--make-staff-code", code], input=CODE + "\n", text=True, check=True)
    must("the code's file is its owner's alone and does not hold it", code.stat().st_mode & 0o777 == 0o600 and CODE not in code.read_text())
    kiosk = Kiosk("kiosk", f"{SIZE[0]}x{SIZE[1]}", [], work).turn_on()
    intruder = None
    try:
        server.start()
        kiosk.command = [binaries / "ticket-printer", "--server", f"ws://127.0.0.1:{server.port}/ws", "--token-file", hall / "demo-tokens.json", "--device", "kiosk-1",
                         "--spool", work / "spool", "--printer", f"file:{work / 'paper.bin'}", "--code-reader", "keyboard", "--staff-code", code]
        kiosk.start()
        kiosk.waits("the start page", lambda: kiosk.last().get("screen") == "start")
        kiosk.stands("at the start")
        intruder = subprocess.Popen([binaries / "lobby-display", "--server", f"ws://127.0.0.1:{server.port}/ws", "--token", "none", "--windowed", "640x480",
                                     "--sound", "none"], env=kiosk.surroundings, stdout=kiosk.log, stderr=kiosk.log)
        kiosk.waits("another program has a window", lambda: kiosk.asks("xprop", "-root", "_NET_CLIENT_LIST").count("0x") == 2)
        kiosk.stands("another program opens a window")
        for chord in CHORDS + DESKTOPS:
            kiosk.xdotool("key", "--clearmodifiers", chord)
            kiosk.xdotool("key", "Escape")
            kiosk.stands(chord)
        must("still there and on top after each of", kiosk.program.poll() is None, ", ".join(CHORDS + DESKTOPS))
        intruder.terminate()
        intruder.wait(PATIENCE)

        began = time.monotonic()
        moves = wild(events, seed)
        for first in range(0, events, BATCH):
            kiosk.script(moves[first:first + BATCH] + ["key Escape", "key Escape"], PATIENCE)  # a window manager's menu keeps the keyboard
            kiosk.stands(f"after {first + BATCH} of a seed's keys and touches")
        must(f"{events} random keys and touches (seed {seed}), on top after each {BATCH}: still running", kiosk.program.poll() is None,
             f"in {time.monotonic() - began:.0f} s; openbox was started again {kiosk.managers} times")
        must("it gives a number by touches", number_by_touches(kiosk))

        kiosk.hold_corner()
        kiosk.type_code(WRONG)
        kiosk.waits("the pad stays", lambda: kiosk.shown().get("staff") == "asking")
        kiosk.touch("staffLeaveButton")
        kiosk.hold_corner()
        kiosk.waits("digits can be typed again", lambda: "staffKey_1" in kiosk.shown().get("buttons", {}))
        kiosk.type_code(CODE)
        kiosk.waits("the right code opens", lambda: kiosk.shown().get("staff") == "open")
        kiosk.touch("endProgramButton")
        kiosk.ends_with(0, "ended by the staff")
        kiosk.trace_file = work / "kiosk-again.trace"
        kiosk.again()
        kiosk.waits("it starts again", lambda: kiosk.last().get("screen") == "start")
        kiosk.program.send_signal(signal.SIGTERM)
        kiosk.ends_with(0, "ended by SIGTERM")
        written = b"".join(file.read_bytes() for file in (*work.glob("*.trace"), *work.glob("*.log")))
        must("nothing of the code was written", CODE[:5].encode() not in written)
    finally:
        if intruder and intruder.poll() is None:
            intruder.kill()
        kiosk.end()
        server.end()


def main():
    for tool in ("Xvfb", "xdotool", "openbox", "xprop", "xwininfo"):
        if shutil.which(tool) is None:
            raise Broken(f"{tool} is missing")
    binaries = pathlib.Path(sys.argv[1]).resolve()
    events, seed = (int(word) for word in (sys.argv[2:4] + ["10000", "9"][len(sys.argv) - 2:]))
    with tempfile.TemporaryDirectory(prefix="onewindow-locked.") as work:
        run(binaries, pathlib.Path(work), events, seed)


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
