import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { GeoFileError, messageOf } from './geo-error.ts';
import { noTags, type OsmHandlers, type OsmTags } from './osm-types.ts';
import { type GeoSource, passOptions, type ReadOptions } from './source.ts';
import { detectEncoding, textChunks } from './text.ts';

const maxDepth = 16;
const maxTagCharacters = 4 * 1024 * 1024;

/**
 * Reads OSM XML (`.osm`, also gzip) as a stream, one element in memory at a time. Elements with `action="delete"` (editor
 * files) are passed over. Throws `GeoFileError` with the line of the first fault.
 */
export async function readOsmXml(source: GeoSource, handlers: OsmHandlers, options: ReadOptions = {}): Promise<void> {
  const encoding = await detectEncoding(source, passOptions(options, 0, 2));
  const parser = new SaxesParser();
  const elements = new ElementReader(handlers);
  // Text handed over since the last tag began: a tag without end must not fill the memory.
  const since = { characters: 0 };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    since.characters = 0;
    elements.open(tag);
  });
  parser.on('closetag', (tag) => {
    since.characters = 0;
    elements.close(tag.name);
  });
  try {
    for await (const text of textChunks(source, encoding, passOptions(options, 1, 2))) {
      since.characters += text.length;
      parser.write(text);
      if (since.characters > maxTagCharacters) throw new Error('one tag is too long');
    }
    parser.close();
  } catch (error) {
    if (error instanceof GeoFileError) throw error;
    throw new GeoFileError(
      source.name,
      { unit: 'line', value: parser.line },
      {
        id: 'XML OSM rusak atau terpotong',
        en: `OSM XML is corrupt or truncated (${messageOf(error)})`,
      },
      error,
    );
  }
}

/** Collects the parts of a node or a way until it closes. */
class ElementReader {
  private readonly handlers: OsmHandlers;
  private depth = 0;
  private tags: OsmTags = noTags;
  private nodeIds: number[] = [];
  private current: SaxesTagPlain['attributes'] = {};

  constructor(handlers: OsmHandlers) {
    this.handlers = handlers;
  }

  open(tag: SaxesTagPlain): void {
    this.depth++;
    if (this.depth > maxDepth) throw new Error('elements are nested too deeply');
    if (this.depth === 1 && tag.name !== 'osm') throw new Error(`the root is <${tag.name}>, not <osm>`);
    if (this.depth === 2) {
      this.current = tag.attributes;
      this.tags = noTags;
      this.nodeIds = [];
    } else if (this.depth === 3 && tag.name === 'tag') {
      const { k, v } = tag.attributes;
      if (k === undefined || v === undefined) throw new Error('a tag without k or v');
      if (this.tags === noTags) this.tags = Object.create(null);
      this.tags[k] = v;
    } else if (this.depth === 3 && tag.name === 'nd') {
      this.nodeIds.push(integer(tag.attributes.ref));
    }
  }

  close(name: string): void {
    this.depth--;
    if (this.depth !== 1 || this.current.action === 'delete' || this.current.visible === 'false') return;
    if (name === 'node' && this.handlers.node) {
      const lon = degrees(this.current.lon, 180);
      const lat = degrees(this.current.lat, 90);
      this.handlers.node(integer(this.current.id), lon, lat, this.tags);
    } else if (name === 'way' && this.handlers.way) {
      this.handlers.way(integer(this.current.id), this.nodeIds, this.tags);
    }
  }
}

function integer(text: string | undefined): number {
  const value = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new Error(`"${text ?? ''}" is not an id`);
  return value;
}

function degrees(text: string | undefined, limit: number): number {
  const value = text !== undefined && text.trim() !== '' ? Number(text) : Number.NaN;
  if (!(Math.abs(value) <= limit)) throw new Error(`"${text ?? ''}" is not a coordinate`);
  return value;
}
