"""What may go wrong with the layout of any page, measured in a real browser."""

LEAST_PX = 24
"""the least height and width of what is pressed: WCAG 2.2, success criterion 2.5.8"""

FAULTS = """
(least) => {
  const found = [], wide = document.documentElement, edge = wide.clientWidth;
  const name = (e) => {
    const classes = [...e.classList].map((one) => `.${one}`).join('');
    const said = (e.getAttribute('aria-label') || e.textContent).trim().replace(/\\s+/g, ' ');
    const where = `${e.tagName.toLowerCase()}${classes} in .${e.parentElement?.className}`;
    return `${where} “${said.slice(0, 30)}”`;
  };
  const seen = (e) => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false})
    && e.getClientRects().length > 0;
  // Left out is what is for no eye: words for a screen reader, the trap for robots.
  const hidden = (e) => e.closest('.unseen, .skip, .field-trap, [hidden]');
  // What scrolls by itself may hold what is wider than it: a table on a phone.
  const scrolls = (e) => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);

  if (wide.scrollWidth > edge) found.push(`wide: ${wide.scrollWidth} px in ${edge}`);
  for (const e of document.body.querySelectorAll('*')) {
    if (!seen(e) || hidden(e)) continue;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const out = Math.max(box.right - edge, -box.left);
    if (out > 1 && !e.closest('svg') && e.textContent.trim()) {
      let inside = e.parentElement;
      while (inside && !scrolls(inside)) inside = inside.parentElement;
      if (!inside) found.push(`out: ${name(e)} by ${Math.round(out)} px`);
    }
    const cut = ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 2
      || ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 2;
    if (cut && e !== document.body && e.textContent.trim()) found.push(`cut: ${name(e)}`);
  }

  // A target is what answers a press: a link may be larger than its box, by ::after over a card.
  const answers = (e, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (e.contains(hit) || hit.control === e || hit.closest('label')?.control === e);
  };
  // WCAG leaves out what stands in a sentence, whose lines set its height.
  const worded = (e) => {
    if (getComputedStyle(e).display !== 'inline') return false;
    const around = e.closest('p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3, h4, cite');
    const words = around ? around.textContent.replace(/[\\s,;·|()–—]+/g, '') : '';
    const links = around ? [...around.querySelectorAll('a, button, time')] : [];
    const linked = links.map((one) => one.textContent.replace(/[\\s,;·|()–—]+/g, '')).join('');
    return words.length > linked.length;
  };
  const pressed = 'a[href], button, summary, input:not([type=hidden]), select, textarea';
  for (const e of document.querySelectorAll(pressed)) {
    if (!seen(e) || hidden(e) || worded(e)) continue;
    // A browser says only of what is in the window who answers a press there.
    e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
    // The widest line of a link over several: its box may have a hole in the middle, and mirrored,
    // a question mark is a box of its own.
    const lines = [...e.getClientRects()].filter((one) => one.width && one.height);
    const widest = lines.reduce((one, other) => other.width > one.width ? other : one, lines[0]);
    const box = lines.length > 1 ? widest : e.getBoundingClientRect();
    if (!box || !box.width) continue;
    const x = box.left + box.width / 2, y = box.top + box.height / 2, reach = least / 2 - 1;
    if (!answers(e, x, y)) {
      found.push(`covered: ${name(e)}`);
      continue;
    }
    let height = box.height, width = box.width;
    if (lines.length > 1) height = Math.max(height, least);
    if (height < least - 0.5 && !(answers(e, x, y - reach) && answers(e, x, y + reach)))
      found.push(`low: ${name(e)} ${height.toFixed(1)} px`);
    if (width < least - 0.5 && !(answers(e, x - reach, y) && answers(e, x + reach, y)))
      found.push(`narrow: ${name(e)} ${width.toFixed(1)} px`);
  }
  // Others measure the link itself, not the card that it covers: it is to be high enough.
  for (const e of document.querySelectorAll('.card-headline a')) {
    const height = seen(e) ? e.getBoundingClientRect().height : least;
    if (height < least) found.push(`low headline: ${name(e)} ${height.toFixed(1)} px`);
  }
  scrollTo({top: 0, behavior: 'instant'});
  return [...new Set(found)];
}
"""

EMPTY_PART = 0.3
"""no stripe this wide, of the width of a page, is empty beside a text for a whole window"""

EMPTY_COLUMNS = """
(part) => {
  const main = document.querySelector('main'), sheet = main.closest('.sheet') || main;
  const style = getComputedStyle(sheet), frame = sheet.getBoundingClientRect();
  const from = frame.left + parseFloat(style.paddingLeft);
  const to = frame.right - parseFloat(style.paddingRight);
  const rects = [];
  const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element.closest('.unseen') || !element.checkVisibility()) continue;
    if (node.nodeType === Node.TEXT_NODE ? !node.textContent.trim()
                                         : !node.matches('img, svg, input, textarea')) continue;
    const range = document.createRange();
    range.selectNode(node);
    // What stays in the window while its column scrolls by stands in all of that.
    const stays = element.closest('.contents > div, .rail-stay');
    const column = stays && getComputedStyle(stays).position === 'sticky'
      ? stays.parentElement.getBoundingClientRect() : null;
    for (const box of range.getClientRects())
      if (box.width && box.height)
        rects.push({left: box.left, right: box.right, top: column ? column.top : box.top,
                    bottom: column ? column.bottom : box.bottom});
  }
  const found = [], bottom = Math.max(...rects.map((one) => one.bottom));
  for (let top = frame.top; top + innerHeight <= bottom; top += innerHeight / 4) {
    const beside = rects.filter((one) => one.bottom > top && one.top < top + innerHeight)
      .sort((one, other) => one.left - other.left);
    let reached = from, widest = 0;
    for (const one of [...beside, {left: to, right: to}]) {
      widest = Math.max(widest, one.left - reached);
      reached = Math.max(reached, one.right);
    }
    if (beside.length && widest > part * (to - from))
      found.push(`empty: ${Math.round(widest)} px beside what stands at ${Math.round(top)}`);
  }
  return found;
}
"""
