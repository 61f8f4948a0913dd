/** The map of the desks. Brings MapLibre; never import it from the unit phone view. */
export { LayerBar } from './LayerBar.tsx';
export { MapView, type MapViewProps } from './MapView.tsx';
export * from './types.ts';
export type { MapPresses } from './useMapPresses.ts';
