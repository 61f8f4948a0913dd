import { z } from 'zod';
import { Purpose, RecordQuery } from './registers.contract.ts';

/** Addresses of the way out. Both are commands, since what leaves the house is journaled before its first byte. */
export const exportPaths = {
  exports: '/api/registers/{register}/exports',
  sheet: '/api/registers/{register}/records/{id}/sheet',
} as const;

export const exportFormats = ['csv', 'xlsx', 'geojson', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const language = z.enum(['id', 'en']).default('id');

export const ExportInput = RecordQuery.pick({ q: true, area: true, closed: true }).extend({
  filter: z.array(z.string().max(200)).max(10).optional(),
  format: z.enum(exportFormats),
  language,
  /** Words of the language, or ids that never change (for programs; CSV and XLSX). */
  titles: z.enum(['words', 'ids']).default('words'),
  delimiter: z.enum(['semicolon', 'comma']).default('semicolon'),
  /** Fields about persons too; they stay out otherwise. */
  personal: z.boolean().default(false),
  /** Why they are taken out of the house; asked whenever they are. */
  purpose: Purpose,
});
export type ExportInput = z.output<typeof ExportInput>;
export const SheetInput = z.object({ language, personal: z.boolean().default(false), purpose: Purpose });
export type SheetInput = z.output<typeof SheetInput>;
