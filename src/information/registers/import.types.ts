/** Kinds of files that can be imported; shared with the screens. */
export const tableFormats = ['csv', 'xlsx', 'geojson'] as const;

/** What one import may be; a larger list is imported in parts. */
export const limits = {
  bytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 200_000,
  /** Positions of one geometry. */
  positions: 20_000,
  /** Bytes after decompression. */
  unpacked: 100 * 1024 * 1024,
} as const;
