/* htmx 2; its settings stand in templates/base.html (meta htmx-config): no evaluated code and no added styles,
   because our policy forbids both; nothing of a page is kept in the browser's storage (it may be confidential),
   and going back asks the server again. */
import htmx from "htmx.org";

window.htmx = htmx;
