/* A QR code of the answers, loaded when a reader asks for it.

   Our own encoder of ISO/IEC 18004: byte mode with UTF-8, error level L, versions 1 to 40, the mask with the least penalty.
   `FP.late` loads it, with `packing.js`. */

/* By version: check codewords of a block, and blocks. */
const CHECKS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, ...Array(14).fill(30)];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];
const MASKS = [
  (i, j) => (i + j) % 2, (i) => i % 2, (i, j) => j % 3, (i, j) => (i + j) % 3, (i, j) => ((i >> 1) + Math.floor(j / 3)) % 2,
  (i, j) => ((i * j) % 2) + ((i * j) % 3), (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2, (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2,
];

/* Rows and columns in which the centres of the small squares lie. */
function centres(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2, last = version * 4 + 10;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => last - (count - 2 - i) * step)];
}

/* Codewords that a version holds, those that check the others among them. */
function codewords(version) {
  const size = version * 4 + 17, places = centres(version).length;
  const squares = places ? 25 * (places * places - 3) - 10 * (places - 2) : 0; /* two modules of five lie on the timing lines */
  return (size * size - 3 * 64 - 31 - 2 * (size - 16) - squares - (version < 7 ? 0 : 36)) >> 3;
}
const room = (version) => codewords(version) - CHECKS[version - 1] * BLOCKS[version - 1];

/* The least version that holds so many bytes after the mode and the count; 0 where none does. */
const fitting = (length) => Array.from({ length: 40 }, (_, i) => i + 1).find((version) => length + (version < 10 ? 2 : 3) <= room(version)) || 0;

/* The remainder of a polynomial over GF(2): the check bits of format and version. */
function checked(data, by) {
  const bits = 31 - Math.clz32(by);
  let rest = data << bits;
  while (rest >> bits) rest ^= by << (Math.clz32(by) - Math.clz32(rest));
  return (data << bits) | rest;
}

/* --- Reed and Solomon over GF(256), modulo x^8 + x^4 + x^3 + x^2 + 1 --- */
const POWERS = [1], LOGS = [];
for (let i = 0; i < 255; i += 1) {
  LOGS[POWERS[i]] = i;
  POWERS.push((POWERS[i] << 1) ^ (POWERS[i] >> 7) * 0x11d);
}
const times = (a, b) => (a && b ? POWERS[(LOGS[a] + LOGS[b]) % 255] : 0);

function generator(degree) {
  let made = [1];
  for (let i = 0; i < degree; i += 1) made = [...made, 0].map((value, at) => value ^ times(made[at - 1] || 0, POWERS[i]));
  return made.slice(1);
}

function checksOf(block, by) {
  const rest = Array(by.length).fill(0);
  for (const byte of block) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    by.forEach((value, i) => { rest[i] ^= times(value, factor); });
  }
  return rest;
}

/* All codewords of some bytes, in the order in which they are drawn. */
function woven(bytes, version) {
  const all = room(version), count = version < 10 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
  const nibbles = [4, ...[...count, ...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0]; /* mode, count, text, end */
  const data = Array.from({ length: all }, (_, i) => (2 * i < nibbles.length ? (nibbles[2 * i] << 4) | nibbles[2 * i + 1] : (i - nibbles.length / 2) % 2 ? 17 : 236));
  const blocks = BLOCKS[version - 1], short = Math.floor(all / blocks), by = generator(CHECKS[version - 1]);
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, i) => data.slice(from, (from += short + (i >= blocks - (all % blocks) ? 1 : 0))));
  const across = (lists) => Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, i) => lists.filter((list) => i < list.length).map((list) => list[i])).flat();
  return [...across(parts), ...across(parts.map((part) => checksOf(part, by)))];
}

/* --- the square --- */
function penalty(rows) {
  const lines = [...rows, ...rows.map((_, i) => rows.map((row) => row[i]))].map((line) => line.join(""));
  let sum = 0, dark = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  rows.forEach((row, i) => row.forEach((module, j) => {
    dark += module;
    if (i && j && module === row[j - 1] && module === rows[i - 1][j] && module === rows[i - 1][j - 1]) sum += 3;
  }));
  return sum + 10 * Math.floor(Math.abs(dark / rows.length ** 2 - 0.5) * 20);
}

/* The modules of a code by rows, 1 for dark; null where the bytes are too many. */
function square(bytes) {
  const version = fitting(bytes.length), size = version * 4 + 17;
  if (!version) return null;
  const fixed = Array.from({ length: size }, () => Array(size));
  const put = (row, column, dark) => { if (row in fixed && column >= 0 && column < size) fixed[row][column] = Number(dark); };
  const rings = (row, column, reach, light) => {
    for (let i = -reach; i <= reach; i += 1) for (let j = -reach; j <= reach; j += 1) put(row + i, column + j, !light.includes(Math.max(Math.abs(i), Math.abs(j))));
  };
  for (let i = 0; i < size; i += 1) {
    put(6, i, i % 2 === 0);
    put(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) rings(row, column, 4, [2, 4]);
  const at = centres(version), end = at[at.length - 1];
  for (const row of at) for (const column of at) if (![`6 ${end}`, `${end} 6`, "6 6"].includes(`${row} ${column}`)) rings(row, column, 2, [1]);
  for (let i = 0; version > 6 && i < 18; i += 1) {
    const bit = (checked(version, 0x1f25) >> i) & 1, far = size - 11 + (i % 3), near = Math.floor(i / 3);
    put(far, near, bit);
    put(near, far, bit);
  }
  const format = (mask) => {
    const bits = checked(8 | mask, 0x537) ^ 0x5412;
    for (let i = 0; i < 15; i += 1) {
      const bit = (bits >> i) & 1;
      put(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, bit);
      put(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, bit);
    }
    put(size - 8, 8, 1);
  };
  format(0); /* keeps its places free */
  const bits = woven(bytes, version).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1));
  const order = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i += 1) for (const column of [right, right - 1]) order.push([up ? size - 1 - i : i, column]);
  }
  const free = order.filter(([row, column]) => fixed[row][column] === undefined);
  let best = null;
  MASKS.forEach((mask, number) => {
    format(number);
    const rows = fixed.map((row) => [...row]);
    free.forEach(([row, column], i) => { rows[row][column] = (bits[i] || 0) ^ (mask(row, column) === 0); });
    const cost = penalty(rows);
    if (!best || cost < best.cost) best = { cost, rows };
  });
  return best.rows;
}

/* --- on the page --- */
FP.square = (text) => square(new TextEncoder().encode(text));

FP.drawn = (rows) => {
  const QUIET = 4, side = rows.length + 2 * QUIET;
  const element = (name, properties) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
    return made;
  };
  const runs = rows.flatMap((row, i) => [...row.join("").matchAll(/1+/g)].map((run) => `M${run.index + QUIET} ${i + QUIET}h${run[0].length}v1h-${run[0].length}z`));
  const svg = element("svg", { viewBox: `0 0 ${side} ${side}`, width: side * 4, role: "img", "shape-rendering": "crispEdges",
    "aria-label": FP.t("A QR code of your answers. The file and the text hold the same answers.") });
  svg.append(element("rect", { width: side, height: side, fill: "#fff" }), element("path", { d: runs.join(""), fill: "#000" }));
  return svg;
};

/* Show the code after the text to copy: the same answers, packed, since a code of fewer squares is read by more phones. */
FP.code = (text, data, done) => {
  const rows = Object.entries(data.answers).map(([id, answer]) => [data.versions[id], FP.brief(answer)]);
  const found = FP.square(`fp2.${FP.squeezed(JSON.stringify([data.reader, data.device, data.changed, ...rows]))}.`);
  for (const old of text.parentNode.querySelectorAll(".fp-code")) old.remove();
  if (!found) {
    text.previousSibling.textContent = FP.t("These answers are too long for a QR code. Save them as a file.");
    return;
  }
  text.after(FP.make("p", { className: "fp-code" }, FP.drawn(found)));
  done(FP.t("Let your teacher scan this code."));
};
