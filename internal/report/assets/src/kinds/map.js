// @ts-check
// Areas on the geometry of their level.
import { tokens } from '../colour.js';
import { levels } from '../levels.js';
import { widest } from '../measure.js';
import { nameLines } from '../text.js';

// settled finds places for names: for the first three, which the sentences
// beside a map speak of, then for those of larger areas. Where a name would
// touch another it moves up or down within its area; one without a place is
// null, else it is the way that a name moves.
function settled(f, W, H) {
  var geo = f.geo, box = geo.box, out = [], taken = [], named = [];
  var scale = Math.min((W - 8) / (box[2] - box[0]), (H - 8) / (box[3] - box[1])) * f.zoom;
  f.d.items.forEach(function (it, i) { if (it.show && geo.centres[it.id]) named.push(i); });
  function large(i) { var b = geo.boxes[f.d.items[i].id]; return (b[2] - b[0]) * (b[3] - b[1]); }
  named.sort(function (i, j) {
    var a = f.d.items[i].show, b = f.d.items[j].show;
    return Math.min(a, 4) - Math.min(b, 4) || (a < 4 ? a - b : large(j) - large(i));
  });
  named.forEach(function (i) {
    var id = f.d.items[i].id, at = geo.centres[id], own = geo.boxes[id], lines = nameLines(nameOf(f, id));
    var w = widest(lines, 12, 600) / 2 + 2, h = lines.length * 7 + 1, x = at[0] * scale, y = at[1] * scale;
    // At the border of the city a name is moved into the sheet.
    if (f.zoom === 1) x = Math.min(Math.max(x, box[0] * scale + w), box[2] * scale - w);
    out[i] = null;
    [0, 12, -12, 16, -16].some(function (up) {
      var inside = !up || y + up + h < own[3] * scale && y + up - h > own[1] * scale;
      if (!inside || taken.some(function (o) { return Math.abs(o.x - x) < o.w + w && Math.abs(o.y - y - up) < o.h + h; })) return false;
      taken.push({ x: x, y: y + up, w: w, h: h });
      out[i] = -up;
      return true;
    });
  });
  return out;
}

function nameOf(f, id) {
  const a = f.geo && f.geo.areas[id];
  return a ? a.name : id;
}

/** @type {import('./kind.js').Kind} */
export const map = {
  areas: true,
  zooms: true,

  datum(d, i, look) { return { name: d.items[i].id, value: look, look: look }; },

  file(d) { return levels[d.level] ? null : 'ebene-' + d.level + '.js'; },

  open(f, E) {
    f.geo = levels[f.d.level];
    if (!f.geo) throw new Error('no geometry');
    if (!E.getMap('ebene-' + f.d.level)) E.registerMap('ebene-' + f.d.level, { geoJSON: f.geo.geo });
  },

  layout(f, option, W) {
    var s = option.series[0], geo = f.geo;
    s.zoom = f.zoom;
    if (f.centre) s.center = f.centre;
    s.roam = f.zoom > 1 ? 'move' : false;
    s.scaleLimit = { min: 1, max: 12 };
    var H = Math.min(W * geo.aspect + 8, Math.max(320, Math.min(720, window.innerHeight * 0.85)));
    var places = W >= 480 ? settled(f, W, H) : [];
    s.data = s.data.map(function (v, i) {
      return places[i] !== undefined && places[i] !== null ? Object.assign({}, v, { label: { show: true } }) : v;
    });
    if (geo.borders) {
      var style = { areaColor: 'transparent', borderColor: tokens['--ink'], borderWidth: 1.4 };
      s.data.push({ name: geo.borders, value: 0, silent: true, itemStyle: style, emphasis: { disabled: true }, label: { show: false } });
    }
    if (f.zoom >= 2.2) s.label.show = true;
    Object.assign(s.label, { lineHeight: 14 });
    s.label.formatter = function (p) { return nameLines(nameOf(f, p.name)).join('\n'); };
    // A name at the border of the city is moved into the sheet.
    s.labelLayout = function (p) {
      var r = p.labelRect, beyond = Math.max(0, r.x + r.width - W + 2);
      return { hideOverlap: true, dx: Math.max(0, 2 - r.x) - beyond, dy: places[p.dataIndex] || 0 };
    };
    return H;
  },

  tip(f, i) {
    const it = f.d.items[i], a = f.geo.areas[it.id] || {};
    return { name: a.name || it.id, lines: [it.text], href: a.href };
  },

  place(f, i) { return f.geo.centres[f.d.items[i].id] || [0, 0]; },

  start(f) { return Math.max(f.d.items.findIndex(function (it) { return it.show; }), 0); },

  neighbour(f, i, way) {
    const d = f.d, n = d.items.length, centres = f.geo.centres, here = centres[d.items[i].id];
    const step = way === 'Down' || way === 'Right' ? 1 : -1, upright = way === 'Down' || way === 'Up';
    if (!here) return (i + step + n) % n;
    let best = -1, least = Infinity;
    d.items.forEach(function (it, k) {
      const c = centres[it.id];
      if (k === i || !c) return;
      const along = upright ? (here[1] - c[1]) * step : (c[0] - here[0]) * step;
      const aside = Math.abs(upright ? c[0] - here[0] : c[1] - here[1]);
      if (along <= 0) return;
      const cost = along + 2.5 * aside;
      if (cost < least) { least = cost; best = k; }
    });
    return best;
  },
};
