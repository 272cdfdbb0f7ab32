"""What axe-core and the keyboard find on a screen of the desk."""

from playwright.sync_api import Page

from tests.browser import tools
from tests.browser.test_accessibility import TAGS

BESIDE = ["#wagtail-sidebar", "[data-wagtail-sidebar]", "#w-preview-iframe"]
"""what is the same on all screens, and looked at on the first; and what readers get"""
# In the dark other colours stand, and nothing else differs. Wagtail's buttons fade into theirs.
AXE = """async ([dark, bare, tags, beside]) => {
  const onTheWay = () => document.getAnimations().filter(one =>
    one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime));
  for (let turn = 0; turn < 5; turn += 1) {
    for (const one of onTheWay()) one.finish();
    await new Promise(done => setTimeout(done, 30));
    if (!onTheWay().length) break;
  }
  const runOnly = dark ? {type: 'rule', values: ['color-contrast']} : {type: 'tag', values: tags};
  const where = bare ? {exclude: beside.map(one => [one])} : document;
  const {violations} = await axe.run(where, {runOnly, resultTypes: ['violations']});
  return violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""
# What a mouse can press, and no key reaches; what belongs to a group is reached by its arrows.
BY_MOUSE_ALONE = """() => [...document.querySelectorAll(
    '[onclick], [data-action*="click->"], [role=button], [role=link], a:not([href])')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex < 0
    && !one.disabled && !one.closest('[aria-hidden=true], [role=tablist], [role=menu], dialog')
    && !one.querySelector('a, button, input, select, textarea')
    && !/^(FORM|DIV|SECTION|HTML|BODY|LABEL)$/.test(one.tagName))
  .map(one => `by mouse alone: ${one.outerHTML.slice(0, 160)}`)"""


def barriers(tab: Page, *, bare: bool) -> list[str]:
    """Return what bars somebody from a screen: in light colours, in dark ones, by the keyboard."""
    tab.evaluate(tools.axe_source())
    found: list[str] = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        asked = [scheme == "dark", bare, TAGS, BESIDE]
        found += [f"({scheme}) {one}" for one in tab.evaluate(AXE, asked)]
    return found + list(tab.evaluate(BY_MOUSE_ALONE))
