// Micro-degrees onto a drawing: equirectangular at the middle latitude, which bends nothing in a city.
export interface Place {
  longitude: number;
  latitude: number;
}

export interface Frame {
  width: number;
  height: number;
  to: (place: Place) => [number, number];
}

export function frameOf(places: Place[], width: number, height: number, margin = 16): Frame {
  const longitudes = places.map((one) => one.longitude);
  const latitudes = places.map((one) => one.latitude);
  const west = Math.min(...longitudes);
  const east = Math.max(...longitudes);
  const south = Math.min(...latitudes);
  const north = Math.max(...latitudes);
  const squeeze = Math.cos(((south + north) / 2 / 1e6) * (Math.PI / 180));
  const spanX = Math.max((east - west) * squeeze, 2000);
  const spanY = Math.max(north - south, 2000);
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY);
  const left = (width - spanX * scale) / 2;
  const top = (height - spanY * scale) / 2;
  return {
    width,
    height,
    to: (place) => [
      left + (place.longitude - west) * squeeze * scale,
      top + (north - place.latitude) * scale,
    ],
  };
}
