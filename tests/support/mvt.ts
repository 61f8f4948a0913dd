import { PbfReader } from 'pbf';

/** Names of the layers of an uncompressed vector tile, and every text that stands in it: keys and values of properties. */
export function textsOfTile(tile: Uint8Array): { layers: string[]; texts: string[] } {
  const found = { layers: [] as string[], texts: [] as string[] };
  /** Reads the fields of one message that stands where the reader is. */
  const inside = (pbf: PbfReader, each: (tag: number) => void): void => {
    const end = pbf.readVarint() + pbf.pos;
    pbf.readFields(each, undefined, end);
  };
  const reader = new PbfReader(tile);
  // Vector tile specification 2.1: tile.layers = 3; layer.name = 1, .keys = 3, .values = 4; value.string_value = 1.
  reader.readFields((layer) => {
    if (layer !== 3) return;
    inside(reader, (part) => {
      if (part === 1) found.layers.push(reader.readString());
      if (part === 3) found.texts.push(reader.readString());
      if (part === 4) {
        inside(reader, (kind) => {
          if (kind === 1) found.texts.push(reader.readString());
        });
      }
    });
  }, undefined);
  return found;
}
