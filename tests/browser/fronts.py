"""What may go wrong with a front, measured in a real browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOLE_RATIO, HOLE_PX, SLACK_PX = 0.68, 150, 2
"""the lower of two columns is at least this part of the other; no stripe this high is empty"""

FAULTS = """
([ratio, hole, slack]) => {
  const found = [], main = document.querySelector('main');
  const said = (e) => e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40);
  const seen = (e) => e.getClientRects().length > 0;
  const wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth) found.push(`${wide.scrollWidth} px wide`);

  const cards = [...main.querySelectorAll('.card')].filter(seen);
  const boxes = cards.map((card) => card.getBoundingClientRect());
  for (let one = 0; one < cards.length; one++)
    for (let other = one + 1; other < cards.length; other++) {
      const a = boxes[one], b = boxes[other];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack)
        found.push(`overlap: ${said(cards[one])} / ${said(cards[other])}`);
    }

  cards.forEach((card, number) => {
    for (const part of card.querySelectorAll('.card-headline, .card-standfirst, .card-meta')) {
      if (!seen(part)) continue;
      const words = document.createRange();
      words.selectNodeContents(part);
      const a = words.getBoundingClientRect(), b = boxes[number];
      const clipped = part.scrollHeight > part.clientHeight + 8 &&
                      getComputedStyle(part).overflow !== 'visible';
      // Letters that hang low reach below their line: half a line is no cut.
      const beyond = a.left < b.left - slack || a.right > b.right + slack;
      if (clipped || beyond || a.bottom > b.bottom + 12)
        found.push(`cut: ${said(part)}`);
    }
  });

  const content = (element) => {
    const rects = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE && node.tagName !== 'IMG') continue;
      if (node.nodeType === Node.TEXT_NODE && !node.textContent.trim()) continue;
      if (node.parentElement.closest('.unseen')) continue;
      const range = document.createRange();
      range.selectNode(node);
      rects.push(...[...range.getClientRects()].filter((r) => r.width && r.height));
    }
    return rects;
  };
  const height = (column) => {
    const rects = content(column);
    return rects.length ? Math.max(...rects.map((r) => r.bottom)) -
                          Math.min(...rects.map((r) => r.top)) : 0;
  };
  // What is stretched to its neighbour's height counts with its own.
  const plain = document.head.appendChild(document.createElement('style'));
  plain.textContent = '.views, .lede-related { justify-content: flex-start !important; }';
  for (const pair of main.querySelectorAll('.spread, .lede-beside, .pack-first')) {
    const [one, other] = pair.children;
    const tops = [one, other].map((column) => column.getBoundingClientRect().top);
    if (Math.abs(tops[0] - tops[1]) > 40) continue;
    const [low, high] = [height(one), height(other)].sort((a, b) => a - b);
    if (low / high < ratio)
      found.push(`hole: ${pair.className} ${Math.round(low)} of ${Math.round(high)} px`);
  }
  plain.remove();

  let end = null;
  for (const rect of content(main).sort((a, b) => a.top - b.top)) {
    const gap = end === null ? 0 : Math.round(rect.top - end);
    if (gap > hole) found.push(`empty: ${gap} px`);
    end = Math.max(end ?? 0, rect.bottom);
  }
  return found;
}
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
