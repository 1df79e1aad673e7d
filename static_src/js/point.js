/* Picking a point on a map, beneath two fields for the numbers. The fields hold the point; this only fills them. */
import L from "leaflet";

const HOME = [[50.7, 3.2], [53.7, 7.3]];
const DIGITS = 5; // about a metre

const numberIn = (field) => (field.value.trim() === "" ? NaN : Number(field.value.trim().replace(",", ".")));
const written = (value) => value.toFixed(DIGITS).replace(".", ",");

function put(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/* "52.7110, 5.7482", as other maps hand it over, goes into both fields. */
function splitPair(event, latitude, longitude) {
  const found = event.clipboardData?.getData("text").trim().match(/^(-?\d{1,3}[.,]\d+)\s*[,;\s]\s*(-?\d{1,3}[.,]\d+)$/);
  if (!found) return false;
  event.preventDefault();
  put(latitude, found[1].replace(".", ","));
  put(longitude, found[2].replace(".", ","));
  return true;
}

function drawAreas(root, map) {
  const areas = JSON.parse(root.querySelector("#punt-gebieden").textContent);
  if (!areas.features.length) return null;
  const named = (feature, layer) => {
    const label = document.createElement("span");
    label.textContent = feature.properties.name;
    layer.bindTooltip(label, { sticky: true, className: "sw-map__label" });
  };
  return L.geoJSON(areas, { style: () => ({ className: "sw-map__area", weight: 2 }), onEachFeature: named }).addTo(map);
}

function start(root) {
  const latitude = document.getElementById(root.dataset.latitude);
  const longitude = document.getElementById(root.dataset.longitude);
  if (!latitude || !longitude) return;
  longitude.closest(".utrecht-form-field").after(root);
  root.hidden = false;
  const stage = root.querySelector("[data-point-stage]");
  const status = root.querySelector("[data-point-status]");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(stage, { scrollWheelZoom: false, zoomControl: false, maxZoom: 18, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm });
  L.control.zoom({ zoomInTitle: root.dataset.closer, zoomOutTitle: root.dataset.further }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (root.dataset.tiles) L.tileLayer(root.dataset.tiles, { attribution: root.dataset.attribution }).addTo(map);
  const areas = drawAreas(root, map);
  map.fitBounds(areas ? areas.getBounds() : HOME, { padding: [10, 10] });
  let marker = null;

  const say = (point) => {
    status.textContent = point ? `${root.dataset.chosen} ${written(point.lat)} ${written(point.lng)}` : root.dataset.none;
  };
  const choose = (point) => {
    show(point);
    put(latitude, written(point.lat));
    put(longitude, written(point.lng));
  };
  const nudge = (event) => {
    const step = event.shiftKey ? 40 : 8;
    const way = { ArrowUp: [0, -step], ArrowDown: [0, step], ArrowLeft: [-step, 0], ArrowRight: [step, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    choose(map.containerPointToLatLng(map.latLngToContainerPoint(marker.getLatLng()).add(way)));
    map.panInside(marker.getLatLng(), { padding: [30, 30] });
  };
  function show(point) {
    say(point);
    if (!marker) {
      const icon = L.divIcon({ className: "sw-map__point sw-point__mark", iconSize: [30, 30], html: "" });
      marker = L.marker(point, { icon, draggable: true, keyboard: true }).addTo(map);
      marker.getElement().setAttribute("aria-label", root.dataset.name);
      marker.on("dragend", () => choose(marker.getLatLng()));
      marker.getElement().addEventListener("keydown", nudge);
    }
    marker.setLatLng(point);
  }
  const remove = () => {
    marker?.remove();
    marker = null;
    say(null);
  };
  const follow = () => {
    const point = [numberIn(latitude), numberIn(longitude)];
    if (point.some(Number.isNaN) || Math.abs(point[0]) > 90 || Math.abs(point[1]) > 180) {
      remove();
      if (latitude.value.trim() && longitude.value.trim()) status.textContent = root.dataset.unclear;
      return;
    }
    show(L.latLng(point));
    if (!map.getBounds().contains(point)) map.setView(point, Math.max(map.getZoom(), 12));
  };
  map.on("click", (event) => choose(event.latlng));
  root.querySelector("[data-point-centre]").addEventListener("click", () => choose(map.getCenter()));
  root.querySelector("[data-point-clear]").addEventListener("click", () => {
    remove();
    put(latitude, "");
    put(longitude, "");
    latitude.focus();
  });
  [latitude, longitude].forEach((field) => {
    field.addEventListener("change", (event) => event.isTrusted && follow());
    field.addEventListener("paste", (event) => splitPair(event, latitude, longitude) && follow());
  });
  follow();
  // Close by there is something to see only where there is a background; without it our areas tell where one is.
  if (marker && (root.dataset.tiles || !areas)) map.setView(marker.getLatLng(), 14);
  else if (marker) map.fitBounds(areas.getBounds().extend(marker.getLatLng()), { padding: [10, 10] });
}

document.querySelectorAll("[data-point-picker]").forEach(start);
