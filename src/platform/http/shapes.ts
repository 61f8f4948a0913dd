import { z } from 'zod';

/** Shapes that many contracts share. */
export const Id = z.uuid();
export const IdParams = z.object({ id: Id });

export const Lon = z.number().min(-180).max(180);
export const Lat = z.number().min(-90).max(90);
export const Point = z.object({ lon: Lon, lat: Lat });
export type Point = z.infer<typeof Point>;

/** The same, where numbers arrive as text in a query string. */
export const QueryPoint = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
});

export const Text = z.object({ id: z.string(), en: z.string() });
/** ISO 8601 with a zone; answers are always in UTC. */
export const Moment = z.iso.datetime({ offset: true });

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A page of a list: `next` is the cursor of the next page, null at the end. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** A cursor carries the last row's sort keys; it is opaque to clients and checked when it comes back. */
export const encodeCursor = (keys: (string | number)[]): string =>
  btoa(encodeURIComponent(JSON.stringify(keys)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The keys of a cursor of ours, or undefined when there is none or it is not one. */
export function decodeCursor(cursor: string | undefined): (string | number)[] | undefined {
  if (!cursor) return undefined;
  try {
    const keys: unknown = JSON.parse(decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
    return Array.isArray(keys) && keys.every((key) => typeof key === 'string' || typeof key === 'number')
      ? keys
      : undefined;
  } catch {
    return undefined;
  }
}
