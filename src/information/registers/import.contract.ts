import { z } from 'zod';
import { Id, Moment, page, Text } from '../../platform/http/shapes.ts';
import { tableFormats } from './import.types.ts';
import { RegisterId } from './registers.contract.ts';

/** Addresses of the way in. The file itself is the body of a preview and of an import. */
export const importPaths = {
  imports: '/api/registers/{register}/imports',
  preview: '/api/registers/{register}/imports/preview',
  import: '/api/registers/{register}/imports/{id}',
  undoing: '/api/registers/{register}/imports/{id}/undoing',
} as const;
export const ImportParams = z.object({ register: RegisterId, id: Id });

const notMapping = 'a JSON list of column ids, null for a column that is left out';
/** JSON of one column id for each column of the file; without it the titles decide. */
const Mapping = z
  .string()
  .max(12_000)
  .transform((text, context): (string | null)[] => {
    try {
      const given = z.array(z.string().max(80).nullable()).max(200).safeParse(JSON.parse(text));
      if (given.success) return given.data;
    } catch {
      // Answered below like a list of the wrong kind.
    }
    context.addIssue({ code: 'custom', message: notMapping });
    return z.NEVER;
  });

export const PreviewQuery = z.object({ mapping: Mapping.optional() });
export const ImportQuery = z.object({
  /** Made by the client: the same one again is the same import. */
  id: Id.optional(),
  /** Name of the file, for the list of imports. */
  name: z.string().trim().min(1).max(200).default('-'),
  mapping: Mapping.optional(),
});

/** A row that was not taken: `field` is a field's id or a part of the place, null for the row as a whole. */
export const RowRefusal = z.object({ row: z.number().int(), field: z.string().nullable(), reason: Text });
export type RowRefusal = z.infer<typeof RowRefusal>;

/** Of the refusals of a file, the first ones are told. */
export const mostRefusals = 500;

export const ImportPreview = z.object({
  format: z.enum(tableFormats),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  warnings: z.array(Text),
  /** Columns of the file, with the column of the register that each would fill and its first cells. */
  columns: z.array(z.object({ title: z.string(), target: z.string().nullable(), sample: z.array(z.string()) })),
  /** Columns of the register that a file can fill. */
  targets: z.array(z.object({ key: z.string(), texts: Text, required: z.boolean() })),
  rows: z.number().int(),
  taken: z.number().int(),
  /** Rows that would be refused; a row may be refused for several reasons. */
  refused: z.number().int(),
  refusals: z.array(RowRefusal),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportView = z.object({
  id: Id,
  register: RegisterId,
  fileName: z.string(),
  format: z.enum(tableFormats),
  /** SHA-256, hexadecimal. */
  fileHash: z.string(),
  mapping: z.array(z.object({ title: z.string(), target: z.string().nullable() })),
  rows: z.number().int(),
  taken: z.number().int(),
  refused: z.number().int(),
  refusals: z.array(RowRefusal),
  by: z.object({ id: Id, name: z.string() }),
  at: Moment,
  undone: z
    .object({
      by: z.object({ id: Id, name: z.string() }),
      at: Moment,
      closed: z.number().int(),
      /** Records that were left as they are, by row of the file. */
      kept: z.array(RowRefusal),
    })
    .nullable(),
  version: z.number().int(),
});
export type ImportView = z.infer<typeof ImportView>;
export const ImportPage = page(ImportView);
export const UndoImport = z.object({ version: z.number().int().min(1) });

/** One line of the answer to an import (newline-delimited JSON); the last one is the result or the problem. */
export const ImportLine = z.union([
  z.object({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('result'), import: ImportView }),
  z.object({ type: z.literal('problem'), code: z.string(), status: z.number().int(), detail: Text }),
]);
export type ImportLine = z.infer<typeof ImportLine>;
