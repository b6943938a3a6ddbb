// @ts-check
// Texts in the edition's language, and names as they are searched and broken.
import { page } from './page.js';

/** @type {Record<string, string>} */
let texts = Object.create(null);

export function setTexts(language, given) { page.language = language; texts = given; }

export function say(key, places) {
  return (texts[key] || '').replace(/\{([a-z]+)\}/g, function (all, name) {
    return places && name in places ? String(places[name]) : all;
  });
}

// Letters without marks, so that "hor" finds "Hörde"; ß and the ways to
// write umlauts without them count as one.
export function folded(s) {
  return s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ß/g, 'ss').replace(/\s+/g, ' ').trim();
}

export function spelled(s) {
  return folded(s.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
}

export function plainText(s) { return s.replace(/\u00ad/g, ''); }

export function nameLines(name) { return name.split(/([\-\/–] ?| )/).reduce(twoLines, ['']); }

// A long name on a map stands on two lines.
function twoLines(lines, part) {
  var last = lines.length - 1;
  if (lines.length < 2 && lines[last].length + part.length > 13 && lines[last].length > 4 && !/^([\-\/–] ?| )$/.test(part)) lines.push(part);
  else lines[last] += part;
  return lines;
}
