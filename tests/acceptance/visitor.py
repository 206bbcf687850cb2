"""Somebody outside with a browser, at the visitors' pages: every page in both languages, at every size, in every print."""
import pathlib
import sys

from browser import Broken, Browser
from manager import Hall, Looks, must

SIZES = ((320, 700), (390, 844), (1280, 800))


class Visitor:
    """A browser of somebody outside, at one page, in every form that it has."""

    def __init__(self, hall, browser, looks):
        self.hall, self.browser, self.looks = hall, browser, looks
        self.top = f"http://127.0.0.1:{hall.port}"

    def page(self, path, ready, language="zh", width=390, height=844, large=False):
        page = self.browser.page(self.top + "/icon.svg", width=width, height=height)
        page.run(f"localStorage.setItem('language', '{language}'); localStorage.setItem('print', '{'large' if large else ''}')")
        page.go(self.top + path)
        page.until(ready, f"{path} is drawn")
        return page

    def everywhere(self, path, ready, name, act=None):
        """Both languages at all sizes, and large print where it is narrowest. Light and dark are seen to by Looks."""
        for language in ("zh", "en"):
            for width, height in SIZES:
                for large in (False, True) if width == 320 else (False,):
                    page = self.page(path, ready, language, width, height, large)
                    if act:
                        act(page)
                    self.looks.at(page, f"{name}-{width}-{language}{'-large' if large else ''}", whole=True)
                    small = page.run("[...document.querySelectorAll('button, select, input:not([type=checkbox]):not([type=radio]), .ways a, .button, .choice')]"
                                     ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.id || one.textContent)")
                    must(not small, f"{name} at {width}: too small to touch: {small}")
                    page.close()


def served(hall, counter, ticket):
    """A counter that is free serves this ticket: the token of a visit that is over."""
    for step, body in (("pick", {"ticket": ticket["id"], "reason": "test"}), ("start", {}), ("finish", {})):
        hall.ask("POST", f"/api/v1/counters/{counter}/{step}", counter, body)
    return ticket["token"]


def play(name, story):
    """A whole test: a demo hall of the programs that the command line names, `story(visitor)`, what came of it. Pictures go where it names a place for them."""
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    hall = Hall(sys.argv[1])
    looks = Looks(pictures)
    try:
        with Browser(hall.work) as browser:
            story(Visitor(hall, browser, looks))
        print(f"{name}: {looks.seen} looks, all well")
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
    finally:
        hall.close()
