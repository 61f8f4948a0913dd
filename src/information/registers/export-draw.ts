import { type SheetContent, xlsxOf } from './export-xlsx.ts';
import { type PrintedList, type PrintedRecord, printList, printRecord } from './print.ts';

/** A file that takes a while to draw. */
export type FileJob =
  | { kind: 'xlsx'; sheet: SheetContent }
  | { kind: 'list'; list: PrintedList }
  | { kind: 'record'; record: PrintedRecord };
export type DrawFile = (job: FileJob) => Promise<Buffer>;

/** Draws a workbook or a PDF here and now; the server lets a thread do it (`export-maker.ts`). */
export const drawFile: DrawFile = (job) => {
  switch (job.kind) {
    case 'xlsx':
      return xlsxOf(job.sheet);
    case 'list':
      return printList(job.list);
    case 'record':
      return printRecord(job.record);
  }
};
