// node tools/simplify-map.mjs foshan.geojson > public/maps/foshan.json
// Districts as rings of [longitude, latitude] in ten-thousandths of a degree, thinned by Douglas and Peucker.
import { readFileSync } from 'node:fs';

const kCodes = { 禅城: '440604', 南海: '440605', 顺德: '440606', 三水: '440607', 高明: '440608' };
const kCentres = {
  禅城: [113.0643, 22.9985],
  南海: [113.02, 23.13],
  顺德: [113.1844, 22.8418],
  三水: [112.899, 23.2884],
  高明: [112.677, 22.8183],
}; // the file's own label points lie in other districts
const kTolerance = 0.001; // degrees, about 100 m

function offset([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

function thinned(points) {
  if (points.length < 3) return points;
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const away = offset(points[i], points[0], points[points.length - 1]);
    if (away > farthest) [farthest, at] = [away, i];
  }
  if (farthest <= kTolerance) return [points[0], points[points.length - 1]];
  return [...thinned(points.slice(0, at + 1)).slice(0, -1), ...thinned(points.slice(at))];
}

// A closed ring has no two ends to draw a line between: it is thinned in two halves.
function ring(points) {
  const half = Math.floor(points.length / 2);
  const all = [...thinned(points.slice(0, half + 1)).slice(0, -1), ...thinned(points.slice(half))];
  return all.map(([x, y]) => [Math.round(x * 1e4), Math.round(y * 1e4)]);
}

const districts = JSON.parse(readFileSync(process.argv[2], 'utf8')).features.map(
  ({ properties, geometry }) => {
    const name = properties.name.replace(/区$/, '');
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const [x, y] = kCentres[name];
    return {
      code: kCodes[name],
      name: name + '区',
      centre: [Math.round(x * 1e4), Math.round(y * 1e4)],
      rings: polygons.map((polygon) => ring(polygon[0])).filter((points) => points.length > 8),
    };
  },
);
process.stdout.write(JSON.stringify({ districts }));
