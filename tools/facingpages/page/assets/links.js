/* Links: which unit of a passage supports which, drawn as lines in the margin beside the units.

   The picture is for the eye only; each link is said in words by the unit it starts from.  A link is
   [from, to, look], elements and "" or "right", "wrong", "keyed". */
FP.Links = class {
  constructor(box) {
    this.box = box;
    this.links = [];
    this.svg = this.part("svg", { class: "fp-links", "aria-hidden": "true" });
    box.append(this.svg);
    new ResizeObserver(() => this.draw(this.links)).observe(box);
  }

  part(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* Where the links of a unit leave it, in the frame of the box: at its edge towards the margin. */
  place(unit) {
    const frame = this.box.getBoundingClientRect(), its = unit.getBoundingClientRect();
    const rtl = getComputedStyle(this.box).direction === "rtl";
    return { x: (rtl ? its.left : its.right) - frame.left, y: its.top - frame.top + its.height / 2, out: rtl ? -1 : 1 };
  }

  /* Short links lie inside long ones: each takes the first lane that is free all along it. */
  draw(links) {
    this.links = links.filter(([from]) => this.box.contains(from));
    this.svg.textContent = "";
    const lanes = [];
    const drawn = this.links.map(([from, to, look]) => ({ a: this.place(from), b: this.place(to), look })).sort((p, q) => Math.abs(p.a.y - p.b.y) - Math.abs(q.a.y - q.b.y));
    for (const { a, b, look } of drawn) {
      const [start, end] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
      const free = lanes.findIndex((taken) => taken.every(([top, bottom]) => bottom < start || end < top));
      const lane = free < 0 ? lanes.push([]) - 1 : free;
      lanes[lane].push([start, end]);
      const down = b.y > a.y ? 1 : -1, turn = a.out, r = 5, reach = Math.min(24 + 7 * lane, 52) * turn;
      const tip = b.x + 2 * turn, y = b.y - 9 * down;
      this.line(look, `M${a.x + 19 * turn} ${a.y}H${a.x + reach - r * turn}q${r * turn} 0 ${r * turn} ${r * down}V${y - r * down}q0 ${r * down} ${-r * turn} ${r * down}H${tip}m${6 * turn} -4L${tip} ${y}l${6 * turn} 4`);
    }
  }

  line(look, d) { this.svg.append(this.part("path", { d, "data-look": look })); }

  /* The line that follows the pointer while a link is being dragged. */
  reach(from, x, y) {
    const a = this.place(from), frame = this.box.getBoundingClientRect();
    this.draw(this.links);
    this.line("drag", `M${a.x + 14 * a.out} ${a.y}L${x - frame.left} ${y - frame.top}`);
  }
};
