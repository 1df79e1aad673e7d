/* The text editor over textarea[data-rich-text]. */
import { mountEditor } from "./editor/mount.js";

document.querySelectorAll("textarea[data-rich-text]").forEach(mountEditor);
