/* What mkdocs-material (9.8) leaves out for readers who use a keyboard or a screen reader. */
(() => {
  function mend() {
    for (const dialog of document.querySelectorAll(".md-search[role=dialog]:not([aria-label])")) dialog.setAttribute("aria-label", FP.t("Search"));
    /* A table that is too wide scrolls in a box that no key reaches; it is named by the heading above it. */
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth <= box.clientWidth) {
        box.removeAttribute("tabindex");
        continue;
      }
      box.tabIndex = 0;
      const above = [...document.querySelectorAll("article :is(h1, h2, h3)[id]")].filter((heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
      if (!above) continue;
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", above.id);
    }
  }

  mend();
  addEventListener("resize", mend);
  if (window.document$) document$.subscribe(() => setTimeout(mend)); /* the theme's content is in place, again after its instant navigation */
})();
