/** Equator of the Web Mercator sphere over the 512 px of a zoom 0 tile: metres per px at zoom 0. */
const metresPerPx = 40_075_016.686 / 512;

/** A round length (1, 2 or 5 × 10ⁿ metres) and its px on the map, at most `maxPx` wide. */
export function scaleBar(zoom: number, lat: number, maxPx = 80): { metres: number; px: number } {
  const perPx = (metresPerPx * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
  const power = 10 ** Math.floor(Math.log10(perPx * maxPx));
  const metres = ([5, 2, 1].find((step) => step * power <= perPx * maxPx) ?? 1) * power;
  return { metres, px: metres / perPx };
}
