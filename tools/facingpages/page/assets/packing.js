/* Packing: answers as a short line, for the record of a school's system and for a QR code.

   Marks without the words that the course knows, then LZW, in letters that any system takes; `responses/intake/packed.py`
   reads them. */
FP.LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
FP.wide = (code) => 32 - Math.clz32(255 + code); /* bits of the code at this place */
FP.brief = ({ marks, ...rest }) => (marks ? { ...rest, marks: marks.map(({ start, end, technique, neutral }) => [start, end, technique || 0, neutral || 0]) } : rest);

FP.squeezed = (text) => {
  const known = new Map(Array.from({ length: 256 }, (_, i) => [String.fromCharCode(i), i]));
  let letters = "", bits = 0, held = 0, place = 0, run = "";
  const emit = (code) => {
    for (let bit = FP.wide(place) - 1; bit >= 0; bit -= 1) {
      held = (held << 1) | ((code >> bit) & 1);
      bits += 1;
      if (bits === 6) {
        letters += FP.LETTERS[held];
        bits = held = 0;
      }
    }
    place += 1;
  };
  for (const byte of new TextEncoder().encode(text)) {
    const letter = String.fromCharCode(byte);
    if (known.has(run + letter)) {
      run += letter;
      continue;
    }
    emit(known.get(run));
    known.set(run + letter, known.size);
    run = letter;
  }
  if (run) emit(known.get(run));
  return letters + (bits ? FP.LETTERS[held << (6 - bits)] : "");
};
