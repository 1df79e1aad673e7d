/* Beheer: drawing areas on a picture. Wagtail's own blocks, with a drawing table. */
import { areaDefinition } from "./figures/area-block.js";
import { figureDefinition } from "./figures/figure-block.js";

const { StructBlockDefinition } = window.wagtailStreamField.blocks;
window.telepath.register("pages.blocks.Area", areaDefinition(StructBlockDefinition));
window.telepath.register("pages.blocks.InteractiveFigure", figureDefinition(StructBlockDefinition));
