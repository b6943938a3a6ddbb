// @ts-check
// A figure of the page: drawn when it is near, painted anew when its width, the
// screen's colours or the paper ask for it, answering to pointer and keys.
import { dressed, fillOf, readTokens, resolved, tokens } from './colour.js';
import { expanded, marked, unpacked, valueOf } from './data.js';
import { kinds } from './kinds/index.js';
import { dim, light, lit, same } from './linking.js';
import { announce, load, make, page, root } from './page.js';
import { say } from './text.js';
import { hideTip, showTip } from './tip.js';

/** @type {Record<string, any>} */
const shared = {};

/**
 * share takes a figure that stands on several pages: a file of its own, named
 * in data-from.
 */
export function share(file, d) { shared[file] = d; }

/** The chart library, which comes as a file of its own. */
function library() { return /** @type {any} */ (window).Sozialbericht.echarts; }

// What stands in a chart's place before it is drawn says in words what it
// shows.
function alternative(plot) {
  var picture = plot.querySelector('img'), words = plot.querySelector('.alt');
  return picture ? picture.alt : words ? words.textContent : '';
}

export class Figure {
  constructor(element) {
    this.element = element;
    this.plot = element.querySelector('[data-plot]');
    this.script = element.querySelector('script[type="application/json"]');
    this.from = element.dataset.from || '';
    // Not yet of a distribution, whose data say whether it is dots or bars.
    this.kind = kinds[element.dataset.chart];
    this.index = -1; // of the datum in focus
    this.over = -1; // of the datum below the pointer
    this.zoom = 1;
    /** @type {any[]} */
    this.marks = [];
    /** @type {import('./data.js').Data} */
    this.d = null;
    /** @type {any} */
    this.chart = null;
    // What layouts find out for their annotations.
    /** @type {any} */
    this.plotBox = null;
    /** @type {any[]} */
    this.lineLabels = null;
    /** @type {any} */
    this.geo = null;
    this.axisTitle = [];
    this.border = '';
    this.ends = 0;
    this.labelRoom = 0;
    this.down = 0;
    this.numbered = false;
    /** @type {HTMLElement} */
    this.numberKey = null;
    /** @type {number[]} */
    this.centre = null;
    this.waiting = false;
    this.failed = false;
    /** @type {Promise<void>} */
    this.begun = null;
  }

  // read returns the data of the figure; of a strip for all areas, data-own
  // names the one that is shown.
  read() {
    if (this.d) return this.d;
    const d = this.from ? shared[this.from] : JSON.parse(this.script.textContent);
    this.kind = kinds[d.kind];
    this.d = expanded(unpacked(d, this.kind));
    if (this.element.dataset.own !== undefined) this.d = marked(this.d, this.element.dataset.own);
    return this.d;
  }

  draw() {
    var f = this;
    if (!f.begun) {
      var loaded = load('echarts.js');
      f.begun = (f.from ? load(f.from) : Promise.resolve()).then(function () {
        f.read();
        var file = f.kind.file && f.kind.file(f.d);
        return Promise.all([loaded, file ? load(file) : null]);
      }).then(function () { if (!f.chart) f.open(); }).catch(function (e) { f.fail(e); });
    }
    return f.begun;
  }

  // now draws a figure at once if all that it needs is there.
  now() {
    if (this.chart || this.failed || !library() || this.from && !shared[this.from]) return;
    try {
      this.read();
      if (this.kind.file && this.kind.file(this.d)) return;
      this.begun = this.begun || Promise.resolve();
      this.open();
    } catch (e) {
      this.fail(e);
    }
  }

  // The picture or table below stays; one sentence says why there is no more.
  fail(why) {
    console.error(this.element.id, why);
    if (this.chart) { this.chart.dispose(); this.chart = null; }
    if (this.host) { this.host.remove(); this.host = null; }
    this.element.classList.remove('drawn');
    if (this.zoomBar) this.zoomBar.remove();
    if (!this.failed) {
      this.failed = true;
      this.plot.append(make('p', { 'class': 'quiet' }, [say('failed')]));
    }
  }

  open() {
    var f = this, E = library();
    if (f.kind.open) f.kind.open(f, E);
    f.label = alternative(f.plot);
    f.host = make('div', { 'class': 'host', tabindex: '0', role: 'application', 'aria-label': f.label + ' ' + say(f.kind.areas ? 'map.keys' : 'chart.keys') });
    f.sheet = make('div', { 'class': 'sheet' });
    f.host.append(f.sheet);
    f.element.classList.add('drawn');
    f.plot.append(f.host);
    f.legend();
    f.width = f.plot.clientWidth || f.element.clientWidth;
    readTokens();
    f.chart = E.init(f.sheet, null, { renderer: 'svg', locale: page.language === 'de' ? 'DE' : 'EN', width: Math.max(f.width, 200), height: 300 });
    f.paint();
    f.listen();
    new ResizeObserver(function () {
      if (f.plot.clientWidth && f.plot.clientWidth !== f.width && !page.printing) {
        f.width = f.plot.clientWidth;
        requestAnimationFrame(function () { if (f.chart) f.paint(); });
      }
    }).observe(f.plot);
    if (lit) f.light(lit.level, lit.id);
  }

  // legend lists the looks that something has. One without a name is a step of
  // a ramp between two that have one.
  legend() {
    var d = this.d, used = {}, f = this;
    if (f.kind.zooms) this.zooms();
    this.chips = [];
    d.option.series[0].data.forEach(function (v) { if (v && v.look !== undefined) used[v.look] = (used[v.look] || 0) + 1; });
    if (f.kind.keyless || !d.looks.some(function (l, i) { return l.label && used[i]; })) return;
    // What it says, tooltips and the table say in words.
    var list = make('ul', { 'class': 'key', 'aria-hidden': 'true' });
    d.looks.forEach(function (l, i) {
      if (!used[i]) return;
      var shape = f.kind.shape ? f.kind.shape(l) : '';
      var chip = make('i', { 'class': 'chip ' + (shape ? 'shape ' + shape : l.pattern || '') });
      f.chips.push([chip, l]);
      list.append(make('li', l.label ? {} : { 'class': 'step' }, [chip].concat(l.label ? [l.label + (f.kind.areas ? ' (' + used[i].toLocaleString(page.language) + ')' : '')] : [])));
    });
    this.plot.insertBefore(list, this.zoomBar || this.host);
  }

  paint() {
    readTokens();
    var f = this, d = f.d, kind = f.kind;
    var option = resolved(d.option, '');
    if (option.aria && option.aria.label) option.aria.label.description = f.label;
    option.series.forEach(function (s, i) {
      var own = s.plain ? null : d.looks;
      s.data = d.option.series[i].data.map(function (v) {
        return own && v && v.look !== undefined && own[v.look] ? dressed(v, own[v.look], kind.areas) : v;
      });
    });
    // On paper, the width of A4 within its margins, or of what half of it holds
    // with texts that can still be read.
    var W = Math.max(page.printing ? Math.min(f.width, f.element.closest('.pair:not(.bare), .four') ? 400 : f.element.closest('.solo') ? 480 : 680) : f.width, 200);
    var H = Math.round(kind.layout(f, option, W));
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
  }

  // What ECharts has no place for is drawn beside it on the same sheet: names
  // of lines, of points, of rows. So it is in the saved picture too.
  annotate(W, H) {
    var f = this, zr = f.chart.getZr(), g = library().graphic, box = f.plotBox;
    f.marks.forEach(function (m) { zr.remove(m); });
    f.marks = [];
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

    if (f.kind.labelsLines) {
      f.lineLabels.forEach(function (p) {
        var y = box.top - 12 - p.row * 18;
        text(p.from, y, p.text, { fontWeight: 600, align: 'left' });
        if (p.row > 0 || p.x < p.from || p.x > p.from + p.w) rule(p.x, y + (p.row > 0 ? 9 : 4), p.x, box.top, { lineWidth: 1 });
        else rule(p.x, box.top - 4, p.x, box.top);
      });
    }
    if (f.kind.annotate) f.kind.annotate(f, { text: text, rule: rule }, W, H);
  }

  // tip is what is said of a datum.
  tip(i) {
    const it = this.d.items[i];
    return it && (it.id || it.name) ? this.kind.tip(this, i) : null;
  }

  // pixel is where a datum stands on the screen.
  pixel(i) {
    const at = this.kind.place ? this.kind.place(this, i) : valueOf(this.d.option.series[0].data[i]);
    const p = this.chart.convertToPixel({ seriesIndex: 0 }, at), box = this.sheet.getBoundingClientRect();
    return [box.left + (p ? p[0] : 0), box.top + (p ? p[1] : 0)];
  }

  emphasise(i) {
    this.chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (i >= 0) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: i });
  }

  // light highlights the data of an area: the first, where it has one alone.
  light(level, id) {
    const own = this.d.level || '';
    /** @type {number[]} */
    const found = [];
    this.d.items.forEach(function (it, k) { if (same(own, it.id || '', level, id)) found.push(k); });
    if (this.kind.many) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: found });
    else if (found.length) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: found[0] });
  }

  dim() { this.chart.dispatchAction({ type: 'downplay', seriesIndex: 0 }); }

  listen() {
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
      if (touch && !e.target && f.kind.rowAt) pick(f.kind.rowAt(f, e.offsetY));
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
  }

  // start is the datum that the keys begin with.
  start() { return this.kind.start ? this.kind.start(this) : 0; }

  // go moves the focus to a datum.
  go(i) {
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
  }

  key(e) {
    var f = this, d = f.d, n = d.items.length, i = f.index, to = -1;
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    switch (e.key) {
      case 'ArrowDown': case 'ArrowUp': case 'ArrowLeft': case 'ArrowRight':
        to = i < 0 ? f.start() : f.kind.neighbour(f, i, e.key.slice(5));
        break;
      case 'Home': to = 0; break;
      case 'End': to = n - 1; break;
      case 'Enter': {
        var tip = i >= 0 && f.tip(i);
        if (tip && tip.href) location.href = root + tip.href;
        return;
      }
      case 'Escape': f.index = -1; f.emphasise(-1); hideTip(); dim(); return;
      case '+': if (f.kind.zooms) { f.scale(1.6); e.preventDefault(); } return;
      case '-': if (f.kind.zooms) { f.scale(1 / 1.6); e.preventDefault(); } return;
      default: return;
    }
    e.preventDefault();
    if (to >= 0 && to < n) f.go(to);
  }

  scale(by) {
    this.zoom = by ? Math.min(12, Math.max(1, this.zoom * by)) : 1;
    if (this.zoom < 1.01) { this.zoom = 1; this.centre = null; }
    else if (this.index >= 0) this.centre = this.geo.centres[this.d.items[this.index].id] || this.centre;
    hideTip();
    this.paint();
    this.minus.disabled = this.whole.disabled = this.zoom === 1;
    this.plus.disabled = this.zoom >= 12;
  }

  zooms() {
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
  }
}
