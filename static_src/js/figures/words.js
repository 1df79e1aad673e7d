/* Sentences of the server, with numbers and names in their places. */

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_match, name) => values[name]);

export function wordsOf(words, list) {
  return {
    area: (number, { shape, label }) => filled(words.area, { number, shape: words.shapes[shape], label: label || words.unnamed }),
    corner: (corner, number) => filled(words.corner, { corner, number }),
    newCorner: (number) => filled(words.newCorner, { number }),
    corners: (count) => filled(words.corners, { count }),
    added: (number) => filled(words.added, { number }),
    removed: (number) => filled(words.removed, { number }),
    leads: (index) => {
      const child = list.children[index];
      const { page, document, url, label } = child.block.getState();
      const target = page?.adminTitle ?? document?.title ?? (url || words.nowhere);
      return filled(words.leads, { number: index + 1, label: label || words.unnamed, target });
    },
  };
}
