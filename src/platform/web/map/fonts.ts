import regularUrl from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import boldUrl from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';

/**
 * Letters of the map. There is no glyph server: a style without `glyphs` makes MapLibre draw each letter itself
 * (TinySDF) from these files, the same ones that the pages use.
 */
export const fontFaces = { 'Noto Sans': regularUrl, 'Noto Sans Semibold': boldUrl };
export const regular = ['Noto Sans'];
export const semibold = ['Noto Sans Semibold'];

/** The marks are drawn with these weights, so they must be there before the first mark. */
export async function loadMarkFonts(): Promise<void> {
  await Promise.all([document.fonts.load('700 12px "Noto Sans"'), document.fonts.load('600 12px "Noto Sans"')]);
}
