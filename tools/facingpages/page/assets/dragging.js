/* Dragging with mouse, pen or finger: by pointer events, since HTML's own drag and drop knows no finger.

   `moved(x, y)` is called while `source` is dragged, `dropped(x, y)` where it is let go, `moved(null)` when the drag is
   over or given up (Escape, or the system takes the finger away).  A press that does not move stays a click.  Near the
   upper and lower edge the page scrolls along. */
FP.draggable = (source, moved, dropped) => {
  const NEAR = 6, TOP = 120, BOTTOM = 60, STEP = 9;
  let from = null, at = null, dragging = false, frame = 0;

  function over() {
    cancelAnimationFrame(frame);
    document.removeEventListener("keydown", escape, true);
    from = null;
    if (dragging) moved(null);
  }
  function escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    over();
  }
  function scroll() {
    const up = at[1] < Math.min(TOP, from[1]), down = at[1] > Math.max(innerHeight - BOTTOM, from[1]);
    const by = up ? -STEP : down ? STEP : 0;
    if (by) {
      scrollBy({ top: by, behavior: "instant" });
      moved(...at);
    }
    frame = requestAnimationFrame(scroll);
  }

  source.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = at = [event.clientX, event.clientY];
    dragging = false;
    source.setPointerCapture(event.pointerId);
  });
  source.addEventListener("pointermove", (event) => {
    if (!from) return;
    at = [event.clientX, event.clientY];
    if (!dragging) {
      if (Math.hypot(at[0] - from[0], at[1] - from[1]) < NEAR) return;
      dragging = true;
      document.addEventListener("keydown", escape, true);
      scroll();
    }
    moved(...at);
  });
  source.addEventListener("pointerup", () => {
    if (from) {
      over();
      if (dragging) dropped(...at);
    }
    setTimeout(() => { dragging = false; });
  });
  source.addEventListener("pointercancel", over);
  /* Chromium takes a quick drag for a fling, and then loses the next tap. */
  source.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
  /* The click that ends a drag is not one. */
  source.addEventListener("click", (event) => {
    if (!dragging) return;
    event.stopImmediatePropagation();
  }, true);
};
