/* My side, on the progress page alone: how a reader marked the texts of each side, computed on the device from answers
   that were checked.  Nothing of it is kept but the view that the reader says they have, and that is in no file. */
(() => {
  "use strict";
  const Z = 1.959964, VIEW = "fp-view";
  const turn = (text) => text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13)));
  const meet = ([a, b], [c, d]) => a < d && c < b;
  const percent = (share) => Math.round(share * 100);

  /* Wilson's interval of a share: E. B. Wilson, JASA 22 (1927), 209-212. */
  function wilson(count, n) {
    const p = count / n, z2 = Z * Z, centre = p + z2 / (2 * n), reach = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return [Math.max(0, (centre - reach) / (1 + z2 / n)), Math.min(1, (centre + reach) / (1 + z2 / n))];
  }
  /* Byar's interval of a count: N. E. Breslow, N. E. Day, "Statistical Methods in Cancer Research" II (1987), 2.13. */
  function byar(count) {
    const end = (n, sign) => n * (1 - 1 / (9 * n) + sign * Z / (3 * Math.sqrt(n))) ** 3;
    return [count ? Math.max(0, end(count, -1)) : 0, end(count + 1, 1)];
  }
  /* Newcombe's interval of a difference of two shares: R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10. */
  function newcombe([k, n], [l, m]) {
    const p = k / n, q = l / m, [pl, pu] = wilson(k, n), [ql, qu] = wilson(l, m);
    return [p - q - Math.hypot(p - pl, qu - q), p - q + Math.hypot(pu - p, q - ql)];
  }

  function merged(marks) {
    const result = [];
    for (const [start, end] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = result[result.length - 1];
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else result.push([start, end]);
    }
    return result;
  }

  /* By side: loaded spans found and keyed, marks on other words, and how many other words there are. */
  function counted(key, saved, sides) {
    const sums = Array.from({ length: sides }, () => ({ found: 0, keyed: 0, strays: 0, words: 0 }));
    for (const [id, exercise] of Object.entries(key)) {
      const record = saved.get(id);
      if (!record || !record.checked || record.version !== exercise.version || !Array.isArray(record.response.marks)) continue;
      const marks = merged(record.response.marks.map(({ start, end }) => [start, end]));
      for (const [first, last, side] of exercise.passages) {
        if (side < 0) continue;
        const inside = (list) => list.filter((one) => meet(one, [first, last]));
        const loaded = inside(exercise.loaded), zones = [...loaded, ...inside(exercise.open)], sum = sums[side];
        sum.keyed += loaded.length;
        sum.found += loaded.filter((span) => marks.some((mark) => meet(mark, span))).length;
        sum.strays += inside(marks).filter((mark) => !zones.some((zone) => meet(mark, zone))).length;
        sum.words += last - first - zones.reduce((total, [start, end]) => total + end - start, 0);
      }
    }
    return sums;
  }

  function play(page) {
    const progress = page.closest("fp-progress"), said = page.dataset, $ = (name) => page.querySelector(name);
    const key = JSON.parse(turn(said.key)), rows = [...page.querySelectorAll("tbody tr")], fewest = Number(said.fewest);
    const view = () => { try { return localStorage.getItem(VIEW) || ""; } catch { return ""; } };
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

    function show() {
      if (!progress.saved) return;
      const sums = counted(key, progress.saved, rows.length);
      const ready = sums.map((sum) => sum.keyed >= fewest), two = sums.filter((_, i) => ready[i]);
      $(".fp-not-yet").hidden = two.length > 1;
      $(".fp-compared").hidden = two.length < 2;
      $(".fp-not-yet b").textContent = sums.map((sum) => Math.min(sum.keyed, fewest)).join(" / ");
      if (two.length < 2) return;
      rows.forEach((row, i) => {
        const sum = sums[i], [hits, strays] = row.querySelectorAll("td"), [low, high] = wilson(sum.found, sum.keyed || 1);
        row.hidden = !ready[i];
        const [least, most] = byar(sum.strays).map((n) => (n / sum.words * 100).toFixed(1));
        hits.textContent = fill(said.hits, { found: sum.found, keyed: sum.keyed, share: `${percent(sum.found / sum.keyed)}\u00a0%`, low: percent(low), high: percent(high) });
        strays.textContent = fill(said.strays, { rate: (sum.strays / sum.words * 100).toFixed(1), low: least, high: most });
      });
      const order = sums.map((_, i) => i).filter((i) => ready[i]).sort((a, b) => sums[b].found / sums[b].keyed - sums[a].found / sums[a].keyed);
      const most = sums[order[0]], least = sums[order[order.length - 1]];
      const [low] = newcombe([most.found, most.keyed], [least.found, least.keyed]);
      const points = percent(most.found / most.keyed) - percent(least.found / least.keyed);
      $(".fp-gap").textContent = fill(low > 0 ? said.more : said.chance, { points });
      const mine = view(), near = mine === String(order[0]), far = mine === String(order[order.length - 1]);
      $(".fp-view").textContent = points && (near || far) ? (near ? said.near : said.far) : "";
    }

    for (const input of page.querySelectorAll("input")) {
      input.checked = input.value === view();
      input.addEventListener("change", () => {
        try { localStorage.setItem(VIEW, input.value); } catch { /* nothing can be kept here */ }
        show();
      });
    }
    progress.addEventListener("fp-shown", show);
    show();
  }

  const all = () => document.querySelectorAll("fp-sides").forEach((page) => { if (!page.played) { page.played = true; play(page); } });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", all);
  else all();
})();
