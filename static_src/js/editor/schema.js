/* What a text may consist of: the same list as the server allows (participation/rich_text.py).
   Anything else that is pasted becomes plain paragraphs. Tables are kept and can be filled in, not made. */
import { Schema } from "prosemirror-model";

const block = (tag, spec = {}) => ({
  content: "inline*",
  group: "block",
  parseDOM: [{ tag }],
  toDOM: () => [tag, 0],
  ...spec,
});

const span = (dom) => ({
  colspan: Number(dom.getAttribute("colspan")) || 1,
  rowspan: Number(dom.getAttribute("rowspan")) || 1,
});

const cell = (tag) => ({
  content: "block+",
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
  isolating: true,
  parseDOM: [{ tag, getAttrs: span }],
  toDOM: (node) => {
    const attrs = {};
    if (node.attrs.colspan > 1) attrs.colspan = node.attrs.colspan;
    if (node.attrs.rowspan > 1) attrs.rowspan = node.attrs.rowspan;
    return [tag, attrs, 0];
  },
});

const rows = (tag) => ({ content: "table_row+", parseDOM: [{ tag }], toDOM: () => [tag, 0] });

const nodes = {
  doc: { content: "block+" },
  paragraph: block("p"),
  heading: block("h3", {
    attrs: { level: { default: 3 } },
    defining: true,
    parseDOM: [
      { tag: "h1", attrs: { level: 3 } },
      { tag: "h2", attrs: { level: 3 } },
      { tag: "h3", attrs: { level: 3 } },
      { tag: "h4", attrs: { level: 4 } },
      { tag: "h5", attrs: { level: 4 } },
      { tag: "h6", attrs: { level: 4 } },
    ],
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  }),
  blockquote: block("blockquote", { content: "block+", defining: true }),
  bullet_list: block("ul", { content: "list_item+" }),
  ordered_list: block("ol", { content: "list_item+" }),
  list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  table: {
    content: "(table_head | table_body | table_row)+",
    group: "block",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", 0],
  },
  table_head: rows("thead"),
  table_body: rows("tbody"),
  table_row: { content: "(table_cell | table_header)*", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: cell("td"),
  table_header: cell("th"),
  text: { group: "inline" },
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
};

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
    toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  underline: { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] },
};

export const schema = new Schema({ nodes, marks });
