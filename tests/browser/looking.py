"""What a browser can tell of the page that it shows: axe in every dress, and what does not fit."""

from collections.abc import Sequence
from typing import NamedTuple

from axe_playwright_python import base
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
LIGHT = {"data-theme": "light", "data-size": "1"}
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme changes
# px; 640: a window of 1280 px at 200 % (WCAG 1.4.4, 1.4.10)
DESK, TABLET, PHONE, ZOOMED = 1366, 768, 320, 640


class Dress(NamedTuple):
    """How a page is shown: what the system asks for, and what the reader chose."""

    scheme: str
    contrast: str
    attributes: dict[str, str] = {}


# Faults of the layout as sentences: the page is wider than the window; a box hides a part of its
# text; texts lie on each other. What a reader can scroll to (tables) and what is meant for readers
# of the screen only (.sr, .skip) is no fault.
_FIND_MISFITS = """() => {
  const faults = new Set()
  const tell = (each) => [each.tagName.toLowerCase(), ...each.classList].join('.')
  const wide = document.documentElement.scrollWidth
  if (wide > innerWidth) {
    const out = [...document.body.querySelectorAll('*')].filter((each) =>
      each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
    faults.add(`too wide, ${wide} px: ${out.slice(-3).map(tell)}`)
  }
  const shown = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode, owner = node.parentElement
    if (!node.data.trim() || owner.closest('script, style, noscript, option, textarea')) continue
    if (!owner.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})) continue
    let space = {left: -1e6, top: -1e6, right: 1e6, bottom: 1e6}, spoken = false
    const hidden = []
    for (let each = owner; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each)
      if (style.clip !== 'auto' || style.clipPath !== 'none') { spoken = true; break }
      if (style.overflowX === 'visible' || each instanceof SVGElement) continue
      if (style.display === 'table-row') continue  // hides nothing, whatever it says
      const box = each.getBoundingClientRect()
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (hides && box.width < 3) { spoken = true; break }
      if (hides) { hidden.push([each, box]) }
      space = {left: Math.max(space.left, box.left), right: Math.min(space.right, box.right),
               top: Math.max(space.top, box.top), bottom: Math.min(space.bottom, box.bottom)}
    }
    if (spoken) continue
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      for (const [each, edge] of hidden)
        if (box.right > edge.right + 1 || box.left < edge.left - 1 || box.top > edge.bottom - 4)
          faults.add(`cut by ${tell(each)}: ${node.data.trim().slice(0, 30)}`)
      const part = {left: Math.max(box.left, space.left), right: Math.min(box.right, space.right),
                    top: Math.max(box.top, space.top), bottom: Math.min(box.bottom, space.bottom),
                    node, owner}
      if (part.right < 0 || part.right - part.left < 1 || part.bottom - part.top < 1) continue
      if (part.left < -1 && part.right > 0) faults.add(`cut at the left: ${tell(owner)}`)
      shown.push(part)
    }
  }
  shown.sort((one, other) => one.top - other.top)
  shown.forEach((one, place) => {
    for (let next = place + 1; next < shown.length && shown[next].top < one.bottom - 1; next++) {
      const other = shown[next]
      if (one.node === other.node) continue
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - other.top
      // boxes of letters are higher than the letters: lines set close touch by a quarter
      const high = Math.min(one.bottom - one.top, other.bottom - other.top)
      if (across > 2 && down > high * 0.4)
        faults.add(`on each other: ${tell(one.owner)} "${one.node.data.trim().slice(0, 30)}", `
          + `${tell(other.owner)} "${other.node.data.trim().slice(0, 30)}"`)
    }
  })
  return [...faults]
}"""
_DRESS = """given => {
  for (const name in given) document.documentElement.setAttribute(name, given[name])
  document.getAnimations().forEach((each) => each.finish())  // the desk's links change slowly
}"""
_ASK_AXE = """options => axe.run(options).then(told =>
  told.violations.map(each => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`))"""


def judge(
    page: Page, *, by_system: bool = False, in_every_dress: bool = True
) -> dict[str, list[str]]:
    """What axe finds and what does not fit, by window and dress; empty when nothing is wrong.

    One visit for all: the reader's choice of theme and size is two attributes of <html>; the desk
    takes its theme from the system (``by_system``) and knows no sizes. Only colours differ in the
    other themes: those rules alone are asked there, and not of the largest letters, which the
    phone shows. Not ``in_every_dress``: as it comes, for one more state of a page whose template
    the crawl judges.
    """
    before = page.viewport_size
    page.evaluate(base.AXE_SCRIPT)
    light, dark, contrast, large = _list_dresses(by_system)
    # Django's own tables leave heads empty, which is no violation
    rules = WCAG if by_system else RULES
    found = {"desk": _look(page, DESK, light, tags=rules)}
    if in_every_dress:
        found["desk, dark"] = _look(page, DESK, dark, COLOURS)
        found["desk, contrast"] = _look(page, DESK, contrast, COLOURS)
    for name, width in (("tablet", TABLET), ("200 %", ZOOMED), ("phone", PHONE)):
        _put_on(page, width, light)
        found[name] = page.evaluate(_FIND_MISFITS)
    found["phone, largest"] = _look(page, PHONE, large, tags=rules, but=COLOURS)
    found["phone, largest"] += page.evaluate(_FIND_MISFITS)
    page.set_viewport_size(before)
    return {name: faults for name, faults in found.items() if faults}


def judge_all(page: Page, urls: dict[str, str], *, by_system: bool = False) -> dict[str, object]:
    """What is wrong with each of several pages, by name: as ``judge`` in one dress, one head, what
    was refused.

    ``page`` goes from one to the next; that a page answers 404 is told by the console and no fault.
    """
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    faults: dict[str, object] = {}
    for name, url in urls.items():
        said.clear()
        page.goto(url)
        heads = page.locator("h1:visible").count()
        refused = [each for each in said if "404" not in each]
        if found := judge(page, by_system=by_system, in_every_dress=False):
            faults[name] = found
        if refused or heads != 1:
            faults[f"{name}: heads {heads}, console"] = refused
    return faults


def _list_dresses(by_system: bool) -> list[Dress]:
    plain = Dress("light", "no-preference")
    if by_system:
        return [plain, Dress("dark", "no-preference"), Dress("light", "more"), plain]
    chosen = [LIGHT, LIGHT | {"data-theme": "dark"}, LIGHT | {"data-theme": "contrast"},
              LIGHT | {"data-size": "3"}]  # fmt: skip
    return [Dress(*plain[:2], attributes) for attributes in chosen]


def _put_on(page: Page, width: int, dress: Dress) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=dress.scheme, contrast=dress.contrast, reduced_motion="reduce")
    page.evaluate(_DRESS, dress.attributes)


def _look(
    page: Page, width: int, dress: Dress, only: Sequence[str] = (), tags: Sequence[str] = (),
    but: Sequence[str] = (),
) -> list[str]:  # fmt: skip
    _put_on(page, width, dress)
    asked = {"type": "rule" if only else "tag", "values": list(only or tags)}
    options = {
        "runOnly": asked,
        "rules": {name: {"enabled": False} for name in but},
        "preload": False,
        "resultTypes": ["violations"],
    }
    return page.evaluate(_ASK_AXE, options)
