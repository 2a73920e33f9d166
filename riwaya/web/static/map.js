// A map that moves, over the one that the server draws. No tiles: outlines of countries, from this machine. A town is a
// dot; a region a ring as wide as regions are, in kilometres, so that it grows with the map; a country its area.
import { shown as figures } from "./keys.js";
import { go } from "./views.js";

const WIDE = { region: 60e3, water: 400e3, continent: 1200e3 };
const NAMED = 12;
const LEAST = 9; // points of a ring's radius, however far off the map is
let outlines = null;

// World.json: arcs as steps from point to point in tenths of a degree, which neighbours share; ~i is arc i backwards.
const countries = (world) => {
  const arcs = world.arcs.map((flat) => {
    const points = [];
    for (let i = 0, x = 0, y = 0; i < flat.length; i += 2) {
      x += flat[i];
      y += flat[i + 1];
      points.push([y / world.per_degree, x / world.per_degree]);
    }
    return points;
  });
  const ring = (parts) => {
    const out = [];
    for (const i of parts) {
      const points = i >= 0 ? arcs[i] : [...arcs[~i]].reverse();
      for (const [lat, lon] of out.length ? points.slice(1) : points) {
        const turn = out.length ? 360 * Math.round((out.at(-1)[1] - lon) / 360) : 0;
        out.push([lat, lon + turn]);
      }
    }
    return out;
  };
  return Object.entries(world.countries).map(([code, rings]) => [code, rings.map(ring)]);
};

const json = async (address) => (await fetch(address)).json();

const reach = (layer, name, told, address) => {
  layer.bindTooltip(() => {
    const shown = document.createElement("span");
    shown.dir = "auto";
    shown.textContent = `${name} · ${told}`;
    return shown;
  }, { sticky: true });
  layer.on("click", () => go(address));
  const shape = layer.getElement();
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "link");
  shape.setAttribute("aria-label", `${name}, ${told}`);
  // What has the focus is in sight.
  const at = layer.getLatLng?.();
  if (at) shape.addEventListener("focus", () => { if (!map.getBounds().contains(at)) map.panTo(at, { animate: false }); });
  shape.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.stopPropagation(); go(address); }
  });
};

let map = null;
let shown = "";
const draw = async () => {
  const box = document.getElementById("world");
  if (!box || !window.L) return;
  const L = window.L;
  // The whole list of the twin is the same on each of its pages.
  const [found, world] = await Promise.all([json(box.dataset.features), outlines ?? json(box.dataset.outlines)]);
  if (!box.isConnected) return;
  outlines = world;
  const seen = map && shown === location.search.replace(/[?&]place=[^&]*/, "") ? map.getCenter() && [map.getCenter(), map.getZoom()] : null;
  map?.remove();
  map = L.map(box, {
    attributionControl: false, zoomControl: false, worldCopyJump: true, zoomSnap: .5, minZoom: 1, maxZoom: 9,
    fadeAnimation: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    scrollWheelZoom: false, // the page scrolls; with Ctrl the map does
  });
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out, position: document.dir === "rtl" ? "topright" : "topleft" }).addTo(map);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", box.dataset.label);
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.setZoom(map.getZoom() + (event.deltaY < 0 ? .5 : -.5));
  }, { passive: false });
  const here = (id) => {
    const address = new URL(location.href);
    address.searchParams.delete("page");
    address.searchParams.delete("lang");
    address.searchParams.set("place", id);
    return address.pathname + address.search;
  };
  const telling = (place) => `${box.dataset.told}: ${figures(place.mentions)}`;
  const shapes = new Map(countries(outlines));
  const named = found.features.filter((f) => f.properties.precision === "country" && shapes.has(f.properties.country));
  const inSight = L.latLngBounds([]);
  map.setView([20, 20], 2);
  for (const [, rings] of shapes) L.polygon(rings, { className: "land", interactive: false }).addTo(map);
  for (const { id, properties: p } of named) {
    const area = L.polygon(shapes.get(p.country), { className: `hatched${p.chosen ? " chosen" : ""}` }).addTo(map);
    reach(area, p.name, telling(p), here(id));
  }
  const spots = found.features.filter((f) => !named.includes(f));
  // Wide rings first: what is exact lies above them.
  spots.sort((a, b) => (WIDE[b.properties.precision] ?? 0) - (WIDE[a.properties.precision] ?? 0));
  const rings = [];
  for (const { id, geometry, properties: p } of spots) {
    const at = [geometry.coordinates[1], geometry.coordinates[0]];
    const look = p.chosen ? " chosen" : "";
    const wide = WIDE[p.precision] ?? (p.precision === "country" ? WIDE.region : 0);
    const spot = wide
      ? L.circle(at, { radius: wide, className: `ring${look}` })
      : L.circleMarker(at, { radius: Math.min(5 + Math.sqrt(p.mentions), 13), className: `dot${look}` });
    if (wide) rings.push([spot, at[0], wide]);
    reach(spot.addTo(map), p.name, telling(p), here(id));
  }
  // Those that are named most, until they are nine in ten of all mentions: what lies far off hides nothing.
  const exact = found.features.filter((f) => f.properties.precision !== "continent" && (WIDE[f.properties.precision] || !named.includes(f)));
  const ranked = (exact.length ? exact : found.features).slice().sort((a, b) => b.properties.articles - a.properties.articles);
  const all = ranked.reduce((sum, f) => sum + f.properties.mentions, 0);
  let held = 0;
  for (const f of ranked) {
    if (held < .9 * all || f.properties.chosen) inSight.extend([f.geometry.coordinates[1], f.geometry.coordinates[0]]);
    held += f.properties.mentions;
  }
  if (seen) map.setView(...seen, { animate: false });
  else if (inSight.isValid()) map.fitBounds(inSight.pad(.15), { maxZoom: 6, animate: false });
  for (const { geometry: { coordinates: [lon, lat] }, properties: p } of found.features) {
    if (p.chosen && !map.getBounds().contains([lat, lon])) map.panTo([lat, lon], { animate: false });
  }
  shown = location.search.replace(/[?&]place=[^&]*/, "");
  const widen = () => {
    for (const [ring, lat, wide] of rings) {
      const metres = 40075016 * Math.cos(lat * Math.PI / 180) / (256 * 2 ** map.getZoom());
      ring.setRadius(Math.max(wide, LEAST * metres));
    }
  };
  widen();
  map.on("zoomend", () => { widen(); name(found.features); });
  name(found.features);
  box.dataset.ready = "";
};

// The names of the foremost places, where they hide no other name.
let names = [];
const name = (features) => {
  for (const tip of names) tip.remove();
  names = [];
  const taken = [];
  const ranked = [...features].sort((a, b) => b.properties.chosen - a.properties.chosen || b.properties.articles - a.properties.articles);
  for (const { geometry, properties: p } of ranked) {
    if (names.length >= NAMED) break;
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = p.name;
    const at = [geometry.coordinates[1], geometry.coordinates[0]];
    const wide = p.precision !== "point" && p.precision !== "city";
    const tip = window.L.tooltip({ permanent: true, direction: wide ? "center" : "right", offset: wide ? [0, 0] : [8, 0], className: "place-name" });
    tip.setLatLng(at).setContent(words).addTo(map);
    const box = tip.getElement().getBoundingClientRect();
    if (taken.some((o) => box.left < o.right && o.left < box.right && box.top < o.bottom && o.top < box.bottom)) tip.remove();
    else { names.push(tip); taken.push(box); }
  }
};

document.addEventListener("view-changed", draw);
draw();
