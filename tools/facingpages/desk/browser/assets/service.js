/* After the first visit the desk works without a network: its files are kept under the name of their version.

   The build writes the version and the files of the page in here, for `BUILD`; a newer desk takes over when all pages of the
   older one are closed.  What the desk shows in another tab, below `shown/`, is kept in a cache until the desk is opened
   again. */
const { version, files, gone } = BUILD;
const here = new URL(registration.scope).pathname; /* a site may have several desks */
const KEPT = `facingpages-desk ${here} `;
const SHOWN = `facingpages-shown ${here}`;

addEventListener("install", (event) => event.waitUntil(caches.open(KEPT + version).then((cache) => cache.addAll(files))));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== KEPT + version) await caches.delete(name);
  await clients.claim(); /* the first visit is kept too */
})()));

async function shown(request) {
  const found = await (await caches.open(SHOWN)).match(request);
  return found || new Response(gone, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

async function answer(event) {
  const { request } = event, cache = await caches.open(KEPT + version), found = await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(cache.put(request, response.clone()).catch(() => null)); /* there may be no room */
  return response;
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  event.respondWith(url.startsWith(`${registration.scope}shown/`) ? shown(event.request) : answer(event));
});
