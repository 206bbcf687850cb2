#!/usr/bin/env python3
"""attacks.py KIND --port N [--count N] [--token T]: one greedy or broken client, until SIGTERM. Holds as many lines as it can get.

  half-open    connections that say nothing, or a part of a request; whoever is closed is replaced at once
  never-reads  signed in to the lobby, and then nothing is ever read
  slow-reader  the same, one byte in ten milliseconds
  slow-body    a request of 64 kB whose body comes one byte at a time
  trickle      a request whose body comes one byte at a time, each line from an address of its own
  churn        connect, ask half, go away, as fast as it goes

Prints what it got when it ends: one line of JSON.
"""
import argparse
import errno
import json
import resource
import selectors
import signal
import socket
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("kind", choices=("half-open", "never-reads", "slow-reader", "slow-body", "trickle", "churn"))
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--count", type=int, default=5000)
parser.add_argument("--token", default="")
options = parser.parse_args()
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

ending = False


def end(_signal, _frame):
    global ending
    ending = True


signal.signal(signal.SIGTERM, end)
UPGRADE = (f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{options.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: hall.v1\r\n\r\n").encode()


def masked(text):
    payload, mask = text.encode(), b"\x11\x22\x33\x44"
    head = bytes([0x81, 0x80 | len(payload)]) if len(payload) < 126 else bytes([0x81, 0xFE]) + len(payload).to_bytes(2, "big")
    return head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))


def said(number):
    """What the client says at once, and what it says byte by byte afterwards."""
    if options.kind == "half-open":
        return (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")[number % 3], b""
    if options.kind == "slow-body":
        return (f"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:{options.port}\r\nContent-Type: application/json\r\nContent-Length: 65000\r\n\r\n".encode()
                + b" " * 30000), b" "
    if options.kind == "trickle":
        return f"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:{options.port}\r\nContent-Length: 600\r\n\r\n".encode(), b" "
    if options.kind == "churn":
        return b"GET /api/v1/lobby HTTP/1.1\r\nHos", b""
    return UPGRADE, b""


def connect():
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if options.kind in ("never-reads", "slow-reader"):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    if options.kind == "trickle":
        number = told["opened"]
        line.bind((f"127.{1 + number // 62500 % 250}.{number // 250 % 250}.{number % 250 + 1}", 0))
    line.settimeout(2)
    line.connect(("127.0.0.1", options.port))
    return line


told = {"kind": options.kind, "opened": 0, "refused": 0, "closed": 0, "held": 0}
lines = []
watch = selectors.DefaultSelector()


def open_one():
    try:
        line = connect()
        at_once, _ = said(told["opened"])
        if at_once:
            line.sendall(at_once)
        if options.kind in ("never-reads", "slow-reader"):
            line.recv(4096)
            line.sendall(masked(json.dumps({"hello": "hall.v1", "auth": {"kind": "token", "token": options.token}, "topics": ["lobby"], "client": "attack"})))
        line.setblocking(False)
    except OSError as wrong:
        told["refused"] += 1
        if wrong.errno == errno.EADDRNOTAVAIL:
            time.sleep(0.05)
        return None
    told["opened"] += 1
    return line


if options.kind == "churn":
    while not ending:
        line = open_one()
        if line is not None:
            line.close()
else:
    reads = options.kind != "never-reads"
    while not ending:
        for _ in range(200):  # what is missing is opened again
            if len(lines) >= options.count or ending:
                break
            line = open_one()
            if line is None:
                break
            lines.append(line)
            if reads:
                watch.register(line, selectors.EVENT_READ)
        told["held"] = max(told["held"], len(lines))
        gone = []
        for key, _ in watch.select(0.05 if len(lines) >= options.count else 0):
            try:
                if not key.fileobj.recv(1 if options.kind == "slow-reader" else 4096):
                    gone.append(key.fileobj)
            except OSError:
                gone.append(key.fileobj)
        for line in gone:
            watch.unregister(line)
            line.close()
            lines.remove(line)
            told["closed"] += 1
        if options.kind in ("slow-body", "trickle"):
            for line in lines:
                try:
                    line.send(b" ")
                except OSError:
                    pass
        if options.kind == "never-reads":
            time.sleep(0.05)
            for line in list(lines[:200]):  # the server has closed some of them: the line is dead for writing
                try:
                    line.send(b"")
                    if line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                        raise OSError
                except OSError:
                    lines.remove(line)
                    line.close()
                    told["closed"] += 1
print(json.dumps(told))
sys.stdout.flush()
