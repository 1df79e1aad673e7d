/* On every page: small niceties. Everything works without them. */
import { loadWhereNeeded } from "./loader.js";
import { closeMenusOnEscape } from "./menus.js";
import { askBeforeSending } from "./confirm.js";
import { sendOnce } from "./send-once.js";
import { warnUnsaved } from "./unsaved.js";
import { keepDrafts } from "./drafts.js";
import { forgetCopies, forgetPapersAtLogin } from "./forget-copies.js";
import { focusErrorSummary } from "./errors.js";
import { offerCopying } from "./copy-text.js";
import { offerPrinting } from "./print.js";
import { suggestWhileTyping } from "./suggestions.js";
import { explainTerms } from "./terms.js";
import { zoomPictures } from "./zoom.js";

closeMenusOnEscape(document);
askBeforeSending(document);
sendOnce(document);
warnUnsaved(document);
keepDrafts(document);
forgetCopies(document);
forgetPapersAtLogin(document);
focusErrorSummary(document);
suggestWhileTyping(document);
explainTerms(document);
offerCopying(document);
offerPrinting(document);
zoomPictures(document);
loadWhereNeeded(document, document.querySelector("script[data-site-script]"));
