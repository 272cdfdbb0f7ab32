// The service worker: there only where a reader has asked to keep pages. It asks the network first,
// always; what it kept is shown when nothing else can be had, and says so. A cache for each page,
// named by its address, holds the page and what is shown on it: one goes with the other.
"use strict";
const KEPT = "kept ", SPARE = "offline", MARK = /<template id="kept">([^]*?)<\/template>/;
const PAGES = 20, BYTES = 2e6, PATIENCE_MS = 8000, DAY_MS = 864e5;
const ROOT = registration.scope;
// The desk, what readers write and look for, and what is no page are none of the worker's business.
const OTHERS = /^(desk|documents|comments|beacon|static|healthz|readyz)(\/|$)|^[a-z-]+\/search\//;
const THINGS = /^(assets|media\/images)\//;

const within = (url) => url.slice(ROOT.length);
const bare = (url) => url.split(/[?#]/)[0];
const ours = (url) => url.startsWith(ROOT) && !OTHERS.test(within(url));

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !ours(request.url)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (THINGS.test(within(request.url))) event.respondWith(thing(request));
});

async function page(event) {
  const { request } = event, url = bare(request.url);
  // A browser may take a page out of its own cache, however old, without asking: when a reader goes
  // back, or from a server that doesn't say how long it holds. Asked ahead, it must go on saying so.
  const isAhead = request.headers.has("sec-purpose") || request.headers.has("purpose");
  const asked = isAhead ? fetch(request) : fetch(request, { cache: "no-cache" });
  event.waitUntil(asked.then((answer) => heed(url, answer), () => {}));
  const isKept = await caches.has(KEPT + url);
  const waited = new Promise((_, reject) => isKept && setTimeout(reject, PATIENCE_MS));
  try {
    const answer = await Promise.race([asked, waited]);
    if (answer.status < 500) return answer;
  } catch {}
  return (isKept && await copyOf(url)) || (await spare(url)) || asked;
}

// What was taken back is not kept either, nor are its pictures.
async function heed(url, answer) {
  if (answer.status === 404 || answer.status === 410) await caches.delete(KEPT + url);
}

async function copyOf(url) {
  const found = await (await caches.open(KEPT + url)).match(url);
  const text = found && await found.text();
  // Without a place for the mark it would pass for today's page.
  if (!text || !MARK.test(text)) return;
  const at = found.headers.get("x-kept");
  const time = `<time datetime="${at}">${moment(at, text.match(/<html lang="([^"]+)"/)[1])}</time>`;
  const marked = text.replace(MARK, (_, mark) => mark.replace("<span></span>", () => time));
  return new Response(marked, { headers: found.headers });
}

function moment(iso, language) {
  const known = Intl.DateTimeFormat.supportedLocalesOf(language).length;
  const style = { dateStyle: known ? "full" : "short", timeStyle: "short" };
  return new Intl.DateTimeFormat(known ? language : "sv", style).format(new Date(iso));
}

// Led there and not shown here: in a copy of an export addresses are relative to the page.
async function spare(url) {
  const pages = (await (await caches.open(SPARE)).keys()).map((request) => request.url);
  if (pages.includes(url)) return (await caches.open(SPARE)).match(url);
  const code = (address) => within(address).split("/")[0];
  const fit = pages.find((address) => code(address) === code(url)) || pages[0];
  return fit && Response.redirect(`${fit}#${encodeURIComponent(url)}`);
}

async function thing(request) {
  try {
    return await fetch(request);
  } catch {
    const any = { ignoreVary: true };
    return (await caches.match(request, any))
      || (await caches.match(request, { ...any, ignoreSearch: true })) || Response.error();
  }
}

// One after the other: nothing may be kept after all was forgotten.
let queue = Promise.resolve(), forgotten = false;
addEventListener("message", (event) => {
  const { data, ports } = event;
  queue = queue.then(() => data.forget ? forget(ports[0]) : keep(data)).catch(() => {});
  event.waitUntil(queue);
});

async function forget(port) {
  forgotten = true;
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
  port.postMessage("forgotten");
}

// Out of the browser's own cache, so that it costs no request; and if it does, it is no read.
const held = (url) => fetch(url, { cache: "force-cache", headers: { Purpose: "prefetch" } });

async function keep({ page, title, shown, offline }) {
  if (forgotten || !ours(page)) return;
  const answer = await held(page), name = KEPT + bare(page);
  if (answer.status !== 200 || answer.redirected || !isPage(answer)) return;
  const things = await thingsOf([...new Set(shown)]);
  await caches.delete(name);
  const cache = await caches.open(name);
  await cache.put(bare(page), dated(answer, title));
  for (const [url, thing] of things) await cache.put(url, thing);
  const names = (await caches.keys()).filter((one) => one.startsWith(KEPT));
  for (const oldest of names.slice(0, -PAGES)) await caches.delete(oldest);
  await keepSpare(offline);
}

async function thingsOf(urls) {
  const things = [];
  let bytes = 0;
  for (const url of urls.filter((one) => ours(one) && THINGS.test(within(one)))) {
    const answer = await held(url).catch(() => {});
    if (!answer || !answer.ok) continue;
    bytes += (await answer.clone().blob()).size;
    if (bytes > BYTES) break;
    things.push([url, answer]);
  }
  return things;
}

const isPage = (answer) => /^text\/html/.test(answer.headers.get("content-type"));

function dated(answer, title) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "speculation-rules"]) headers.delete(name);
  headers.set("x-kept", new Date(headers.get("date") || Date.now()).toISOString());
  headers.set("x-title", encodeURIComponent(title));
  return new Response(answer.body, { headers });
}

async function keepSpare(offline) {
  if (!ours(offline)) return;
  const cache = await caches.open(SPARE), known = await cache.match(offline);
  if (known && Date.now() - new Date(known.headers.get("x-kept")) < DAY_MS) return;
  const answer = await fetch(offline, { headers: { Purpose: "prefetch" } });
  if (answer.ok && isPage(answer)) await cache.put(offline, dated(answer, ""));
}
