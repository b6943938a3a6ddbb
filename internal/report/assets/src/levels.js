// @ts-check
// The geometry of levels: one file for each, loaded where a map needs it.

/** @type {Record<string, any>} */
export const levels = Object.create(null);

export function addLevel(d) {
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
}
