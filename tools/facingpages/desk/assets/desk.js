/* The frame of the desk: which page is shown, in which colours, and what is kept from being lost. */
(() => {
  const place = document.getElementById("desk");
  let leave = null;

  async function show() {
    const address = decodeURIComponent(location.hash);
    if (address && !address.startsWith("#/")) return; /* a link within the page */
    const [name, ...rest] = address.replace(/^#\//, "").split("/");
    FP.note("");
    if (leave) await leave();
    leave = null;
    FP.came = show.address; /* where the teacher comes from */
    show.address = address;
    const view = FP.views[name] || FP.views[""];
    place.setAttribute("aria-busy", "true");
    leave = (await FP.trying(() => view(place, rest.join("/")))) || null;
    place.removeAttribute("aria-busy");
    scrollTo({ top: 0, behavior: "instant" });
    if (leave && leave.at) leave.at.focus();
    else if (show.again) place.focus({ preventScroll: true });
    show.again = true;
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = () => { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default"; };
  dark.addEventListener("change", colour);
  colour();
  document.querySelector(".fp-ways").append(FP.make("a", { href: "#/" }, FP.t("Lessons and texts")));
  addEventListener("hashchange", show);
  addEventListener("beforeunload", (event) => { if (desk.unsaved) event.preventDefault(); });
  show();
})();
