// @ts-check
// The tooltip: what is said of the datum below the pointer or in focus.
import { make, root } from './page.js';
import { say } from './text.js';

let tip, tipLink;

export function showTip(figure, index, x, y, pinned) {
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

export function hideTip() { if (tip) tip.hidden = true; }

export function tipShown() { return !!tip && !tip.hidden; }
export function tipPinned() { return !!tip && tip.classList.contains('pinned'); }
export function tipHolds(element) { return !!tip && tip.contains(element); }
