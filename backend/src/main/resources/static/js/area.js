// Drawing the area of an audience: each press on the map adds a corner. The field beside it holds
// the same area as text and works without this.
const holder = document.getElementById('area-map');
const field = document.getElementById('area');
const L = window.L;

function corners(text) {
  const ring = /^POLYGON\s*\(\((.*?)\)\)$/.exec(text.trim());
  if (!ring) {
    return [];
  }
  const all = ring[1].split(',').map((pair) => pair.trim().split(/\s+/).map(Number)).map(([x, y]) => [y, x]);
  return all.slice(0, -1).filter(([y, x]) => Number.isFinite(y) && Number.isFinite(x));
}

function text(points) {
  if (points.length < 3) {
    return '';
  }
  const pairs = [...points, points[0]].map(([y, x]) => `${x.toFixed(6)} ${y.toFixed(6)}`);
  return `POLYGON ((${pairs.join(', ')}))`;
}

function button(label, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = label;
  made.addEventListener('click', action);
  return made;
}

async function begin() {
  const ground = document.createElement('div');
  ground.className = 'area-ground';
  ground.setAttribute('role', 'application');
  ground.setAttribute('aria-label', holder.dataset.label);
  holder.append(ground);
  holder.hidden = false;
  const map = L.map(ground, { preferCanvas: true, attributionControl: false, zoomSnap: 0.5 });
  map.setView([54.5, -3], 6);
  const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
  const ink = getComputedStyle(document.body).color;
  const shape = L.polygon([], { color: ink, weight: 2, fillOpacity: 0.15 }).addTo(map);
  const dots = L.layerGroup().addTo(map);
  let points = corners(field.value);

  function show() {
    shape.setLatLngs(points);
    dots.clearLayers();
    for (const point of points) {
      L.circleMarker(point, { radius: 5, color: ink, fillColor: accent || ink, fillOpacity: 1, interactive: false }).addTo(dots);
    }
  }
  function keep() {
    field.value = text(points);
    show();
  }
  map.on('click', (event) => {
    points.push([event.latlng.lat, event.latlng.lng]);
    keep();
  });
  field.addEventListener('change', () => {
    points = corners(field.value);
    show();
  });
  const row = document.createElement('div');
  row.className = 'actions';
  row.append(
    button(holder.dataset.undo, () => { points.pop(); keep(); }),
    button(holder.dataset.clear, () => { points = []; keep(); }),
  );
  holder.append(row);
  show();
  const answer = await fetch(holder.dataset.wards, { headers: { Accept: 'application/geo+json' }, credentials: 'same-origin' });
  if (answer.ok) {
    const wards = L.geoJSON(await answer.json(), { style: { color: ink, weight: 1, fillOpacity: 0.04 }, interactive: false }).addTo(map);
    const bounds = points.length > 2 ? shape.getBounds() : wards.getBounds();
    if (bounds.isValid()) {
      map.fitBounds(bounds, { padding: [12, 12], animate: false });
    }
  }
}

// The map is made when its part of the form is opened: before that it has no size.
const part = holder?.closest('details');
if (L && part) {
  let begun = false;
  const open = () => {
    if (part.open && !begun) {
      begun = true;
      begin();
    }
  };
  part.addEventListener('toggle', open);
  open();
}
