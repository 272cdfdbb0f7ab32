// What is served instead of the service worker when the paper retires it: it deletes what was kept
// and goes away, on the reader's next page.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}
