/* Bundles the stylesheets and scripts into static_src/dist. Names stay readable here;
   Django's manifest storage adds the hash of the content. */
import { cpSync } from "node:fs";
import { context, build } from "esbuild";

const options = {
  entryPoints: [
    "static_src/css/site.css",
    "static_src/css/editor.css",
    "static_src/css/beheer.css",
    "static_src/css/beheer-upkeep.css",
    "static_src/css/beheer-import.css",
    "static_src/css/beheer-merge.css",
    "static_src/css/figure-editor.css",
    "static_src/js/site.js",
    "static_src/js/autosave.js",
    "static_src/js/door.js",
    "static_src/js/editor.js",
    "static_src/js/reader-proposals.js",
    "static_src/js/figure-editor.js",
    "static_src/js/htmx.js",
    "static_src/css/map.css",
    "static_src/js/map.js",
    "static_src/js/photos.js",
    "static_src/js/reading.js",
    "static_src/js/point.js",
    "static_src/js/security-key.js",
    "static_src/css/content-checks.css",
    "static_src/js/content-checks.js",
  ],
  outbase: "static_src",
  outdir: "static_src/dist",
  assetNames: "fonts/[name]",
  loader: { ".woff2": "file", ".svg": "dataurl", ".png": "dataurl" },
  bundle: true,
  minify: true,
  legalComments: "linked",
  target: ["es2021", "chrome105", "firefox115", "safari16"],
  logLevel: "warning",
};

cpSync("static_src/images", "static_src/dist/images", { recursive: true });

if (process.argv.includes("--watch")) {
  const watcher = await context(options);
  await watcher.watch();
} else {
  await build(options);
}
