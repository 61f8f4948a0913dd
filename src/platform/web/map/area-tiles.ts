import type { ExpressionSpecification, VectorSourceSpecification } from 'maplibre-gl';

/** Tiles with the areas of one level, of borders of a version, in the layer `areas {code, name}`. */
export const areaTiles = (level: string, version: string): VectorSourceSpecification => ({
  type: 'vector',
  tiles: [`${location.origin}/api/tiles/areas/${level}/{z}/{x}/{y}.mvt?v=${encodeURIComponent(version)}`],
  minzoom: 4,
  maxzoom: 16,
});

type Branch = string | string[] | ExpressionSpecification;

/** A `match` over the code of an area; MapLibre takes none without branches. */
export function matchCode(
  branches: readonly Branch[],
  otherwise: string | ExpressionSpecification,
): ExpressionSpecification | string {
  if (branches.length === 0) return otherwise;
  // The branches alternate labels and outputs, which the type of the expression cannot say for a list.
  return ['match', ['get', 'code'], ...branches, otherwise] as unknown as ExpressionSpecification;
}
