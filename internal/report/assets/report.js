// The script of an edition. Every page is whole without it: figures are
// pictures or tables then. With it they are charts that answer to pointer and
// keys, tables can be sorted and filtered, areas searched.
//
// A classic script without modules and requests, since a report is opened by
// double click from a file share. Its one global name is Sozialbericht, on
// which the other files of this folder hang what they bring. Texts reach the
// page as text nodes only, never as markup.
(function () {
  'use strict';

  var S = window.Sozialbericht = window.Sozialbericht || {};
  var assets = document.currentScript.src.replace(/[^/]*$/, '');
  var root = assets.replace(/[^/]*\/$/, '');

  // ---------------------------------------------------------------- texts

  var language = document.documentElement.lang || 'de';
  var texts = Object.create(null);
  var options = Object.create(null);
  S.texts = function (d) { language = d.lang; texts = d.texts; options = d.options || options; palette = d.colours || palette; };

  function say(key, places) {
    return (texts[key] || '').replace(/\{([a-z]+)\}/g, function (all, name) {
      return places && name in places ? String(places[name]) : all;
    });
  }

  // ----------------------------------------------------------------- page

  function make(tag, attributes, children) {
    var e = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (k) {
      if (attributes[k] !== null && attributes[k] !== undefined) e.setAttribute(k, attributes[k]);
    });
    (children || []).forEach(function (c) { e.append(c); });
    return e;
  }

  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }

  // One file of this folder; the same promise for all who ask.
  var loading = {};
  function load(file) {
    if (!loading[file]) {
      loading[file] = new Promise(function (resolve, reject) {
        var s = make('script', { src: assets + file });
        s.onload = resolve;
        s.onerror = function () { reject(new Error(file)); };
        document.head.append(s);
      });
    }
    return loading[file];
  }

  var speaker;
  function announce(text) {
    if (!speaker) {
      speaker = make('div', { 'class': 'hidden', 'aria-live': 'polite' });
      document.body.append(speaker);
    }
    speaker.textContent = text;
  }

  var numbered = 0;
  function newID(what) { numbered++; return 'sb-' + what + '-' + numbered; }

  // Letters without marks, so that "hor" finds "Hörde"; ß and the ways to
  // write umlauts without them count as one.
  function folded(s) {
    return s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ß/g, 'ss').replace(/\s+/g, ' ').trim();
  }
  function spelled(s) {
    return folded(s.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
  }

  // --------------------------------------------------------------- colours

  // A figure names colours by the properties of the style sheet. On paper it
  // is light whatever the screen is. No colour is decided here: those of the
  // page come from the style sheet, all others with the texts and the figures.
  var palette = { paper: {}, marks: [], cross: [], border: [] };
  var printing = false;
  var tokens = {};
  var dark = false;

  function readTokens() {
    var style = getComputedStyle(document.documentElement);
    Object.keys(palette.paper).forEach(function (k) {
      tokens[k] = printing ? palette.paper[k] : style.getPropertyValue(k).trim() || palette.paper[k];
    });
    tokens.font = getComputedStyle(document.body).fontFamily;
    dark = !printing && style.getPropertyValue('--dark').trim() === '1';
  }

  // resolved copies an option with names of colours replaced by colours. Only
  // fields that hold a colour are touched: an area may be called "--ink".
  function resolved(value, key) {
    if (Array.isArray(value)) return value.map(function (v) { return resolved(v, key); });
    if (value && typeof value === 'object') {
      var copy = {};
      Object.keys(value).forEach(function (k) { copy[k] = k === 'data' && Array.isArray(value[k]) && key !== 'markLine' ? value[k] : resolved(value[k], k); });
      return copy;
    }
    if (typeof value === 'string' && /color$/i.test(key)) return tokens[value] || value;
    if (key === 'fontFamily') return tokens.font;
    return value;
  }

  function fillOf(look) { return dark && look.dark || look.fill; }

  // What is dark upon a fill, as bits of look.marks: the marks of a pattern on a
  // light page and on a dark one, the borders between areas on a dark one.
  var MARKS_ON_LIGHT = 1, MARKS_ON_DARK = 2, BORDERS = 4;

  // edgeOf is the outline that a fill needs to be seen on the page, if any.
  function edgeOf(look) { return look.pattern === 'outline' ? tokens['--edge'] : dark ? look.edgeDark : look.edge; }

  // The marks of the patterns, near those of the printed maps.
  function decal(look) {
    var mark = palette.marks[look.marks & (dark ? MARKS_ON_DARK : MARKS_ON_LIGHT) ? 1 : 0];
    switch (look.pattern) {
      case 'hatch': return { symbol: 'rect', color: mark, dashArrayX: [1, 0], dashArrayY: [1.6, 5.4], rotation: -Math.PI / 4, symbolSize: 1 };
      case 'dots': return { symbol: 'circle', color: mark, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 };
      case 'cross': return { symbol: 'path://M0,0L1,0L10,9L10,10L9,10L0,1ZM9,0L10,0L10,1L1,10L0,10L0,9Z', color: palette.cross[dark ? 1 : 0], dashArrayX: [8, 0], dashArrayY: [8, 0], symbolSize: 1, symbolKeepAspect: true };
    }
    return null;
  }

  function dressed(datum, look, forMap) {
    var style = {};
    var fill = look.pattern === 'outline' ? 'transparent' : fillOf(look);
    style[forMap ? 'areaColor' : 'color'] = fill;
    if (!forMap) style.opacity = 1;
    var d = decal(look);
    if (d) style.decal = d;
    if (forMap) {
      // On a dark page borders are dark between bright areas.
      style.borderColor = look.pattern === 'dots' ? tokens['--ink'] : dark && look.marks & BORDERS ? tokens['--paper'] : palette.border[dark ? 1 : 0];
      style.borderWidth = look.pattern === 'dots' ? 1.4 : 0.7;
      if (look.pattern === 'outline') style.borderColor = tokens['--edge'];
    } else if (edgeOf(look)) {
      style.borderColor = edgeOf(look);
      style.borderWidth = 1;
    }
    var out = Object.assign({}, datum, { itemStyle: style });
    if (forMap) out.emphasis = { itemStyle: Object.assign({}, style, { borderColor: tokens['--accent'], borderWidth: 3 }) };
    return out;
  }

  // ------------------------------------------------------------- measuring

  var ruler;
  function widthOf(text, size, weight) {
    if (!ruler) ruler = document.createElement('canvas').getContext('2d');
    ruler.font = (weight || 400) + ' ' + (size || 13) + 'px ' + tokens.font;
    return ruler.measureText(text).width;
  }

  // broken parts a name into lines no wider than a width: at spaces, hyphens,
  // slashes and soft hyphens. A longer word is cut rather than lost; cut says
  // whether that was needed.
  function broken(name, width, size, weight) {
    var lines = [], line = '', gap = '';
    lines.cut = false;
    function fits(text) { return widthOf(text, size, weight) <= width; }
    // As words.Bound: terms with a Roman number and equations stay whole.
    name = name.replace(/ (?=[IVX]{1,4}(?![\wäöüß]))/g, '\u00a0').replace(/ = (?=\d)/g, '\u00a0=\u00a0');
    (name.match(/[^ \n\-\/–\u00ad]+[\-\/–\u00ad]?|[\-\/–\u00ad]|[ \n]+/g) || []).forEach(function (piece) {
      if (/^[ \n]+$/.test(piece)) { gap = line ? ' ' : ''; return; }
      var soft = piece.endsWith('\u00ad'), word = soft ? piece.slice(0, -1) : piece;
      if (line && !fits(line.replace(/\u00ad$/, '') + gap + word)) {
        lines.push(line.replace(/\u00ad$/, '-'));
        line = gap = '';
      }
      while (!fits(word) && word.length > 3) {
        var n = word.length - 1;
        while (n > 2 && !fits(word.slice(0, n) + '-')) n--;
        lines.push(word.slice(0, n) + '-');
        lines.cut = true;
        word = word.slice(n);
      }
      line = line.replace(/\u00ad$/, '') + gap + word + (soft ? '\u00ad' : '');
      gap = '';
    });
    if (line) lines.push(line.replace(/\u00ad$/, ''));
    return lines;
  }

  // endRoom is what the last text of an axis needs beyond the axis.
  function endRoom(ticks) { return Math.ceil(widthOf(ticks[ticks.length - 1].text, 13) / 2) + 2; }

  function plainText(s) { return s.replace(/\u00ad/g, ''); }

  function widest(list, size, weight) {
    return list.reduce(function (w, t) { return Math.max(w, widthOf(t, size, weight)); }, 0);
  }

  // --------------------------------------------------------------- tooltip

  var tip, tipLink;
  function showTip(figure, index, x, y, pinned) {
    var content = figure.tip(index);
    if (!content) { hideTip(); return; }
    if (!tip) {
      tip = make('div', { 'class': 'tip' });
      document.body.append(tip);
    }
    tip.replaceChildren(make('strong', {}, [content.name]));
    content.lines.forEach(function (l) { if (l) tip.append(make('span', {}, [l])); });
    tipLink = null;
    if (pinned && content.href) {
      tipLink = make('a', { href: root + content.href }, [say('page', { name: content.name })]);
      tip.append(tipLink);
    }
    tip.classList.toggle('pinned', !!tipLink);
    tip.hidden = false;
    var room = document.documentElement.clientWidth;
    var box = tip.getBoundingClientRect();
    var left = Math.min(Math.max(8, x + 14), room - box.width - 8);
    if (x + 14 + box.width + 8 > room) left = Math.max(8, x - box.width - 14);
    var top = y - box.height - 12;
    if (top < 8) top = y + 18;
    tip.style.left = left + 'px';
    tip.style.top = top + 'px';
  }
  function hideTip() { if (tip) tip.hidden = true; }

  // ------------------------------------------------------------ linking

  // What is pointed at in one figure is lit in all and in the tables.
  var figures = [];
  var lit = null;
  var inTable = false;
  var rowsByArea = null;

  function same(level, id, otherLevel, otherID) {
    return id !== '' && id === otherID && (level === otherLevel || !level || !otherLevel);
  }

  function light(level, id, from) {
    if (lit && lit.id === id && lit.level === level) return;
    dim();
    if (!id) return;
    lit = { level: level, id: id, rows: [] };
    figures.forEach(function (f) { if (f !== from && f.chart) f.light(level, id); });
    if (!rowsByArea) {
      rowsByArea = new Map();
      all('tr[data-area]').forEach(function (r) {
        if (!rowsByArea.has(r.dataset.area)) rowsByArea.set(r.dataset.area, []);
        rowsByArea.get(r.dataset.area).push(r);
      });
    }
    (rowsByArea.get(id) || []).forEach(function (r) {
      if (same(level, id, levelOf(r), r.dataset.area)) {
        r.classList.add('lit');
        lit.rows.push(r);
      }
    });
  }
  function dim() {
    if (!lit) return;
    lit.rows.forEach(function (r) { r.classList.remove('lit'); });
    figures.forEach(function (f) { if (f.chart) f.dim(); });
    lit = null;
  }
  function levelOf(e) {
    var holder = e.closest('[data-level]');
    return holder ? holder.dataset.level : '';
  }

  // ------------------------------------------------------------ geometry

  var levels = Object.create(null);
  S.level = function (d) {
    // Without a prototype: an area may be called "constructor".
    var l = { areas: Object.create(null), centres: Object.create(null), boxes: Object.create(null), borders: d.borders, geo: d.geo };
    d.areas.forEach(function (a) { l.areas[a[0]] = { name: a[1], href: a[2] || '' }; });
    var box = [Infinity, Infinity, -Infinity, -Infinity];
    d.geo.features.forEach(function (f) {
      if (f.properties.cp) l.centres[f.properties.name] = f.properties.cp;
      if (f.geometry.type !== 'MultiPolygon') return;
      var own = [Infinity, Infinity, -Infinity, -Infinity];
      f.geometry.coordinates.forEach(function (polygon) {
        polygon[0].forEach(function (p) {
          own = [Math.min(own[0], p[0]), Math.min(own[1], p[1]), Math.max(own[2], p[0]), Math.max(own[3], p[1])];
        });
      });
      l.boxes[f.properties.name] = own;
      box = [Math.min(box[0], own[0]), Math.min(box[1], own[1]), Math.max(box[2], own[2]), Math.max(box[3], own[3])];
    });
    l.aspect = box[2] > box[0] ? (box[3] - box[1]) / (box[2] - box[0]) : 1;
    l.box = box;
    levels[d.level] = l;
  };

  // -------------------------------------------------------------- figures

  function Figure(element) {
    this.element = element;
    this.plot = element.querySelector('[data-plot]');
    this.script = element.querySelector('script[type="application/json"]');
    this.from = element.dataset.from || '';
    this.index = -1;
    this.zoom = 1;
    this.marks = [];
  }

  // A figure that stands on several pages is a file of its own, named in
  // data-from; of a strip for all areas, data-own names the one that is shown.
  var shared = {};
  S.figure = function (file, d) { shared[file] = d; };

  Figure.prototype.read = function () {
    if (this.d) return this.d;
    var d = this.from ? shared[this.from] : JSON.parse(this.script.textContent);
    this.d = expanded(unpacked(d));
    if (this.element.dataset.own !== undefined) this.d = marked(this.d, this.element.dataset.own);
    return this.d;
  };

  // unpacked undoes package chart's pack: an option gets what all of its kind
  // share, columns become items and data.
  function unpacked(d) {
    if (d.whole) return d;
    d.whole = true;
    // A copy each time: what follows fills it in.
    if (d.base) d.option = merged(JSON.parse(JSON.stringify(options[d.kind])), d.option);
    d.items = listed(d.items);
    d.areas = listed(d.areas);
    var s = d.option.series[0], y = 0;
    if (d.kind === 'bars' && d.items) first(d.option.yAxis).data = d.items.map(function (it) { return it.name || ''; });
    if (d.wears) {
      s.data = d.wears.split('').map(function (c, i) {
        if (c === '-') return { value: null };
        var look = parseInt(c, 36);
        if (d.kind === 'map') return { name: d.items[i].id, value: look, look: look };
        if (d.kind === 'heat') return { value: [i % d.columns.length, Math.floor(i / d.columns.length), 1], look: look };
        return { value: d.values[i], look: look };
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
  function merged(base, more) {
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
  function expanded(d) {
    if (d.texts && !d.items) {
      d.items = d.texts.map(function (text, i) { return { id: d.rows[Math.floor(i / d.columns.length)].id, text: text }; });
    }
    d.items.forEach(function (it) {
      if (it.area && !it.id) Object.assign(it, d.areas[it.area - 1]);
    });
    return d;
  }

  // What stands in a chart's place before it is drawn says in words what it
  // shows.
  function alternative(plot) {
    var picture = plot.querySelector('img'), words = plot.querySelector('.alt');
    return picture ? picture.alt : words ? words.textContent : '';
  }

  // marked is a strip of all areas with one of them picked out. Its looks are
  // worse, better and neither: which one counts follows from the side of the
  // city's line that the area is on.
  function marked(d, id) {
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

  Figure.prototype.draw = function () {
    var f = this;
    if (!f.begun) {
      var library = load('echarts.js');
      f.begun = (f.from ? load(f.from) : Promise.resolve()).then(function () {
        f.read();
        return Promise.all([library, f.d.kind === 'map' ? load('ebene-' + f.d.level + '.js') : null]);
      }).then(function () { if (!f.chart) f.open(); }).catch(function (e) { f.fail(e); });
    }
    return f.begun;
  };

  // now draws a figure at once if all that it needs is there.
  Figure.prototype.now = function () {
    if (this.chart || this.failed || !S.echarts || this.from && !shared[this.from]) return;
    try {
      this.read();
      if (this.d.kind === 'map' && !levels[this.d.level]) return;
      this.begun = this.begun || Promise.resolve();
      this.open();
    } catch (e) {
      this.fail(e);
    }
  };

  // drawAll draws every figure of the page, seen or not; what it promises is
  // kept when all stand. For whoever prints pages or takes pictures of them.
  S.drawAll = function () { return Promise.all(figures.map(function (f) { return f.draw(); })); };

  // The picture or table below stays; one sentence says why there is no more.
  Figure.prototype.fail = function (why) {
    console.error(this.element.id, why);
    if (this.chart) { this.chart.dispose(); this.chart = null; }
    if (this.host) { this.host.remove(); this.host = null; }
    this.element.classList.remove('drawn');
    if (this.zoomBar) this.zoomBar.remove();
    if (!this.failed) {
      this.failed = true;
      this.plot.append(make('p', { 'class': 'quiet' }, [say('failed')]));
    }
  };

  Figure.prototype.open = function () {
    var f = this, d = f.d, E = S.echarts;
    if (d.kind === 'map') {
      f.geo = levels[d.level];
      if (!f.geo) throw new Error('no geometry');
      if (!E.getMap('ebene-' + d.level)) E.registerMap('ebene-' + d.level, { geoJSON: f.geo.geo });
    }
    f.label = alternative(f.plot);
    f.host = make('div', { 'class': 'host', tabindex: '0', role: 'application', 'aria-label': f.label + ' ' + say(d.kind === 'map' ? 'map.keys' : 'chart.keys') });
    f.sheet = make('div', { 'class': 'sheet' });
    f.host.append(f.sheet);
    f.element.classList.add('drawn');
    f.plot.append(f.host);
    f.legend();
    f.width = f.plot.clientWidth || f.element.clientWidth;
    readTokens();
    f.chart = E.init(f.sheet, null, { renderer: 'svg', locale: language === 'de' ? 'DE' : 'EN', width: Math.max(f.width, 200), height: 300 });
    f.paint();
    f.listen();
    new ResizeObserver(function () {
      if (f.plot.clientWidth && f.plot.clientWidth !== f.width && !printing) {
        f.width = f.plot.clientWidth;
        requestAnimationFrame(function () { if (f.chart) f.paint(); });
      }
    }).observe(f.plot);
    if (lit) f.light(lit.level, lit.id);
  };

  // legend lists the looks that something has. One without a name is a step of
  // a ramp between two that have one.
  Figure.prototype.legend = function () {
    var d = this.d, used = {}, f = this;
    if (d.kind === 'map') this.zooms();
    this.chips = [];
    d.option.series[0].data.forEach(function (v) { if (v && v.look !== undefined) used[v.look] = (used[v.look] || 0) + 1; });
    if (d.kind === 'strip' || d.kind === 'histogram' || !d.looks.some(function (l, i) { return l.label && used[i]; })) return;
    // What it says, tooltips and the table say in words.
    var list = make('ul', { 'class': 'key', 'aria-hidden': 'true' });
    d.looks.forEach(function (l, i) {
      if (!used[i]) return;
      var shape = d.kind === 'scatter' ? shapeOf(l) : '';
      var chip = make('i', { 'class': 'chip ' + (shape ? 'shape ' + shape : l.pattern || '') });
      f.chips.push([chip, l]);
      list.append(make('li', l.label ? {} : { 'class': 'step' }, [chip].concat(l.label ? [l.label + (d.kind === 'map' ? ' (' + used[i].toLocaleString(language) + ')' : '')] : [])));
    });
    this.plot.insertBefore(list, this.zoomBar || this.host);
  };

  Figure.prototype.paint = function () {
    readTokens();
    var f = this, d = f.d, layout = layouts[d.kind];
    var option = resolved(d.option, '');
    if (option.aria && option.aria.label) option.aria.label.description = f.label;
    option.series.forEach(function (s, i) {
      var own = s.plain ? null : d.looks;
      s.data = d.option.series[i].data.map(function (v) {
        return own && v && v.look !== undefined && own[v.look] ? dressed(v, own[v.look], d.kind === 'map') : v;
      });
    });
    // On paper, the width of A4 within its margins, or of what half of it holds
    // with texts that can still be read.
    var W = Math.max(printing ? Math.min(f.width, f.element.closest('.pair:not(.bare), .four') ? 400 : f.element.closest('.solo') ? 480 : 680) : f.width, 200);
    var H = Math.round(layout(f, option, W));
    f.sheet.style.height = H + 'px';
    f.chart.resize({ width: W, height: H, silent: true });
    f.chart.setOption(option, { notMerge: true, silent: true });
    f.annotate(W, H);
    // At once: paper does not wait for the next frame.
    f.chart.getZr().refreshImmediately();
    // With it the picture can be scaled on paper.
    var picture = f.sheet.querySelector('svg');
    if (picture) picture.setAttribute('viewBox', '0 0 ' + W + ' ' + H);
    f.chips.forEach(function (c) { if (c[1].pattern !== 'outline') c[0].style.backgroundColor = fillOf(c[1]); });
    if (f.index >= 0) f.emphasise(f.index);
  };

  // ------------------------------------------------------------- layouts

  // A layout fits an option to a width and returns the height. What it finds
  // out for the annotations it keeps on the figure.
  var layouts = {};

  // ticks writes the texts of an axis; where they would touch each other, only
  // every second, third ... one, counted from zero or the first.
  function ticks(option, name, list, length) {
    var axis = first(option[name]), every = 1, zero = 0;
    list.forEach(function (t, i) { if (t.at === 0) zero = i; });
    if (length && list.length > 1) every = Math.ceil((widest(list.map(function (t) { return t.text; }), 13) + 12) / (length / (list.length - 1)));
    axis.axisLabel.formatter = function (v) {
      var text = '';
      list.forEach(function (t, i) {
        if ((i - zero) % every === 0 && Math.abs(t.at - v) <= Math.abs(axis.interval) * 1e-6) text = t.text;
      });
      return text;
    };
  }
  // A datum without a look of its own is its bare value.
  function valueOf(v) { return Array.isArray(v) ? v : v.value; }
  function first(a) { return Array.isArray(a) ? a[0] : a; }

  function upright(d) { return (d.lines || []).filter(function (l) { return l.axis === 'x'; }); }

  // lineLabels finds how many rows the labels of upright lines need above
  // the plot, which runs from left over width.
  function lineLabels(f, W, left, width, low, high) {
    var placed = upright(f.d).filter(function (l) { return l.text; }).map(function (l) {
      var x = left + (l.at - low) / (high - low) * width;
      var w = widthOf(l.text, 13, 600);
      return { x: x, from: Math.min(Math.max(x - w / 2, 0), Math.max(W - w, 0)), w: w, text: l.text, row: 0 };
    });
    placed.sort(function (a, b) { return a.x - b.x; });
    // Two labels that would meet move apart to either side of their lines
    // before one of them goes up a row.
    for (var i = 0; i + 1 < placed.length; i++) {
      var a = placed[i], b = placed[i + 1];
      if (a.from + a.w + 10 > b.from) {
        var l = Math.max(0, Math.min(a.from, a.x + 3 - a.w)), r = Math.min(Math.max(b.from, b.x - 3), W - b.w);
        if (l + a.w + 10 <= r) { a.from = l; b.from = r; }
        // One goes up, so its line passes beside the other's label.
        else a.from = Math.max(0, Math.min(a.from, b.x - 5 - a.w));
      }
    }
    var ends = [];
    placed.forEach(function (p) {
      while (ends[p.row] !== undefined && ends[p.row] + 10 > p.from) p.row++;
      ends[p.row] = p.from + p.w;
    });
    f.lineLabels = placed;
    return ends.length;
  }

  // nameColumn finds the narrowest column beside the plot in which every name
  // stands on one line or two, and with it the height of a row: two names that
  // follow each other have room, a long one reaches into the rows beside it.
  // Under a finger a row is a target and has its least height.
  function nameColumn(names, W, most, weight) {
    var full = Math.ceil(widest(names, 13, weight)) + 2, out = null;
    [0.3, 0.34, 0.38, 0.42, 0.46].some(function (share) {
      var width = Math.min(full, most, Math.max(84, W * share));
      var lines = names.map(function (n) { return broken(n, width, 13, weight); });
      var deep = lines.reduce(function (m, l) { return Math.max(m, l.length); }, 1);
      var pair = lines.reduce(function (m, l, i) { return i ? Math.max(m, l.length + lines[i - 1].length) : m; }, 2);
      out = { width: width, lines: lines, row: Math.max(printing ? 19 : W < 500 ? 24 : 22, Math.ceil(13 * pair / 2) + (printing || deep < 2 ? 1 : deep > 2 ? 6 : 4)) };
      return deep <= 2 && !lines.some(function (l) { return l.cut; });
    });
    return out;
  }

  // beside is where the text of a bar's value begins, a way from the bar's end:
  // a line across it would strike it through, so it stands beyond the line.
  function beside(end, way, width, lines) {
    var at = end + way * 3;
    lines.slice().sort(function (a, b) { return (a - b) * way; }).forEach(function (line) {
      var from = (line - at) * way;
      if (from > -4 && from < width + 3) at = line + way * 4;
    });
    return at;
  }

  layouts.bars = function (f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis), s = option.series[0];
    var names = y.data, column = nameColumn(names, W, 300), lines = column.lines, row = column.row;
    // Room for values beyond the ends of the longest bars, and for the half of
    // the last tick's text that stands beyond the axis.
    var left = column.width + 10, right = endRoom(d.xticks), plot;
    var low = x.min, high = x.max, before = 0, after = 0;
    function place(v) { return (v - low) / (high - low) * plot; }
    function room(it, i) {
      var v = s.data[i].value;
      if (typeof v !== 'number') return;
      var w = widthOf(it.text || '', 13), at = beside(place(v), v < 0 ? -1 : 1, w, across);
      if (v < 0) before = Math.max(before, w + 7 - at); else after = Math.max(after, at + w + 7 - plot);
    }
    // Bars are the shorter the more room there is, and leave less beside them.
    for (var pass = 0, given = -1; pass < 4 && before + after > given; pass++) {
      given = before + after;
      plot = W - left - before - right - after;
      var across = upright(d).map(function (l) { return place(l.at); });
      d.items.forEach(room);
    }
    left += before;
    right += after;
    plot = W - left - right;
    var rows = lineLabels(f, W, left, plot, low, high);
    var top = rows ? rows * 18 + 10 : 8;
    var g = first(option.grid);
    Object.assign(g, { left: left, right: right, top: top, bottom: 26, containLabel: false });
    Object.assign(y.axisLabel, { margin: 10 + before, lineHeight: 13, formatter: function (v, i) { return lines[i].join('\n'); } });
    ticks(option, 'xAxis', d.xticks, plot);
    s.barMaxWidth = 15;
    f.plotBox = { left: left, top: top, width: plot, height: names.length * row, row: row };
    return top + names.length * row + 26;
  };

  layouts.dots = function (f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis);
    var left = Math.max(16, endRoom(d.xticks)), width = W - 2 * left;
    var size = Math.min(18, d.bin / (x.max - x.min) * width * 0.94);
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    var top = rows * 18 + 14;
    var height = Math.max(d.tallest * size * 1.06, 84);
    y.max = height / (size * 1.06);
    option.series[0].symbolSize = size;
    Object.assign(first(option.grid), { left: left, right: left, top: top, bottom: 28, containLabel: false });
    ticks(option, 'xAxis', d.xticks, width);
    f.plotBox = { left: left, top: top, width: width, height: height, size: size };
    return top + height + 28;
  };

  layouts.histogram = function (f, option, W) {
    var d = f.d, x = first(option.xAxis);
    var left = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12, right = Math.max(16, endRoom(d.xticks)), width = W - left - right;
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    var top = rows * 18 + 14, height = Math.min(220, Math.max(140, W * 0.3));
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 28, containLabel: false });
    option.series[0].barWidth = Math.max(1, d.bin / (x.max - x.min) * width - 1);
    option.series[0].data = option.series[0].data.map(function (v) { return Object.assign({}, v, { itemStyle: { color: palette.cross[dark ? 1 : 0] } }); });
    ticks(option, 'xAxis', d.xticks, width);
    ticks(option, 'yAxis', d.yticks);
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 28;
  };

  // In a scatter plot classes differ in shape, since points are too small for
  // patterns.
  function shapeOf(look) { return look.pattern === 'hatch' ? 'rect' : look.pattern === 'dots' ? 'triangle' : look.pattern === 'cross' ? 'diamond' : 'circle'; }

  layouts.scatter = function (f, option, W) {
    var d = f.d, x = first(option.xAxis);
    var left = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12, right = Math.max(20, endRoom(d.xticks)), width = W - left - right;
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    f.axisTitle = broken(d.axes[1], W, 13, 600);
    var top = f.axisTitle.length * 17 + rows * 18 + 14;
    var height = Math.max(260, Math.min(520, width * 0.72));
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 48, containLabel: false });
    option.series[0].symbolSize = W < 500 ? 9 : 12;
    option.series[0].data = option.series[0].data.map(function (v) {
      var style = Object.assign({}, v.itemStyle);
      delete style.decal; // too small for a pattern
      return Object.assign({}, v, { itemStyle: style, symbol: shapeOf(d.looks[v.look]) });
    });
    ticks(option, 'xAxis', d.xticks, width);
    ticks(option, 'yAxis', d.yticks);
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 48;
  };

  // A slope has the names of the lines that stand out on its right and their
  // earlier values on its left.
  layouts.slope = function (f, option, W) {
    var d = f.d, ends = d.items.filter(function (it, i) { return it.show && i % 2; });
    var tick = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12;
    var before = Math.ceil(widest(ends.map(function (it) { return it.text; }), 13, 600));
    var left = tick + (before ? before + 8 : 0);
    f.labelRoom = Math.min(Math.ceil(widest(ends.map(function (it) { return it.name + ' ' + it.more; }), 13, 600)) + 2, W * 0.42);
    var right = Math.max(endsRoom(d), f.labelRoom + 14), width = W - left - right;
    var height = Math.max(300, Math.min(520, d.items.length * 6.5)), top = 30;
    // Where the borders' names do not fit between the years they stand above.
    f.border = (d.lines || []).map(function (l) { return l.text; }).filter(Boolean).join(', ');
    f.ends = 10;
    if (f.border && widthOf(f.border, 13, 600) + 30 > width - 2 * endsRoom(d)) { f.ends += 18; top += 18; }
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 10, containLabel: false });
    first(option.yAxis).axisLabel.margin = left - tick + 10;
    ticks(option, 'yAxis', d.yticks);
    option.series.slice(1).forEach(function (s, k) { s.lineStyle.color = fillOf(d.looks[k]); });
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 10;
  };
  function endsRoom(d) { return Math.ceil(widthOf(d.ends[1], 13, 600) / 2) + 4; }

  layouts.heat = function (f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis);
    var names = nameColumn(y.data, W, 240, d.rows.some(function (r) { return r.marked; }) ? 700 : 400);
    var column = names.width, lines = names.lines, row = names.row;
    var width = W - column - 18, cell = width / x.data.length;
    var heads = x.data.map(function (n) { return broken(n, cell - 6, 12); });
    var deep = heads.reduce(function (m, l) { return Math.max(m, l.length); }, 1);
    // Too narrow for words: the columns get numbers, and a list names them.
    var cut = heads.some(function (h) { return h.cut; });
    f.numbers(cell < 44 || cut || deep > 4);
    if (f.numbered) { heads = x.data.map(function (n, i) { return [String(i + 1)]; }); deep = 1; }
    var top = deep * 15 + 10;
    Object.assign(first(option.grid), { left: column + 10, right: 8, top: top, bottom: 4, containLabel: false });
    Object.assign(x.axisLabel, { fontSize: 12, lineHeight: 15, color: tokens['--quiet'], formatter: function (v, i) { return heads[i].join('\n'); } });
    Object.assign(y.axisLabel, {
      margin: 10, lineHeight: 14,
      formatter: function (v, i) { return d.rows[i].marked ? lines[i].map(function (l) { return '{b|' + l.replace(/[{}|]/g, ' ') + '}'; }).join('\n') : lines[i].join('\n').replace(/[{}|]/g, ' '); },
      rich: { b: { fontWeight: 700, color: tokens['--ink'], fontSize: 13, lineHeight: 14 } },
    });
    option.series[0].data.forEach(function (v) { v.itemStyle.borderColor = tokens['--paper']; v.itemStyle.borderWidth = 1; });
    f.plotBox = { left: column + 10, top: top, width: width, height: y.data.length * row };
    return top + y.data.length * row + 4;
  };

  Figure.prototype.numbers = function (on) {
    this.numbered = on;
    if (on && !this.numberKey) {
      this.numberKey = make('ol', { 'class': 'columns', 'aria-hidden': 'true' }, this.d.columns.map(function (c) { return make('li', {}, [plainText(c.label)]); }));
      this.plot.insertBefore(this.numberKey, this.host);
    }
    if (this.numberKey) this.numberKey.hidden = !on;
  };

  layouts.strip = function (f, option, W) {
    var d = f.d, wide = W >= 600;
    var left = wide ? Math.min(Math.ceil(widest(d.rows.map(function (r) { return r.label; }), 15)) + 2, W * 0.32, 260) + 16 : 8;
    var row = wide ? 58 : 82, top = d.ends && (d.ends[0] || d.ends[1]) ? 24 : 4;
    Object.assign(first(option.grid), { left: left, right: 10, top: top, bottom: 4, containLabel: false });
    f.plotBox = { left: left, top: top, width: W - left - 10, height: d.rows.length * row, row: row, wide: wide };
    // On a phone the name stands above the strip, so the strip moves down.
    var down = wide ? 0 : 12;
    option.series.forEach(function (s) { s.symbolOffset = [0, down]; });
    f.down = down;
    return top + d.rows.length * row + 4;
  };

  layouts.map = function (f, option, W) {
    var d = f.d, s = option.series[0], geo = f.geo;
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
    s.label.formatter = function (p) { return nameLines(f.named(p.name)).join('\n'); };
    // A name at the border of the city is moved into the sheet.
    s.labelLayout = function (p) {
      var r = p.labelRect, beyond = Math.max(0, r.x + r.width - W + 2);
      return { hideOverlap: true, dx: Math.max(0, 2 - r.x) - beyond, dy: places[p.dataIndex] || 0 };
    };
    return H;
  };

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
      var id = f.d.items[i].id, at = geo.centres[id], own = geo.boxes[id], lines = nameLines(f.named(id));
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

  function nameLines(name) { return name.split(/([\-\/–] ?| )/).reduce(twoLines, ['']); }

  // A long name on a map stands on two lines.
  function twoLines(lines, part) {
    var last = lines.length - 1;
    if (lines.length < 2 && lines[last].length + part.length > 13 && lines[last].length > 4 && !/^([\-\/–] ?| )$/.test(part)) lines.push(part);
    else lines[last] += part;
    return lines;
  }

  // ---------------------------------------------------------- annotations

  // What ECharts has no place for is drawn beside it on the same sheet: names
  // of lines, of points, of rows. So it is in the saved picture too.
  Figure.prototype.annotate = function (W, H) {
    var f = this, d = f.d, zr = f.chart.getZr(), g = S.echarts.graphic, box = f.plotBox;
    f.marks.forEach(function (m) { zr.remove(m); });
    f.marks = [];
    if (d.kind === 'map') return;

    function text(x, y, string, style) {
      var t = new g.Text({
        silent: true, z: 50,
        style: Object.assign({
          x: x, y: y, text: string, fill: tokens['--ink'], fontSize: 13, fontFamily: tokens.font, verticalAlign: 'middle',
          stroke: tokens['--paper'], lineWidth: 3, strokeFirst: true,
        }, style),
      });
      zr.add(t);
      f.marks.push(t);
    }
    function rule(x1, y1, x2, y2, style) {
      var l = new g.Line({ silent: true, z: 2, shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: Object.assign({ stroke: tokens['--ink'], lineWidth: 1 }, style) });
      zr.add(l);
      f.marks.push(l);
    }

    if (f.lineLabels && d.kind !== 'strip') {
      f.lineLabels.forEach(function (p) {
        var y = box.top - 12 - p.row * 18;
        text(p.from, y, p.text, { fontWeight: 600, align: 'left' });
        if (p.row > 0 || p.x < p.from || p.x > p.from + p.w) rule(p.x, y + (p.row > 0 ? 9 : 4), p.x, box.top, { lineWidth: 1 });
        else rule(p.x, box.top - 4, p.x, box.top);
      });
    }

    if (d.kind === 'bars') {
      var zero = f.chart.convertToPixel({ xAxisIndex: 0 }, 0);
      rule(zero, box.top, zero, box.top + box.height, { stroke: tokens['--quiet'] });
      // Values stand above the lines, so they are written here and not by the
      // series, which the lines would cross.
      var across = upright(d).map(function (l) { return f.chart.convertToPixel({ xAxisIndex: 0 }, l.at); });
      d.items.forEach(function (it, i) {
        var v = d.option.series[0].data[i].value;
        if (typeof v !== 'number' || !it.text) return;
        var end = f.chart.convertToPixel({ xAxisIndex: 0 }, v), way = v < 0 ? -1 : 1;
        text(beside(end, way, widthOf(it.text, 13), across), box.top + (i + 0.5) * box.row, it.text, {
          align: v < 0 ? 'right' : 'left', backgroundColor: tokens['--paper'], padding: [1, 2],
        });
      });
      if (d.skipped) {
        text(box.left + 6, box.top + (d.skipped.before + 0.5) * box.row, d.skipped.text, { fill: tokens['--quiet'], align: 'left', backgroundColor: tokens['--paper'], padding: [1, 2] });
      }
    }

    if (d.kind === 'dots' || d.kind === 'scatter') {
      var data = d.option.series[0].data, taken = [];
      var r = (d.kind === 'dots' ? box.size : W < 500 ? 9 : 12) / 2;
      var at = data.map(function (v) { return f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(v)); });
      at.forEach(function (p) { taken.push([p[0] - r, p[1] - r, p[0] + r, p[1] + r]); });
      if (d.kind === 'scatter') {
        text(0, 9, f.axisTitle.join('\n'), { fontWeight: 600, align: 'left', verticalAlign: 'top', y: 0, lineHeight: 17 });
        text(box.left + box.width, box.top + box.height + 38, d.axes[0], { fontWeight: 600, align: 'right' });
        (d.lines || []).forEach(function (l) {
          if (l.axis !== 'y' || !l.text) return;
          var y = f.chart.convertToPixel({ yAxisIndex: 0 }, l.at), w = widthOf(l.text, 13, 600);
          text(box.left + box.width, y - 10, l.text, { align: 'right', fontWeight: 600 });
          taken.push([box.left + box.width - w, y - 18, box.left + box.width, y]);
        });
      }
      d.items.forEach(function (it, i) {
        if (!it.show || !it.name) return;
        var w = widthOf(it.name, 13), p = at[i];
        var places = d.kind === 'dots'
          ? [[-w / 2, -r - 11], [-r, -r - 11], [r - w, -r - 11], [-w / 2, -r - 28], [-r, -r - 28], [r - w, -r - 28], [-r, -r - 45], [r - w, -r - 45]]
          : [[r + 4, 0], [-r - 4 - w, 0], [-w / 2, -r - 10], [-w / 2, r + 10], [r + 2, -r - 6], [r + 2, r + 6], [-r - 2 - w, -r - 6], [-r - 2 - w, r + 6]];
        places.some(function (o) {
          var b = [p[0] + o[0], p[1] + o[1] - 8, p[0] + o[0] + w, p[1] + o[1] + 8];
          if (b[0] < (d.kind === 'scatter' ? box.left + 2 : 0) || b[2] > W || b[1] < 0 || b[3] > H) return false;
          if (taken.some(function (t) { return t[0] < b[2] && b[0] < t[2] && t[1] < b[3] && b[1] < t[3]; })) return false;
          taken.push([b[0] - 10, b[1], b[2] + 10, b[3]]); // or two names would read as one
          text(b[0], p[1] + o[1], it.name, { align: 'left' });
          if (d.kind === 'dots' && o[1] < -r - 20) rule(p[0], p[1] + o[1] + 9, p[0], p[1] - r - 1, { stroke: tokens['--quiet'] });
          return true;
        });
      });
    }

    if (d.kind === 'slope') {
      text(box.left, f.ends, d.ends[0], { align: 'center', fontWeight: 600 });
      text(box.left + box.width, f.ends, d.ends[1], { align: 'center', fontWeight: 600 });
      [0, 1].forEach(function (side) {
        rule(box.left + side * box.width, box.top - 8, box.left + side * box.width, box.top + box.height, { stroke: tokens['--quiet'] });
        var names = [];
        d.items.forEach(function (it, i) {
          if (!it.show || i % 2 !== side) return;
          var at = f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(d.option.series[0].data[i]));
          var lines = side ? broken(it.name + ' ' + it.more, f.labelRoom, 13, 600) : [it.text];
          names.push({ x: at[0], at: at[1], y: at[1], lines: lines, h: lines.length * 15 });
        });
        // Names that would meet move down, then all of them up again as far as
        // the sheet asks for.
        names.sort(function (a, b) { return a.at - b.at; });
        names.forEach(function (n, i) { n.y = Math.max(n.y, i ? names[i - 1].y + (names[i - 1].h + n.h) / 2 : n.h / 2); });
        for (var i = names.length - 1, floor = H; i >= 0; i--) {
          names[i].y = Math.min(names[i].y, floor - names[i].h / 2);
          floor = names[i].y - names[i].h / 2;
        }
        names.forEach(function (n) {
          var way = side ? 1 : -1;
          if (Math.abs(n.y - n.at) > 3) rule(n.x + way * 5, n.at, n.x + way * 11, n.y, { stroke: tokens['--quiet'] });
          text(n.x + way * (side ? 13 : 12), n.y, n.lines.join('\n'), { align: side ? 'left' : 'right', fontWeight: 600, lineHeight: 15 });
        });
      });
      // Along the line itself it would lie across others.
      if (f.border) {
        var middle = box.left + box.width / 2, half = (widthOf(f.border, 13, 600) + 30) / 2;
        rule(middle - half, 10, middle - half + 24, 10, { stroke: tokens['--ink'], lineWidth: 1.5, lineDash: [5, 4] });
        text(middle - half + 30, 10, f.border, { align: 'left', fontWeight: 600 });
      }
    }

    if (d.kind === 'strip') {
      if (d.ends[0]) text(box.left, 9, '← ' + d.ends[0], { align: 'left', fill: tokens['--quiet'] });
      if (d.ends[1]) text(box.left + box.width, 9, d.ends[1] + ' →', { align: 'right', fill: tokens['--quiet'] });
      d.rows.forEach(function (row, i) {
        var top = box.top + i * box.row, middle = top + box.row / 2 + f.down;
        if (i > 0) rule(0, top, W, top, { stroke: tokens['--line'] });
        var name = broken(row.label, box.wide ? box.left - 16 : W * 0.62, 15);
        if (box.wide) text(0, middle, name.join('\n'), { fontSize: 15, align: 'left', lineHeight: 18 });
        else text(0, top + 15, name.slice(0, 2).join(' '), { fontSize: 15, align: 'left' });
        rule(box.left, middle, box.left + box.width, middle, { stroke: tokens['--line'], z: 0 });
        text(box.left, middle + 20, row.low || '', { fontSize: 12, align: 'left', fill: tokens['--quiet'] });
        text(box.left + box.width, middle + 20, row.high || '', { fontSize: 12, align: 'right', fill: tokens['--quiet'] });
        var taken = [[box.left, box.left + widthOf(row.low || '', 12) + 6], [box.left + box.width - widthOf(row.high || '', 12) - 6, box.left + box.width]];
        (d.lines || []).forEach(function (l) {
          if (l.row !== undefined ? l.row !== i : i !== 0) return;
          var x = box.left + l.at * box.width, w = widthOf(l.text, 12) / 2;
          x = Math.min(Math.max(x, w), W - w);
          if (taken.some(function (t) { return x - w < t[1] && t[0] < x + w; })) return;
          text(x, middle + 20, l.text, { fontSize: 12, align: 'center' });
        });
        var own = d.items[row.own];
        if (own) {
          var at = f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(d.option.series[0].data[row.own]));
          var half = widthOf(own.text, 13, 700) / 2;
          text(Math.min(Math.max(at[0], box.left + half - 4), W - half), middle - 19, own.text, { align: 'center', fontWeight: 700 });
        } else if (row.text) {
          text(box.left + box.width / 2, middle - 19, row.text, { align: 'center', fill: tokens['--quiet'] });
        }
      });
    }
  };

  // --------------------------------------------------- pointer and keys

  Figure.prototype.named = function (id) {
    var a = this.geo && this.geo.areas[id];
    return a ? a.name : id;
  };

  // tip is what is said of a datum.
  Figure.prototype.tip = function (i) {
    var d = this.d, it = d.items[i];
    if (!it || !(it.id || it.name)) return null;
    var labelled = function (label, text) { return label && text ? label + ': ' + text : text || ''; };
    switch (d.kind) {
      case 'map': {
        var a = this.geo.areas[it.id] || {};
        return { name: a.name || it.id, lines: [it.text], href: a.href };
      }
      case 'heat': {
        var n = d.columns.length, c = d.columns[i % n], row = d.rows[Math.floor(i / n)];
        return { name: row.label, lines: [labelled(c.full || plainText(c.label), it.text)], href: row.href };
      }
      case 'strip': {
        var r = this.rowOf(i);
        return { name: it.name, lines: [labelled(plainText(d.rows[r].label), it.text)], href: it.href };
      }
      case 'slope':
        return { name: it.name, lines: [labelled(d.ends[0], it.text), labelled(d.ends[1], it.more)], href: it.href };
      case 'scatter':
        return { name: it.name, lines: [labelled(d.label, it.text), labelled(d.axes[2], it.more)], href: it.href };
    }
    return { name: it.name, lines: [d.kind === 'histogram' ? it.text : labelled(d.label, it.text)], href: it.href };
  };

  Figure.prototype.rowOf = function (i) {
    var rows = this.d.rows, r = 0;
    while (r + 1 < rows.length && rows[r + 1].first <= i) r++;
    return r;
  };

  // pixel is where a datum stands on the screen.
  Figure.prototype.pixel = function (i) {
    var d = this.d, v = d.option.series[0].data[i], p;
    if (d.kind === 'map') p = this.chart.convertToPixel({ seriesIndex: 0 }, this.geo.centres[d.items[i].id] || [0, 0]);
    else if (d.kind === 'bars') p = this.chart.convertToPixel({ seriesIndex: 0 }, [v.value || 0, i]);
    else p = this.chart.convertToPixel({ seriesIndex: 0 }, valueOf(v));
    var box = this.sheet.getBoundingClientRect();
    return [box.left + (p ? p[0] : 0), box.top + (p ? p[1] : 0)];
  };

  Figure.prototype.emphasise = function (i) {
    this.chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (i >= 0) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: i });
  };

  Figure.prototype.light = function (level, id) {
    var own = this.d.level || '', i;
    if (this.d.kind === 'heat' || this.d.kind === 'strip' || this.d.kind === 'slope') {
      i = [];
      this.d.items.forEach(function (it, k) { if (same(own, it.id || '', level, id)) i.push(k); });
      this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: i });
      return;
    }
    i = this.d.items.findIndex(function (it) { return same(own, it.id || '', level, id); });
    if (i >= 0) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: i });
  };
  Figure.prototype.dim = function () { this.chart.dispatchAction({ type: 'downplay', seriesIndex: 0 }); };

  Figure.prototype.listen = function () {
    var f = this, touch = false, point = [0, 0];
    f.host.addEventListener('pointerdown', function (e) { touch = e.pointerType !== 'mouse'; point = [e.clientX, e.clientY]; }, true);
    f.host.addEventListener('pointermove', function (e) {
      point = [e.clientX, e.clientY];
      if (e.pointerType === 'mouse' && f.over >= 0) showTip(f, f.over, point[0], point[1]);
    }, true);
    f.chart.on('mouseover', { seriesIndex: 0 }, function (p) {
      if (touch || p.componentType !== 'series' || !f.d.items[p.dataIndex]) return;
      f.over = p.dataIndex;
      var tip = f.tip(p.dataIndex);
      f.sheet.style.cursor = tip && tip.href ? 'pointer' : 'default';
      light(f.d.level || '', f.d.items[p.dataIndex].id || '', f);
      showTip(f, p.dataIndex, point[0], point[1]);
    });
    f.chart.on('mouseout', { seriesIndex: 0 }, function () { f.over = -1; f.sheet.style.cursor = 'default'; hideTip(); dim(); });
    f.over = -1;
    f.host.addEventListener('pointerleave', function (e) { if (e.pointerType === 'mouse') { f.over = -1; hideTip(); dim(); } });
    function pick(i) {
      var tip = f.tip(i);
      if (!tip) return;
      if (touch) {
        light(f.d.level || '', f.d.items[i].id || '', null);
        f.light(f.d.level || '', f.d.items[i].id || '');
        showTip(f, i, point[0], point[1], true);
      } else if (tip.href) {
        location.href = root + tip.href;
      }
    }
    f.chart.on('click', { seriesIndex: 0 }, function (p) { pick(p.dataIndex); });
    // A finger hits the row of a ranking, not a bar that may be a hair wide.
    f.chart.getZr().on('click', function (e) {
      if (touch && !e.target && f.d.kind === 'bars') pick(Math.floor((e.offsetY - f.plotBox.top) / f.plotBox.row));
    });
    f.chart.on('georoam', function () {
      var o = f.chart.getOption().series[0];
      f.centre = o.center;
      hideTip();
    });
    f.host.addEventListener('keydown', function (e) { f.key(e); });
    f.host.addEventListener('focus', function () {
      if (f.host.matches(':focus-visible')) f.go(f.index >= 0 ? f.index : f.start());
    });
    f.host.addEventListener('blur', function () { f.emphasise(-1); hideTip(); dim(); });
  };

  Figure.prototype.start = function () {
    var d = this.d, i = 0;
    if (d.kind === 'strip') i = d.rows[0].own >= 0 ? d.rows[0].own : 0;
    if (d.kind === 'map') {
      var shown = d.items.findIndex(function (it) { return it.show; });
      if (shown >= 0) i = shown;
    }
    return i;
  };

  // go moves the focus to a datum.
  Figure.prototype.go = function (i) {
    var f = this, tip = f.tip(i);
    if (!tip) return;
    f.index = i;
    dim();
    light(f.d.level || '', f.d.items[i].id || '', f);
    f.emphasise(i);
    var p = f.pixel(i);
    if (p[1] < 60 || p[1] > window.innerHeight - 40) {
      window.scrollBy(0, p[1] - window.innerHeight / 2);
      p = f.pixel(i);
    }
    showTip(f, i, p[0], p[1]);
    announce([tip.name].concat(tip.lines).join(', '));
  };

  Figure.prototype.key = function (e) {
    var f = this, d = f.d, n = d.items.length, i = f.index, to = -1;
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    switch (e.key) {
      case 'ArrowDown': case 'ArrowUp': case 'ArrowLeft': case 'ArrowRight':
        to = i < 0 ? f.start() : f.neighbour(i, e.key.slice(5));
        break;
      case 'Home': to = 0; break;
      case 'End': to = n - 1; break;
      case 'Enter': {
        var tip = i >= 0 && f.tip(i);
        if (tip && tip.href) location.href = root + tip.href;
        return;
      }
      case 'Escape': f.index = -1; f.emphasise(-1); hideTip(); dim(); return;
      case '+': if (d.kind === 'map') { f.scale(1.6); e.preventDefault(); } return;
      case '-': if (d.kind === 'map') { f.scale(1 / 1.6); e.preventDefault(); } return;
      default: return;
    }
    e.preventDefault();
    if (to >= 0 && to < n) f.go(to);
  };

  // neighbour is the datum that an arrow key leads to, -1 at the edge.
  Figure.prototype.neighbour = function (i, way) {
    var f = this, d = f.d, n = d.items.length;
    var step = way === 'Down' || way === 'Right' ? 1 : -1, upright = way === 'Down' || way === 'Up';
    if (d.kind === 'heat') {
      var w = d.columns.length, to = upright ? i + step * w : i + step;
      return to < 0 || to >= n || !upright && Math.floor(to / w) !== Math.floor(i / w) ? -1 : to;
    }
    if (d.kind === 'strip') {
      var r = f.rowOf(i), next = d.rows[r + step];
      if (upright) {
        if (!next) return -1;
        var twin = -1, end = d.rows[r + step + 1] ? d.rows[r + step + 1].first : n;
        for (var k = next.first; k < end; k++) if (d.items[k].id === d.items[i].id) twin = k;
        return twin >= 0 ? twin : next.first < end ? next.first : -1;
      }
      var from = d.rows[r].first, until = d.rows[r + 1] ? d.rows[r + 1].first : n;
      return nearestBy(d, from, until, i, step, function (v) { return valueOf(v)[0]; });
    }
    if (d.kind === 'slope') { // left and right along the line, up and down to the next on that side
      if (!upright) return (step > 0) === (i % 2 === 0) ? i + step : -1;
      var up = first(d.option.yAxis).inverse ? 1 : -1;
      return nearestBy(d, i % 2, n, i, step, function (v) { return valueOf(v)[1] * up; }, 2);
    }
    if (d.kind === 'scatter' || d.kind === 'dots') {
      return nearestBy(d, 0, n, i, step, function (v) { return v.value[upright && d.kind === 'scatter' ? 1 : 0] * (upright && d.kind === 'scatter' ? -1 : 1); });
    }
    if (d.kind === 'map') {
      var here = f.geo.centres[d.items[i].id], best = -1, least = Infinity;
      if (!here) return (i + step + n) % n;
      d.items.forEach(function (it, k) {
        var c = f.geo.centres[it.id];
        if (k === i || !c) return;
        var along = upright ? (here[1] - c[1]) * step : (c[0] - here[0]) * step;
        var aside = Math.abs(upright ? c[0] - here[0] : c[1] - here[1]);
        if (along <= 0) return;
        var cost = along + 2.5 * aside;
        if (cost < least) { least = cost; best = k; }
      });
      return best;
    }
    do { i += step; } while (i >= 0 && i < n && !(d.items[i].id || d.items[i].name));
    return i;
  };

  // nearestBy is the next datum by a number, those that share it by position.
  function nearestBy(d, from, until, i, step, number, every) {
    var data = d.option.series[0].data, best = -1, here = number(data[i]);
    for (var k = from; k < until; k += every || 1) {
      if (k === i) continue;
      var gap = (number(data[k]) - here) * step || (k - i) * step * 1e-12;
      if (gap <= 0) continue;
      if (best < 0 || gap < ((number(data[best]) - here) * step || (best - i) * step * 1e-12)) best = k;
    }
    return best;
  }

  // ----------------------------------------------------------------- zoom

  Figure.prototype.scale = function (by) {
    this.zoom = by ? Math.min(12, Math.max(1, this.zoom * by)) : 1;
    if (this.zoom < 1.01) { this.zoom = 1; this.centre = null; }
    else if (this.index >= 0) this.centre = this.geo.centres[this.d.items[this.index].id] || this.centre;
    hideTip();
    this.paint();
    this.minus.disabled = this.whole.disabled = this.zoom === 1;
    this.plus.disabled = this.zoom >= 12;
  };

  Figure.prototype.zooms = function () {
    var f = this;
    function button(sign, text, by) {
      var b = make('button', { type: 'button', 'aria-label': text, title: text }, [sign]);
      b.addEventListener('click', function () { f.scale(by); });
      return b;
    }
    f.plus = button('+', say('zoom.in'), 1.6);
    f.minus = button('−', say('zoom.out'), 1 / 1.6);
    f.whole = make('button', { type: 'button' }, [say('zoom.all')]);
    f.whole.addEventListener('click', function () { f.scale(0); });
    f.minus.disabled = f.whole.disabled = true;
    f.zoomBar = make('div', { 'class': 'zoom', role: 'group', 'aria-label': say('zoom') }, [f.plus, f.minus, f.whole]);
    f.plot.insertBefore(f.zoomBar, f.host);
  };

  // -------------------------------------------------- chart | table

  function views(element) {
    var plot = element.querySelector('[data-plot]'), table = element.querySelector('[data-table]');
    if (!plot || !table) return;
    var group = make('div', { 'class': 'views', role: 'group', 'aria-label': say('chart') + ', ' + say('table') });
    var buttons = [[plot, say('chart')], [table, say('table')]].map(function (v, i) {
      var b = make('button', { type: 'button', 'aria-pressed': String(i === 0) }, [v[1]]);
      b.addEventListener('click', function () {
        hideTip();
        plot.hidden = i === 1;
        table.hidden = i === 0;
        if (table.tagName === 'DETAILS') table.open = i === 1;
        buttons.forEach(function (o, k) { o.setAttribute('aria-pressed', String(k === i)); });
      });
      return b;
    });
    buttons.forEach(function (b) { group.append(b); });
    if (table.tagName === 'DETAILS') table.classList.add('bare');
    table.hidden = true;
    plot.before(group);
  }

  // --------------------------------------------------------------- tables

  function orderOf(row, column) {
    var cell = row.cells[column];
    if (!cell) return { number: null, text: '' };
    var order = cell.dataset.order;
    return { number: order === undefined || order === '' ? null : Number(order), ordered: order !== undefined, text: cell.textContent.trim() };
  }

  function sortable(table) {
    var head = table.tHead && table.tHead.rows[0], body = table.tBodies[0];
    if (!head || !body) return;
    var original = Array.from(body.rows);
    var compare = new Intl.Collator(language, { numeric: true, sensitivity: 'base' }).compare;
    Array.from(head.cells).forEach(function (th, column) {
      if (th.colSpan > 1 || th.dataset.sort === 'no') return;
      var name = th.textContent.trim();
      if (!name) return;
      var numeric = original.some(function (r) { var c = r.cells[column]; return c && c.dataset.order !== undefined; });
      var button = make('button', { type: 'button', 'class': 'sort', title: say('sort.by', { name: name }) });
      while (th.firstChild) button.append(th.firstChild);
      th.append(button);
      button.addEventListener('click', function () {
        var now = th.getAttribute('aria-sort');
        // Numbers from the highest, words from A; then the other way round;
        // then as the page had it.
        var ways = numeric ? ['descending', 'ascending', null] : ['ascending', 'descending', null];
        var way = ways[(ways.indexOf(now) + 1) % 3];
        Array.from(head.cells).forEach(function (o) { o.removeAttribute('aria-sort'); });
        var rows = original.slice();
        if (way) {
          th.setAttribute('aria-sort', way);
          var keys = new Map(rows.map(function (r) { return [r, orderOf(r, column)]; }));
          var turn = way === 'ascending' ? 1 : -1;
          rows.sort(function (a, b) {
            var fixed = isFixed(a) - isFixed(b);
            if (fixed) return fixed;
            var x = keys.get(a), y = keys.get(b);
            if (numeric) {
              // What has no number stands last either way.
              if (x.number === null || y.number === null) return (x.number === null) - (y.number === null);
              return (x.number - y.number) * turn;
            }
            if (!x.text || !y.text) return !x.text - !y.text;
            return compare(x.text, y.text) * turn;
          });
        }
        body.append.apply(body, rows);
        announce(say(way === 'ascending' ? 'sort.up' : way === 'descending' ? 'sort.down' : 'sort.first', { name: name }));
      });
    });
  }

  // The city's row and sums stay below the areas and are not filtered.
  function isFixed(row) { return +(row.dataset.fixed !== undefined || row.classList.contains('city') || row.classList.contains('sum')); }

  function filterable(table) {
    var body = table.tBodies[0];
    if (!body) return;
    var rows = Array.from(body.rows).filter(function (r) { return !isFixed(r); });
    if (rows.length < 8) return;
    var keys = rows.map(function (r) { var t = r.cells[0] ? r.cells[0].textContent : ''; return [folded(t + ' ' + (r.dataset.area || '')), spelled(t)]; });
    var input = make('input', { type: 'search', id: newID('filter'), placeholder: say('filter.hint'), autocomplete: 'off' });
    var count = make('output', { 'for': input.id });
    var bar = make('div', { 'class': 'filter' }, [make('label', { 'for': input.id }, [say('filter')]), input]);
    var only = null;
    if (rows.some(function (r) { return r.dataset.target !== undefined; })) {
      only = make('input', { type: 'checkbox', id: newID('only') });
      bar.append(make('span', {}, [only, make('label', { 'for': only.id }, [say('filter.target', { name: table.dataset.targetName || '' })])]));
      only.addEventListener('change', apply);
    }
    bar.append(count);
    (table.closest('.box') || table).before(bar);
    input.addEventListener('input', apply);
    function apply() {
      var q = folded(input.value), n = 0;
      rows.forEach(function (r, i) {
        var hit = (!q || keys[i][0].indexOf(q) >= 0 || keys[i][1].indexOf(q) >= 0) && (!only || !only.checked || r.dataset.target !== undefined);
        r.hidden = !hit;
        if (hit) n++;
      });
      count.textContent = n === rows.length ? '' : n === 0 ? say('filter.none') : say('filter.count', { n: n.toLocaleString(language), total: rows.length.toLocaleString(language) });
    }
  }

  // --------------------------------------------------------------- search

  var areas = null;
  S.areas = function (d) {
    areas = d.areas.map(function (a) {
      return { name: a[0], kind: d.kinds[a[1]], id: a[2], href: a[3], key: folded(a[0]), spelled: spelled(a[0]) };
    });
  };

  // A combobox with a list box, as the ARIA practices describe it.
  function search(holder) {
    var id = newID('search'), list = make('ul', { id: id + '-list', role: 'listbox', 'aria-label': say('search'), hidden: '' });
    var input = make('input', {
      type: 'text', id: id, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list',
      autocomplete: 'off', spellcheck: 'false', placeholder: say('search.hint'),
    });
    holder.replaceChildren(make('label', { 'for': id, 'class': 'hidden' }, [say('search')]), input, list);
    var found = [], active = -1;

    function matches(q) {
      var begin = [], word = [], inside = [];
      areas.forEach(function (a) {
        var at = a.key.indexOf(q);
        if (at < 0) at = a.spelled.indexOf(q);
        if (at === 0 || a.id.toLowerCase() === q) begin.push(a);
        else if (at > 0 && /[\s\-\/(]/.test(a.key[at - 1] || '')) word.push(a);
        else if (at > 0 || a.id.toLowerCase().indexOf(q) === 0) inside.push(a);
      });
      return begin.concat(word, inside);
    }
    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    function show() {
      var q = folded(input.value);
      if (!areas || !q) { close(); return; }
      var hits = matches(q);
      found = hits.slice(0, 12);
      list.replaceChildren.apply(list, found.map(function (a, i) {
        var option = make('li', { role: 'option', id: id + '-' + i, 'aria-selected': 'false' }, [make('span', {}, [a.name]), make('small', {}, [a.kind + ' ' + a.id])]);
        option.addEventListener('pointerdown', function (e) { e.preventDefault(); });
        option.addEventListener('click', function () { open(i); });
        return option;
      }));
      if (!found.length) list.append(make('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', 'class': 'quiet' }, [say('search.none')]));
      list.hidden = false;
      list.style.left = '0px';
      var box = list.getBoundingClientRect();
      list.style.left = -Math.max(0, Math.min(box.right - document.documentElement.clientWidth + 8, box.left - 8)) + 'px';
      active = -1;
      input.removeAttribute('aria-activedescendant');
      input.setAttribute('aria-expanded', 'true');
      announce(found.length ? say('search.count', { n: hits.length }) : say('search.none'));
    }
    function mark(i) {
      all('[role=option]', list).forEach(function (o, k) { o.setAttribute('aria-selected', String(k === i)); });
      active = i;
      if (i >= 0) {
        input.setAttribute('aria-activedescendant', id + '-' + i);
        list.children[i].scrollIntoView({ block: 'nearest' });
      } else input.removeAttribute('aria-activedescendant');
    }
    function open(i) { if (found[i]) location.href = root + found[i].href; }

    input.addEventListener('focus', function () { load('suche.js').then(function () { if (input.value) show(); }).catch(function () {}); });
    input.addEventListener('input', function () { load('suche.js').then(show).catch(function () {}); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', function (e) {
      switch (e.key) {
        case 'ArrowDown': if (list.hidden) show(); else mark((active + 1) % Math.max(found.length, 1)); break;
        case 'ArrowUp': if (!list.hidden) mark(active <= 0 ? found.length - 1 : active - 1); break;
        case 'Enter': if (!list.hidden && found.length) open(Math.max(active, 0)); break;
        case 'Escape': if (!list.hidden) close(); else input.value = ''; break;
        default: return;
      }
      e.preventDefault();
    });
  }

  // -------------------------------------------------------------- chooser

  // Of many figures under one heading one is shown; a list chooses which, and
  // a second one where each choice has parts, such as the level of its areas.
  function chooser(holder) {
    var choices = all('[data-choice]', holder);
    var parts = all('[data-part]', holder);
    var names = parts.map(function (p) { return p.dataset.part; }).filter(function (n, i, list) { return list.indexOf(n) === i; });
    if (choices.length < 2 && names.length < 2) return;
    var select = make('select', { id: newID('choose') }), group = null, groupName = null;
    choices.forEach(function (c, i) {
      var section = c.closest('[data-choice-group]'), name = section ? section.dataset.choiceGroup : '';
      if (name !== groupName) {
        groupName = name;
        group = name ? make('optgroup', { label: name }) : select;
        if (group !== select) select.append(group);
      }
      group.append(make('option', { value: String(i) }, [c.dataset.choice]));
    });
    var which = make('select', { id: newID('part') }, names.map(function (n) { return make('option', { value: n }, [n]); }));
    var at = 0, wanted = names[0];
    function show(k) {
      at = k;
      choices.forEach(function (c, i) { c.hidden = i !== k; });
      all('[data-choice-group]', holder).forEach(function (s) { s.hidden = !s.querySelector('[data-choice]:not([hidden])'); });
      select.value = String(k);
      var own = all('[data-part]', choices[k]), there = own.map(function (p) { return p.dataset.part; });
      var part = there.indexOf(wanted) >= 0 ? wanted : there[0];
      own.forEach(function (p) { p.hidden = p.dataset.part !== part; });
      all('option', which).forEach(function (o) { o.disabled = there.indexOf(o.value) < 0; });
      if (part) which.value = part;
      keep();
    }
    function shown() {
      var p = all('[data-part]', choices[at]).filter(function (p) { return !p.hidden; })[0];
      return p && p.id || choices[at].id;
    }
    // A page opened as a file may not change its address; that is no harm.
    var settled = false;
    function keep() {
      if (!settled || !shown()) return;
      try { history.replaceState(null, '', '#' + encodeURIComponent(shown())); } catch (e) { /* stays as it is */ }
    }
    function fromAddress() {
      var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      // An address outside the chooser, such as that of the skip link, is none of its business.
      if (!target || !holder.contains(target)) return -1;
      var part = target.closest('[data-part]');
      if (part) wanted = part.dataset.part;
      return choices.findIndex(function (c) { return c === target || c.contains(target) || target.contains(c) && target !== holder; });
    }
    select.addEventListener('change', function () { show(Number(select.value)); });
    which.addEventListener('change', function () { wanted = which.value; show(at); });
    window.addEventListener('hashchange', function () { var k = fromAddress(); if (k >= 0) { show(k); choices[k].scrollIntoView(); } });
    var bar = make('div', { 'class': 'choose' });
    if (choices.length > 1) bar.append(make('label', { 'for': select.id }, [say('choose')]), select);
    if (names.length > 1) bar.append(make('label', { 'for': which.id }, [holder.dataset.parts || '']), which);
    holder.prepend(bar);
    holder.classList.add('chosen');
    show(Math.max(fromAddress(), 0));
    settled = true;
  }

  // A table's box says whether there is more of it to the right.
  function sideways(box) {
    function look() { box.toggleAttribute('data-more', box.scrollLeft + box.clientWidth < box.scrollWidth - 2); }
    box.addEventListener('scroll', look, { passive: true });
    new ResizeObserver(look).observe(box);
  }

  // ---------------------------------------------------------------- start

  function start() {
    all('[data-search]').forEach(search);
    all('[data-chooser]').forEach(chooser);
    all('table[data-sort]').forEach(sortable);
    all('.box').forEach(sideways);
    all('table[data-filter]').forEach(filterable);
    all('figure[data-chart]').forEach(views);

    // One listener for all rows of all tables: there may be thousands.
    ['pointerover', 'focusin'].forEach(function (event) {
      document.addEventListener(event, function (e) {
        var r = e.target.closest && e.target.closest('tr[data-area]');
        if (r) light(levelOf(r), r.dataset.area, null);
        else if (inTable) dim();
        inTable = !!r;
      });
    });

    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (e) {
        if (!e.isIntersecting) return;
        near.unobserve(e.target);
        figures.forEach(function (f) { if (f.element === e.target) f.draw(); });
      });
    }, { rootMargin: '400px 0px' });
    var narrow = matchMedia('(max-width: 620px)').matches;
    figures = all('figure[data-chart]').map(function (e) { return new Figure(e); }).filter(function (f) { return f.plot && (f.script || f.from); });
    figures.forEach(function (f) {
      // On a phone a map is a picture first: it would catch the finger that
      // scrolls the page.
      if (narrow && f.element.dataset.chart === 'map' && f.plot.querySelector('img')) {
        f.waiting = true;
        var b = make('button', { type: 'button', 'class': 'open' }, [say('map.open')]);
        b.addEventListener('click', function () { b.remove(); f.draw(); });
        f.plot.append(b);
      } else near.observe(f.element);
    });

    // What is further down is drawn when the page has come to rest, so that
    // printing finds it done. What is hidden or closed waits until it is shown.
    window.addEventListener('load', function () {
      setTimeout(function () {
        figures.forEach(function (f) { if (!f.waiting && f.plot.clientWidth && f.element.checkVisibility && f.element.checkVisibility({ contentVisibilityAuto: true })) f.draw(); });
      }, 150);
    });

    function repaint() { figures.forEach(function (f) { if (f.chart) f.paint(); }); }
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
    window.addEventListener('beforeprint', function () {
      printing = true;
      hideTip();
      repaint();
      figures.forEach(function (f) { f.now(); });
    });
    window.addEventListener('afterprint', function () { printing = false; repaint(); });
    document.addEventListener('pointerdown', function (e) { if (tip && !tip.hidden && !tip.contains(e.target)) hideTip(); });
    window.addEventListener('scroll', function () { if (tip && !tip.classList.contains('pinned')) figures.forEach(function (f) { if (f.over >= 0) hideTip(); }); }, { passive: true });
    document.documentElement.classList.add('scripted');
  }

  if (document.readyState === 'loading' || document.readyState === 'interactive') document.addEventListener('DOMContentLoaded', start);
  else start();
}());
