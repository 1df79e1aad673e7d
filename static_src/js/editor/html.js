/* From HTML to a document and back. Cells and list items that hold one paragraph are written without it. */
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { schema } from "./schema.js";

export function parseHtml(html) {
  const holder = new window.DOMParser().parseFromString(`<body>${html}</body>`, "text/html").body;
  return DOMParser.fromSchema(schema).parse(holder);
}

function isEmpty(doc) {
  return doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size === 0;
}

export function toHtml(doc) {
  if (isEmpty(doc)) return "";
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  for (const item of holder.querySelectorAll("li, td, th")) {
    if (item.children.length === 1 && item.firstElementChild.tagName === "P") {
      item.replaceChildren(...item.firstElementChild.childNodes);
    }
  }
  return holder.innerHTML;
}
