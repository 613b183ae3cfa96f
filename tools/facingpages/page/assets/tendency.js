/* The tendency: what a reader's marks say about how they mark, computed from words and spans alone.

   A range is [start, end).  `found` counts the loaded expressions found, `keyed` all of them; `strays` are the marks on
   other words, as ranges; `marked` counts the words marked, `open` those that could go either way, `words` all of them. */
FP.tendency = ({ found, keyed, strays, marked, open, words }) => {
  const missed = keyed - found, beside = strays.reduce((sum, [start, end]) => sum + end - start, 0);
  if (marked * 5 > words * 2) return "dense";
  if (beside * 4 > words) return "wide";
  if (!keyed) return strays.length ? "none" : open ? "open" : "clean";
  if (!found) return strays.length ? "elsewhere" : "little";
  if (strays.length > Math.max(1, keyed / 4) && strays.length > missed) return "much";
  if (missed > strays.length) return missed * 4 > keyed ? "little" : "close";
  return missed ? "even" : strays.length ? "close" : "right";
};
