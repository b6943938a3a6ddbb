// @ts-check
// Figures as they come from package chart: packed, with what all of a kind have
// in common left out.

/**
 * @typedef {{fill?: string, dark?: string, pattern?: string, label?: string, marks?: number, edge?: string, edgeDark?: string}} Look
 * @typedef {{id?: string, name?: string, text?: string, more?: string, href?: string, area?: number, show?: number}} Item
 * @typedef {Record<string, any> & {kind: string, level?: string, items: Item[], looks: Look[], option: any}} Data
 */

/** @type {Record<string, any>} */
let options = Object.create(null);
export function setOptions(given) { options = given; }

/**
 * unpacked undoes package chart's pack: an option gets what all of its kind
 * share, columns become items and data.
 * @param {any} d
 * @param {{names?: boolean, datum?: (d: any, i: number, look: number) => any}} kind
 * @returns {Data}
 */
export function unpacked(d, kind) {
  if (d.whole) return d;
  d.whole = true;
  // A copy each time: what follows fills it in.
  if (d.base) d.option = merged(JSON.parse(JSON.stringify(options[d.kind])), d.option);
  d.items = listed(d.items);
  d.areas = listed(d.areas);
  var s = d.option.series[0], y = 0;
  if (kind.names && d.items) first(d.option.yAxis).data = d.items.map(function (it) { return it.name || ''; });
  if (d.wears) {
    s.data = d.wears.split('').map(function (c, i) {
      if (c === '-') return { value: null };
      var look = parseInt(c, 36);
      return kind.datum ? kind.datum(d, i, look) : { value: d.values[i], look: look };
    });
  } else if (d.values) {
    s.data = d.values.map(function (v, i) {
      while (d.rows[y + 1] && d.rows[y + 1].first <= i) y++;
      return [v, y];
    });
  }
  return d;
}

function isObject(v) { return !!v && typeof v === 'object' && !Array.isArray(v); }

export function merged(base, more) {
  if (Array.isArray(base) && Array.isArray(more) && base.length === more.length && more.every(isObject)) {
    return base.map(function (b, i) { return merged(b, more[i]); });
  }
  if (!isObject(base) || !isObject(more)) return more;
  var out = Object.assign({}, base);
  Object.keys(more).forEach(function (k) { out[k] = k in base ? merged(base[k], more[k]) : more[k]; });
  return out;
}

function listed(r) {
  if (!r || Array.isArray(r)) return r;
  var fields = ['area', 'id', 'name', 'text', 'more', 'href'].filter(function (k) { return r[k]; });
  var n = fields.reduce(function (n, k) { return Math.max(n, r[k].length); }, 0), out = [];
  for (var i = 0; i < n; i++) {
    var it = {};
    fields.forEach(function (k) { if (r[k][i]) it[k] = r[k][i]; });
    if (r.home && it.id) it.href = r.home + '/' + it.id + '.html';
    out.push(it);
  }
  (r.show || []).forEach(function (i, k) { out[i].show = k + 1; });
  return out;
}

// expanded puts together what a figure says once for many data: the texts of
// a heat map's cells, the areas that stand in every row of a strip.
export function expanded(d) {
  if (d.texts && !d.items) {
    d.items = d.texts.map(function (text, i) { return { id: d.rows[Math.floor(i / d.columns.length)].id, text: text }; });
  }
  d.items.forEach(function (it) {
    if (it.area && !it.id) Object.assign(it, d.areas[it.area - 1]);
  });
  return d;
}

// marked is a strip of all areas with one of them picked out. Its looks are
// worse, better and neither: which one counts follows from the side of the
// city's line that the area is on.
export function marked(d, id) {
  var out = Object.assign({}, d, { option: Object.assign({}, d.option) });
  var all = d.option.series[0].data, own = [];
  var k = d.areas ? d.areas.findIndex(function (a) { return a.id === id; }) + 1 : 0;
  out.rows = d.rows.map(function (r, y) {
    var end = d.rows[y + 1] ? d.rows[y + 1].first : d.items.length;
    for (var i = r.first; i < end; i++) {
      if (d.items[i].id !== id && !(k && d.items[i].area === k)) continue;
      var at = valueOf(all[i]), look = r.look;
      if (look < 0) {
        var city = (d.lines || []).filter(function (l) { return (l.row || 0) === y; })[0];
        look = !city || at[0] === city.at ? 2 : at[0] > city.at ? 0 : 1;
      }
      own.push({ value: at, look: look });
      return Object.assign({}, r, { own: i });
    }
    return r;
  });
  out.option.series = d.option.series.slice();
  out.option.series[2] = Object.assign({}, d.option.series[2], { data: own });
  return out;
}

// A datum without a look of its own is its bare value.
export function valueOf(v) { return Array.isArray(v) ? v : v.value; }

export function first(a) { return Array.isArray(a) ? a[0] : a; }

export function upright(d) { return (d.lines || []).filter(function (l) { return l.axis === 'x'; }); }
