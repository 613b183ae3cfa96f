/* After the first visit the desk works without a network: its files are kept under the name of their version.

   The build writes the version and the files of the page in here, for `BUILD`; a newer desk takes over when all pages of the older one are closed. */
const { version, files } = BUILD;
const KEPT = "facingpages-desk-";

addEventListener("install", (event) => event.waitUntil(caches.open(KEPT + version).then((cache) => cache.addAll(files))));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== KEPT + version) await caches.delete(name);
  await clients.claim(); /* the first visit is kept too */
})()));

async function answer(request) {
  const cache = await caches.open(KEPT + version), kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
