// The map beside the list. Everything drawn here is in the list too, in the same order.
const holder = document.getElementById('map');
const L = window.L;

// Colours come from the stylesheet: a span of each state is asked what it looks like.
function colourOf(name) {
  const probe = document.createElement('span');
  probe.className = `state ${name}`;
  probe.hidden = true;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function palette() {
  const body = getComputedStyle(document.body);
  return {
    ink: body.color,
    free: colourOf('free'),
    going: colourOf('going'),
    done: colourOf('done'),
    doubt: colourOf('doubt'),
  };
}

async function json(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/geo+json' }, credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

async function draw(element) {
  const quick = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    preferCanvas: true,
    renderer: L.canvas({ tolerance: 8 }),
    attributionControl: element.dataset.tiles !== '',
    zoomAnimation: !quick,
    fadeAnimation: !quick,
    zoomSnap: 0.5,
  });
  map.attributionControl?.setPrefix(false);
  L.control.scale({ imperial: true }).addTo(map);
  if (element.dataset.tiles) {
    const words = document.createElement('span');
    words.textContent = element.dataset.attribution;
    L.tileLayer(element.dataset.tiles, { attribution: words.innerHTML, maxZoom: 19 }).addTo(map);
  }
  map.setView([54.5, -3], 6);
  const groups = {};
  const drawing = areaOn(map);
  let colours = palette();
  const picks = element.dataset.pick ? new Picks(element.dataset.pick) : null;

  const wards = await json(element.dataset.wards);
  groups.wards = L.geoJSON(wards, { style: () => wardStyle(colours), interactive: false });
  for (const feature of wards.features) {
    const { labelLatitude, labelLongitude, name } = feature.properties;
    if (labelLatitude !== undefined) {
      const words = document.createElement('span');
      words.textContent = name;
      L.marker([labelLatitude, labelLongitude], { interactive: false, keyboard: false, icon: L.divIcon({ className: 'ward-name', html: words, iconSize: null }) }).addTo(groups.wards);
    }
  }
  if (wards.features.length > 0) {
    map.fitBounds(groups.wards.getBounds(), { padding: [12, 12], animate: false });
  }
  groups.wards.addTo(map);

  if (element.dataset.barriers) {
    await drawBarriers(map, element.dataset.barriers);
  }

  const byId = new Map();
  const streets = await json(element.dataset.streets);
  const styleOf = (feature) => streetStyle(feature, colours, picks?.has(feature.properties.id ?? feature.id));
  groups.streets = L.geoJSON(streets, {
    style: styleOf,
    onEachFeature: (feature, layer) => {
      byId.set(feature.id, layer);
      layer.bindTooltip(text(feature.properties.name, `${feature.properties.doors} · ${feature.properties.says}`), { sticky: true });
      layer.on('click', (event) => {
        if (drawing?.isOn() || element.dataset.point) {
          return;
        }
        L.DomEvent.stopPropagation(event);
        if (picks) {
          picks.toggle(feature.id);
        } else {
          inList(feature.id);
        }
      });
    },
  }).addTo(map);
  picks?.onChange(() => groups.streets.setStyle(styleOf));

  if (element.dataset.turfs) {
    const turfs = await json(element.dataset.turfs);
    const styleOfTurf = (feature) => ({ color: colourOfTurf(feature), weight: 6, opacity: 0.85, lineCap: 'round' });
    groups.turfs = L.geoJSON(turfs, {
      style: styleOfTurf,
      onEachFeature: (feature, layer) => {
        const { number, name, says } = feature.properties;
        byId.set(feature.id, layer);
        layer.bindTooltip(text(`${number}. ${name}`, says), { sticky: true });
        layer.on('click', () => drawing?.isOn() || inList(feature.id));
      },
    }).addTo(map);
    if (turfs.features.length > 0) {
      map.fitBounds(groups.turfs.getBounds(), { padding: [24, 24], animate: false });
    }
    turfNumbers(map, groups.turfs);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => groups.turfs.setStyle(styleOfTurf));
  }
  asShown(map);

  if (element.dataset.walks) {
    const walks = await json(element.dataset.walks);
    groups.walks = L.geoJSON(walks, {
      style: () => ({ color: colours.going, weight: 9, opacity: 0.3, lineCap: 'round' }),
      onEachFeature: (feature, layer) => {
        byId.set(feature.id, layer);
        layer.bindTooltip(text(feature.properties.name, feature.properties.says), { sticky: true });
        layer.on('click', () => location.assign(`/console/assignments/${feature.id}`));
      },
    }).addTo(map);
    groups.walks.bringToBack();
  }

  if (element.dataset.actions) {
    const actions = await json(element.dataset.actions);
    groups.actions = L.geoJSON(actions, {
      pointToLayer: (feature, at) => L.marker(at, {
        title: feature.properties.name,
        alt: `${feature.properties.name}, ${feature.properties.says}`,
        icon: L.divIcon({ className: `action-mark ${feature.properties.exact ? 'exact' : 'rough'}`, html: mark(feature.properties.kind), iconSize: [26, 26] }),
      }),
      onEachFeature: (feature, layer) => {
        byId.set(feature.id, layer);
        layer.bindTooltip(text(feature.properties.name, feature.properties.says));
        layer.on('click', () => inList(feature.id));
      },
    }).addTo(map);
  }

  layersOf(map, groups);
  streetNames(map, groups.streets);
  fromList(map, byId);
  pointOn(map, document.getElementById('near'), element.dataset.point !== undefined);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    colours = palette();
    groups.wards.setStyle?.(() => wardStyle(colours));
    groups.streets.setStyle(styleOf);
  });
  element.dataset.ready = 'yes';
}

function colourOfTurf(feature) {
  return probed(`turf-${feature.properties.number % 8}`, 'backgroundColor');
}

// What a class of the stylesheet looks like.
function probed(name, property) {
  const probe = document.createElement('span');
  probe.className = name;
  document.body.append(probe);
  const value = getComputedStyle(probe)[property];
  probe.remove();
  return value;
}

// The numbers of the turfs, each on its own turf and none on top of another.
function turfNumbers(map, turfs) {
  const size = 34;
  const marks = [];
  turfs.eachLayer((layer) => {
    const { number } = layer.feature.properties;
    const words = document.createElement('span');
    words.className = `turf-mark turf-${number % 8}`;
    words.textContent = number;
    const home = middleOf(layer);
    const marker = L.marker(home, { interactive: false, keyboard: false, zIndexOffset: 1000, icon: L.divIcon({ className: 'turf-number', html: words, iconSize: [32, 32] }) }).addTo(map);
    marks.push({ home, marker });
  });
  const spread = () => {
    const places = marks.map(({ home }) => map.latLngToLayerPoint(home));
    for (let round = 0; round < 40; round += 1) {
      let moved = false;
      for (let a = 0; a < places.length; a += 1) {
        for (let b = a + 1; b < places.length; b += 1) {
          const apart = places[b].subtract(places[a]);
          const x = size - Math.abs(apart.x);
          const y = size - Math.abs(apart.y);
          if (x > 0 && y > 0) {
            moved = true;
            const push = x < y ? L.point((apart.x < 0 ? -x : x) / 2, 0) : L.point(0, (apart.y < 0 ? -y : y) / 2);
            places[a] = places[a].subtract(push);
            places[b] = places[b].add(push);
          }
        }
      }
      if (!moved) {
        break;
      }
    }
    marks.forEach(({ marker }, i) => marker.setLatLng(map.layerPointToLatLng(places[i])));
  };
  map.on('zoomend', spread);
  spread();
}

// The corner of the turf's streets that is nearest to the middle of them all.
function middleOf(layer) {
  const corners = layer.getLatLngs().flat(2);
  const lat = corners.reduce((sum, corner) => sum + corner.lat, 0) / corners.length;
  const lng = corners.reduce((sum, corner) => sum + corner.lng, 0) / corners.length;
  const far = (corner) => (corner.lat - lat) ** 2 + ((corner.lng - lng) * Math.cos((lat * Math.PI) / 180)) ** 2;
  return corners.reduce((best, corner) => (far(corner) < far(best) ? corner : best));
}

// Drawing the area to cut: each press on the map adds a corner. The field holds the same area as text
// and works without this.
function areaOn(map) {
  const button = document.getElementById('draw-area');
  const field = document.getElementById('area');
  if (!button || !field) {
    return null;
  }
  const ring = /^POLYGON\s*\(\((.*?)\)\)$/.exec(field.value.trim());
  let corners = ring ? ring[1].split(',').map((pair) => pair.trim().split(/\s+/).map(Number)).map(([x, y]) => [y, x]).slice(0, -1) : [];
  const ink = getComputedStyle(document.body).color;
  const shape = L.polygon(corners, { color: ink, weight: 2, dashArray: '4 4', fillOpacity: 0.08, interactive: false }).addTo(map);
  const dots = L.layerGroup().addTo(map);
  const on = () => button.getAttribute('aria-pressed') === 'true';
  const show = () => {
    shape.setLatLngs(corners);
    dots.clearLayers();
    corners.forEach((corner) => L.circleMarker(corner, { radius: 4, color: ink, fillOpacity: 1, interactive: false }).addTo(dots));
    const pairs = [...corners, corners[0]].map((corner) => corner && `${corner[1].toFixed(5)} ${corner[0].toFixed(5)}`);
    field.value = corners.length < 3 ? '' : `POLYGON ((${pairs.join(', ')}))`;
  };
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', on() ? 'false' : 'true');
    map.getContainer().classList.toggle('drawing', on());
  });
  document.getElementById('undo-area').addEventListener('click', () => { corners.pop(); show(); });
  document.getElementById('clear-area').addEventListener('click', () => { corners = []; show(); });
  map.on('click', (event) => {
    if (on()) {
      corners.push([event.latlng.lat, event.latlng.lng]);
      show();
    }
  });
  return { isOn: on };
}

// A press on the map fills its place into the field; where it is a place to keep, a ring shows it too.
function pointOn(map, field, kept) {
  if (!field) {
    return;
  }
  const ring = L.circleMarker([0, 0], { radius: 9, weight: 4, color: getComputedStyle(document.body).color, fillOpacity: 0.2, interactive: false });
  const show = () => {
    const place = field.value.split(',').map(Number);
    if (kept && place.length === 2 && place.every(Number.isFinite) && field.value.trim() !== '') {
      ring.setLatLng(place).addTo(map);
    } else {
      ring.remove();
    }
  };
  map.on('click', (event) => {
    field.value = `${event.latlng.lat.toFixed(5)}, ${event.latlng.lng.toFixed(5)}`;
    show();
  });
  field.addEventListener('input', show);
  show();
}

// Fills what the map shows into the form, as the part of the ward to cut.
function asShown(map) {
  document.getElementById('as-shown')?.addEventListener('click', () => {
    const shown = map.getBounds();
    document.getElementById('bbox').value = [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()]
      .map((degrees) => degrees.toFixed(5))
      .join(',');
  });
}

// Rivers, railways and main roads lie under everything else; a railway is told by its sleepers too.
async function drawBarriers(map, address) {
  const barriers = await json(address);
  const widths = { RIVER: 9, RAILWAY: 4, ROAD: 6, OTHER: 5 };
  const style = (feature) => ({
    color: probed(`barrier-${feature.properties.kind}`, 'backgroundColor'),
    weight: widths[feature.properties.kind],
    opacity: 0.9,
    lineCap: 'butt',
  });
  const layer = L.geoJSON(barriers, {
    style,
    onEachFeature: (feature, line) => line.bindTooltip(text(feature.properties.name || feature.properties.says, feature.properties.name ? feature.properties.says : ''), { sticky: true }),
  }).addTo(map);
  const sleepers = L.geoJSON(
    { type: 'FeatureCollection', features: barriers.features.filter((one) => one.properties.kind === 'RAILWAY') },
    { style: () => ({ color: probed('barrier-sleepers', 'backgroundColor'), weight: 2, dashArray: '9 9', lineCap: 'butt' }), interactive: false },
  ).addTo(map);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    layer.setStyle(style);
    sleepers.setStyle({ color: probed('barrier-sleepers', 'backgroundColor') });
  });
}

function wardStyle(colours) {
  return { color: colours.ink, weight: 1.5, opacity: 0.7, dashArray: '6 4', fill: false };
}

// State is shown by colour and by the kind of line.
function streetStyle(feature, colours, picked) {
  const state = feature.properties.state;
  const dashes = { free: null, going: '10 6', done: null, doubt: '2 6' };
  return {
    color: picked ? colours.done : colours[state],
    weight: picked ? 7 : state === 'free' ? 2.5 : 4,
    opacity: picked ? 1 : state === 'free' ? 0.7 : 0.9,
    dashArray: picked ? null : dashes[state],
  };
}

const letters = { LEAFLET_RUN: 'L', CANVASS: 'C', PHONE_BANK: 'P', STREET_STALL: 'S', POLLING_DAY_SHIFT: 'V' };

function mark(kind) {
  const letter = document.createElement('span');
  letter.textContent = letters[kind] ?? '•';
  return letter;
}

function text(name, says) {
  const words = document.createElement('span');
  const strong = document.createElement('strong');
  strong.textContent = name;
  words.append(strong, document.createElement('br'), says);
  return words;
}

// Which layers show is kept for the next time, and in the address for a colleague.
function layersOf(map, groups) {
  const box = document.getElementById('layers');
  if (!box) {
    return;
  }
  const inAddress = new URLSearchParams(location.hash.slice(1)).get('layers');
  const kept = (inAddress ?? localStorage.getItem('doorstep-layers') ?? 'wards,streets,actions,walks').split(',');
  const inputs = [...box.querySelectorAll('input')];
  const show = () => {
    for (const input of inputs) {
      const group = groups[input.value];
      if (group) {
        input.checked ? group.addTo(map) : group.remove();
      }
    }
  };
  for (const input of inputs) {
    input.checked = kept.includes(input.value);
  }
  box.addEventListener('change', () => {
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value).join(',');
    localStorage.setItem('doorstep-layers', chosen);
    history.replaceState(null, '', `#layers=${chosen}`);
    show();
  });
  show();
}

// Names of streets once there is room for them.
function streetNames(map, streets) {
  const shown = L.layerGroup().addTo(map);
  const renew = () => {
    shown.clearLayers();
    if (map.getZoom() < 16 || !map.hasLayer(streets)) {
      return;
    }
    const view = map.getBounds();
    let count = 0;
    streets.eachLayer((layer) => {
      const centre = layer.getBounds().getCenter();
      if (count < 120 && view.contains(centre)) {
        const words = document.createElement('span');
        words.textContent = layer.feature.properties.name;
        L.marker(centre, { interactive: false, keyboard: false, icon: L.divIcon({ className: 'street-name', html: words, iconSize: null }) }).addTo(shown);
        count += 1;
      }
    });
  };
  map.on('zoomend moveend', renew);
  renew();
}

// From the list to the map and back.
function fromList(map, byId) {
  for (const row of document.querySelectorAll('[data-id]')) {
    const layer = byId.get(row.dataset.id);
    if (!layer) {
      continue;
    }
    row.querySelector('a.on-map')?.addEventListener('click', (event) => {
      event.preventDefault();
      if (layer.getBounds) {
        map.fitBounds(layer.getBounds(), { maxZoom: 17, animate: false });
      } else {
        map.setView(layer.getLatLng(), 17, { animate: false });
      }
      layer.openTooltip();
    });
    row.addEventListener('mouseenter', () => layer.openTooltip());
    row.addEventListener('mouseleave', () => layer.closeTooltip());
  }
}

function inList(id) {
  const row = document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (row) {
    row.closest('details')?.setAttribute('open', '');
    row.scrollIntoView({ block: 'center' });
    row.querySelector('a, input')?.focus({ preventScroll: true });
  }
}

// The checkboxes of the list are what is picked; the map only shows and toggles them.
class Picks {
  constructor(name) {
    this.boxes = new Map([...document.querySelectorAll(`input[name="${name}"]`)].map((box) => [box.value, box]));
  }

  has(id) {
    return this.boxes.get(id)?.checked ?? false;
  }

  toggle(id) {
    const box = this.boxes.get(id);
    if (box) {
      box.checked = !box.checked;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      box.closest('details')?.setAttribute('open', '');
      box.closest('li').scrollIntoView({ block: 'nearest' });
    }
  }

  onChange(act) {
    for (const box of this.boxes.values()) {
      box.addEventListener('change', act);
    }
  }
}

if (holder && L) {
  draw(holder).catch(() => {
    document.getElementById('map-fault').hidden = false;
  });
}
