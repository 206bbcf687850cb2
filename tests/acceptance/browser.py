"""A headless Chromium moved by its debugging pipe: pages, keys, clicks, pictures. Nothing listens on the network, and nothing waits a fixed time.

    with Browser(work) as browser:
        page = browser.page("http://127.0.0.1:8080/manager", width=1280, height=800)
        page.type("#name", "manager"); page.click("#sign-in-button")
        page.until("document.querySelector('#figures')")
"""
import base64
import json
import os
import shutil
import subprocess
import time

PROGRAM = shutil.which("chromium")
PATIENCE = 20


class Broken(Exception):
    """What the page should have done, and did not."""


class Browser:
    def __init__(self, work, language="zh-CN"):
        if PROGRAM is None:
            raise Broken("chromium is missing: ./hall setup installs it")
        commands, self._write = os.pipe()
        self._read, answers = os.pipe()
        words = [PROGRAM, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--hide-scrollbars",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--mute-audio",
                 f"--lang={language}", f"--accept-lang={language}", f"--user-data-dir={work}/chromium", "about:blank"]
        if os.geteuid() == 0:
            words.insert(1, "--no-sandbox")  # it refuses to start otherwise; it sees nothing but this hall
        # The pipe's ends have to be descriptors 3 and 4 over there.
        line = f'exec 3<&{commands} 4>&{answers}; exec "$@"'
        with open(f"{work}/chromium.log", "ab") as log:
            self.process = subprocess.Popen(["bash", "-c", line, "chromium", *words], pass_fds=(commands, answers), stdout=log, stderr=log,
                                            env={**os.environ, "LANG": "C.UTF-8", "HOME": str(work)})
        os.close(commands)
        os.close(answers)
        self._rest = b""
        self._next = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.process.poll() is None:
            try:
                self.tell("Browser.close")
            except (Broken, OSError):
                pass
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        os.close(self._write)
        os.close(self._read)

    def _frame(self):
        while b"\0" not in self._rest:
            got = os.read(self._read, 1 << 20)
            if not got:
                raise Broken("the browser went away")
            self._rest += got
        frame, self._rest = self._rest.split(b"\0", 1)
        return json.loads(frame)

    def tell(self, method, session=None, **parameters):
        """One command, answered; events that come meanwhile are kept."""
        self._next += 1
        frame = {"id": self._next, "method": method, "params": parameters}
        if session:
            frame["sessionId"] = session
        os.write(self._write, json.dumps(frame).encode() + b"\0")
        while True:
            told = self._frame()
            if told.get("id") == frame["id"]:
                if "error" in told:
                    raise Broken(f"{method}: {told['error'].get('message')}")
                return told["result"]
            if "method" in told:
                self.events.append(told)

    def page(self, address, **view):
        return Page(self, address, **view)


class Page:
    """A tab. What its scripts complain about is in `complaints()`."""

    def __init__(self, browser, address, width=1280, height=800, dark=False):
        self.browser = browser
        self.target = browser.tell("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.tell("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.tell(f"{domain}.enable")
        self.size(width, height)
        self.wear(dark)
        self.go(address)

    def tell(self, method, **parameters):
        return self.browser.tell(method, self.session, **parameters)

    def size(self, width, height):
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def wear(self, dark):
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def go(self, address):
        told = self.tell("Page.navigate", url=address)
        if told.get("errorText"):
            raise Broken(f"{address}: {told['errorText']}")
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'", f"{address} is loaded")

    def run(self, script):
        told = self.tell("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise Broken(f"{script[:120]}: {told['exceptionDetails'].get('exception', {}).get('description', told['exceptionDetails'].get('text'))}")
        return told["result"].get("value")

    def until(self, script, what=None, seconds=PATIENCE):
        """Polls until the script's value is true; that value."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                value = self.run(script)
            except Broken as broken:  # the page is between two documents
                value, last = None, broken
            else:
                last = None
            if value:
                return value
            if time.monotonic() > deadline:
                raise Broken(f"in {seconds} s: {what or script}" + (f" ({last})" if last else ""))
            time.sleep(0.03)

    def text(self, selector):
        return self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? null")

    def click(self, selector):
        """With the mouse, in the middle of what is seen."""
        at = self.until(f"""(() => {{ const node = document.querySelector({json.dumps(selector)});
            if (!node || !node.checkVisibility() || node.disabled) return null;
            node.scrollIntoView({{ block: 'nearest' }});
            const box = node.getBoundingClientRect(); return {{ x: box.left + box.width / 2, y: box.top + box.height / 2 }}; }})()""",
                        f"{selector} can be clicked")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.tell("Input.dispatchMouseEvent", type=kind, x=at["x"], y=at["y"], button="none" if kind == "mouseMoved" else "left",
                      clickCount=0 if kind == "mouseMoved" else 1)

    def type(self, selector, text):
        """In place of what stands there."""
        self.until(f"(() => {{ const node = document.querySelector({json.dumps(selector)}); if (!node || !node.checkVisibility()) return false; "
                   "node.focus(); node.select?.(); return true; })()", f"{selector} takes text")
        self.tell("Input.insertText", text=text)

    def press(self, key, code=None):
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, " ": 32, "ArrowDown": 40}
        same = {"key": key, "code": code or key, "windowsVirtualKeyCode": codes.get(key, 0)}
        text = {"Enter": "\r", " ": " "}.get(key)
        self.tell("Input.dispatchKeyEvent", type="keyDown", **same, **({"text": text} if text else {}))
        self.tell("Input.dispatchKeyEvent", type="keyUp", **same)

    def picture(self, path, whole=False):
        told = self.tell("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(told["data"]))

    def complaints(self):
        """Errors of scripts, refusals of the content security policy; failed requests are the test's own business."""
        self.run("1")  # what has happened until now has been told after this
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            told = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                details = told["exceptionDetails"]
                found.append(details.get("exception", {}).get("description") or details["text"])
            if event["method"] == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
                found.append(" ".join(str(one.get("value", one.get("description"))) for one in told["args"]))
            if event["method"] == "Log.entryAdded" and told["entry"]["level"] == "error" and told["entry"]["source"] != "network":
                found.append(told["entry"]["text"])
        return found

    def close(self):
        self.browser.tell("Target.closeTarget", targetId=self.target)

    def names(self):
        """What assistive programs are told: (role, name) of everything that is not ignored."""
        nodes = self.tell("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored") and "role" in node]
