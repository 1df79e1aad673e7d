/* Colours the marks of open places, "[nog invullen: …]", while somebody writes. The words stay words: nothing of the
   colour is kept (participation/gaps.py has the same pattern). */
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const GAP = /\[nog invullen: [^[\]<>]{1,200}\]/gi;

function marksIn(doc) {
  const found = [];
  doc.descendants((node, position) => {
    if (!node.isText) return;
    for (const mark of node.text.matchAll(GAP)) {
      const start = position + mark.index;
      found.push(Decoration.inline(start, start + mark[0].length, { class: "sw-gap" }));
    }
  });
  return DecorationSet.create(doc, found);
}

export const gapMarks = new Plugin({
  state: {
    init: (_config, state) => marksIn(state.doc),
    apply: (change, marks) => (change.docChanged ? marksIn(change.doc) : marks),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});
