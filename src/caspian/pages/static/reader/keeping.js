// An island: reading needs none of it. It keeps pages on the reader's device, if the reader has
// asked for that at the foot of a page, and counts the pages that were fetched ahead. See
// docs/decisions/0016-pages-are-kept-only-when-asked.md.
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const KEPT = "kept ";

  // The server can't know whether a page that it sent ahead was ever looked at. Now it was.
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival && arrival.deliveryType === "navigational-prefetch") {
    const path = location.pathname.slice(root.pathname.length);
    new Image().src = new URL(`beacon/${path}?opened`, root).href;
  }

  const box = document.querySelector(".keeping");
  const workers = navigator.serviceWorker;
  if (!box || !workers || !self.caches) return;
  const list = document.querySelector(".kept-pages");
  const offline = box.querySelector("a").href;
  const [keep, stop] = box.querySelectorAll("button");

  // Asked anew each time: in another window it may have been turned off meanwhile.
  const worker = async () => (await workers.getRegistration(root))?.active;

  async function show() {
    const on = Boolean(await worker());
    box.querySelector(".keeping-on").hidden = !on;
    box.querySelector(".keeping-off").hidden = on;
    box.hidden = false;
    return on;
  }

  async function keepThisPage() {
    // A kept copy is never kept anew: it would pass for as fresh as the moment.
    if (list || document.querySelector(".kept")) return;
    const shown = performance.getEntriesByType("resource").map((one) => one.name);
    (await worker())?.postMessage({ page: location.href, title: document.title, shown, offline });
  }

  function until(started, done) {
    return new Promise((resolve) => {
      const look = () => done.includes(started.state) && resolve();
      started.addEventListener("statechange", look);
      look();
    });
  }

  keep.addEventListener("click", async () => {
    keep.disabled = true;
    try {
      const made = await workers.register(new URL("worker.js", root), { scope: root.pathname });
      await until(made.installing || made.waiting || made.active, ["activated", "redundant"]);
      // A worker that the paper has retired goes away at once: then there is nothing to offer.
      if (await show()) await keepThisPage();
      else box.hidden = true;
    } catch {
      box.hidden = true;
    }
    keep.disabled = false;
  });

  stop.addEventListener("click", async () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { show(); list?.setAttribute("hidden", ""); };
    (await worker())?.postMessage({ forget: true }, [port2]);
  });

  function moment(iso) {
    const language = document.documentElement.lang;
    const known = Intl.DateTimeFormat.supportedLocalesOf(language).length;
    const style = { dateStyle: known ? "long" : "short", timeStyle: "short" };
    return new Intl.DateTimeFormat(known ? language : "sv", style).format(new Date(iso));
  }

  async function row(name) {
    const found = await (await caches.open(name)).match(name.slice(KEPT.length));
    if (!found) return;
    const [item, link, time] = ["li", "a", "time"].map((tag) => document.createElement(tag));
    link.href = name.slice(KEPT.length);
    link.textContent = decodeURIComponent(found.headers.get("x-title")).split(" | ")[0];
    time.dateTime = found.headers.get("x-kept");
    time.textContent = moment(time.dateTime);
    item.append(link, " ", time);
    list.querySelector("ul").append(item);
    list.hidden = false;
  }

  async function listWhatIsKept() {
    const wanted = location.hash && new URL(decodeURIComponent(location.hash.slice(1)), root);
    if (wanted && wanted.origin === location.origin) {
      document.querySelector(".unreached").hidden = false;
      document.querySelector(".unreached a").href = wanted;
    }
    const names = (await caches.keys()).filter((name) => name.startsWith(KEPT + root));
    for (const name of names.reverse()) await row(name);
  }

  show();
  if (list) listWhatIsKept();
  // Once with what is on the screen, and once more with what was scrolled into view.
  addEventListener("load", keepThisPage);
  document.addEventListener("visibilitychange", () => document.hidden && keepThisPage());
})();
