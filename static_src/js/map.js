/* The map beside its list of places. Without tiles nothing is asked from anywhere: only our own points are drawn. */
import L from "leaflet";

function pointOf(item) {
  return [Number(item.dataset.latitude), Number(item.dataset.longitude)];
}

/* A point carries the number that its place has in the list: names would lie over each other. */
function mark(item, at, map) {
  const name = item.querySelector("h3").textContent;
  const icon = L.divIcon({ className: "sw-map__point", iconSize: [30, 30], html: String(at + 1) });
  const marker = L.marker(pointOf(item), { icon, keyboard: true }).addTo(map);
  marker.getElement().setAttribute("aria-label", `${at + 1}. ${name}`);
  const label = document.createElement("span");
  label.textContent = name;
  marker.bindTooltip(label, { direction: "top", offset: [0, -14], className: "sw-map__label" });
  return marker;
}

function choose(items, markers, chosen) {
  items.forEach((item, at) => {
    item.classList.toggle("sw-map__place--chosen", at === chosen);
    markers[at].getElement().classList.toggle("sw-map__point--chosen", at === chosen);
    const button = item.querySelector("button");
    button.setAttribute("aria-pressed", String(at === chosen));
  });
}

function addButton(item, words, onPress) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--subtle sw-map__show sw-no-print";
  button.textContent = words;
  button.setAttribute("aria-label", `${words}: ${item.querySelector("h3").textContent}`);
  button.addEventListener("click", onPress);
  item.append(button);
}

/* Our own areas lie beneath the points; their names stand in the list as well. */
function drawAreas(root, map) {
  const source = root.querySelector("#kaart-gebieden");
  const areas = source ? JSON.parse(source.textContent) : { features: [] };
  if (!areas.features.length) return null;
  const named = (feature, layer) => {
    const label = document.createElement("span");
    label.textContent = feature.properties.name;
    layer.bindTooltip(label, { sticky: true, className: "sw-map__label" });
  };
  return L.geoJSON(areas, { style: () => ({ className: "sw-map__area", weight: 2 }), onEachFeature: named }).addTo(map);
}

function draw(root) {
  if (root.dataset.mapDrawn) return;
  root.dataset.mapDrawn = "yes";
  const stage = root.querySelector("[data-map-stage]");
  const items = [...root.querySelectorAll("[data-latitude]")];
  stage.hidden = false;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(stage, { scrollWheelZoom: false, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm,
    zoomControl: false, maxZoom: 18 });
  L.control.zoom({ zoomInTitle: "Dichterbij", zoomOutTitle: "Verder weg" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (root.dataset.tiles) L.tileLayer(root.dataset.tiles, { attribution: root.dataset.attribution }).addTo(map);
  const areas = drawAreas(root, map);
  const bounds = L.latLngBounds(items.map(pointOf));
  if (areas) bounds.extend(areas.getBounds());
  map.fitBounds(bounds, { padding: [45, 45], maxZoom: 14 });
  const markers = items.map((item, at) => mark(item, at, map));
  items.forEach((item, at) => {
    const read = () => {
      choose(items, markers, at);
      item.querySelector("h3").focus();
    };
    markers[at].on("click", read);
    // Leaflet calls a point a button, and lets Enter only open pop-ups.
    markers[at].getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      read();
    });
    addButton(item, root.dataset.show, () => {
      choose(items, markers, at);
      map.setView(pointOf(item), Math.max(map.getZoom(), 14));
      markers[at].getElement().focus();
    });
  });
  choose(items, markers, -1);
}

const drawAll = () => document.querySelectorAll("[data-map]").forEach(draw);
drawAll();
document.addEventListener("htmx:afterSettle", drawAll);
