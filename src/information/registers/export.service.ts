import { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.ts';
import type { Json } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork } from '../../platform/journal/work.ts';
import { invalid, invalidField } from '../../platform/problem/problem.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { csvHead, csvLines, csvNote } from './csv.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { ExportFormat, ExportInput, SheetInput } from './export.contract.ts';
import { polresOf } from './export.repository.ts';
import { emptyExtent, noteOf, type Provenance, widen } from './export.rules.ts';
import type { DrawFile } from './export-draw.ts';
import { geoJson } from './export-geojson.ts';
import { drawApart } from './export-maker.ts';
import { mostSheetRows, sheetOf } from './export-xlsx.ts';
import { namesPeople, withoutPerson } from './people.rules.ts';
import { mostPrintedRows } from './print.ts';
import type { RegisterReading } from './reading.service.ts';
import type { RecordView, RegisterView } from './registers.contract.ts';
import type { RegistersDeps } from './registers.service.ts';

export interface ExportFile {
  name: string;
  mediaType: string;
  content: Readable | Buffer;
}
export interface Exports {
  /** The records of a list as a file. Fields about persons stay out unless a purpose is stated. */
  list(actor: Actor, definition: RegisterDefinition, input: ExportInput): Promise<ExportFile>;
  /** One record on paper. */
  sheet(actor: Actor, definition: RegisterDefinition, id: string, input: SheetInput): Promise<ExportFile>;
}

export interface ExportNeeds {
  reading: RegisterReading;
  settings?: Settings;
  committed?: () => void;
  /** Draws workbooks and PDFs; another one only in tests. */
  draw?: DrawFile;
}

const pageSize = 500;
const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  pdf: 'application/pdf',
};

const needsPurpose = () =>
  invalidField('purpose', 'Isian tentang orang perlu alasan.', 'Fields about persons need a purpose.');

export function createExports({ db }: Pick<RegistersDeps, 'db'>, needs: ExportNeeds): Exports {
  const { reading, settings, committed, draw = drawApart } = needs;

  /** The register without its fields about persons, unless they are asked for with a purpose. */
  async function viewFor(actor: Actor, definition: RegisterDefinition, { personal, purpose }: SheetInput) {
    const whole = await reading.register(actor, definition);
    if (personal && !purpose) throw needsPurpose();
    const fields = whole.fields.filter(({ about }) => personal || about !== 'person');
    return {
      view: { ...whole, fields },
      hidden: fields.length < whole.fields.length,
      purpose: personal ? (purpose ?? null) : null,
    };
  }

  async function provenance(actor: Actor, register: RegisterView, language: 'id' | 'en'): Promise<Provenance> {
    const at = new Date();
    const { name, timezone } = await polresOf(db, actor.polresId);
    const licence = settings ? await settings.current('data_licence', at) : '–';
    return { polres: name, timezone, realm: actor.realm, register, licence, role: actor.roles[0] ?? '–', at, language };
  }

  /** Written before the first byte goes out, so that a broken download is known of as well. */
  const journal = (
    actor: Actor,
    subject: { type: string; id: string },
    ground: string | null,
    body: Record<string, Json>,
  ) =>
    doWork(
      db,
      actor,
      async (work) => work.record({ action: 'register.exported', subject, ...(ground ? { ground } : {}), body }),
      committed ? { committed } : {},
    );

  return {
    async list(actor, definition, input) {
      const { format, language, titles, delimiter, personal, purpose: stated, ...query } = input;
      // Who is looked for is told by what is found, even without a name in the file.
      if (namesPeople(definition) && !stated && (query.q || query.filter?.length)) throw needsPurpose();
      const { view, purpose } = await viewFor(actor, definition, { language, personal, purpose: stated });
      const of = await provenance(actor, view, language);
      const extent = emptyExtent();
      const whole = view.placement === 'line' || view.placement === 'polygon';
      const pageAfter = async (cursor?: string) => {
        const asked = { ...query, limit: pageSize, ...(cursor ? { cursor } : {}) };
        return reading.list(actor, definition, asked, { whole });
      };
      // Asked before the act is written, so that a wrong filter is answered with its reason.
      const first = await pageAfter();
      await journal(actor, { type: 'export', id: newId() }, purpose ?? stated ?? null, {
        register: view.id,
        format,
        fields: view.fields.map(({ id }) => id),
        filter: query.filter ?? [],
        closed: query.closed,
        ...(query.area ? { area: query.area } : {}),
        ...(query.q ? { q: query.q } : {}),
      });
      async function* pages(): AsyncGenerator<readonly RecordView[]> {
        for (let page = first; ; page = await pageAfter(page.next)) {
          widen(extent, page.items);
          yield personal ? page.items : page.items.map((record) => withoutPerson(definition, record));
          if (page.next === null) return;
        }
      }
      const words = titles === 'words' ? { language } : {};
      const file = (content: ExportFile['content']): ExportFile => ({
        name: `${view.id}.${format}`,
        mediaType: mediaTypes[format],
        content,
      });
      switch (format) {
        case 'csv': {
          const options = { delimiter: delimiter === 'comma' ? (',' as const) : (';' as const), ...words };
          return file(
            Readable.from(
              (async function* () {
                yield csvHead(view, options);
                for await (const records of pages()) if (records.length > 0) yield csvLines(view, records, options);
                yield csvNote(noteOf(of, extent));
              })(),
            ),
          );
        }
        case 'geojson':
          return file(Readable.from(geoJson(view, pages(), of, extent)));
        case 'xlsx': {
          const records = await collect(pages(), mostSheetRows);
          const sheet = sheetOf(view, records, { ...words, note: noteOf(of, extent) });
          return file(await draw({ kind: 'xlsx', sheet }));
        }
        case 'pdf': {
          const records = await collect(pages(), mostPrintedRows);
          const list = { view, records, extent, of, by: actor.displayName, purpose };
          return file(await draw({ kind: 'list', list }));
        }
      }
    },

    async sheet(actor, definition, id, input) {
      const { view, hidden, purpose } = await viewFor(actor, definition, input);
      const [record, entries, of] = await Promise.all([
        reading.get(actor, definition, id),
        reading.history(actor, definition, id),
        provenance(actor, view, input.language),
      ]);
      const shown = new Set([...view.fields.map((field) => field.id), 'place']);
      const history = entries.map((entry) => ({
        ...entry,
        changes: Object.fromEntries(Object.entries(entry.changes).filter(([field]) => shown.has(field))),
      }));
      await journal(actor, { type: 'record', id }, purpose, {
        register: view.id,
        format: 'pdf',
        fields: view.fields.map((field) => field.id),
      });
      const title = view.fields.some((field) => field.id === view.title) ? record.title : view.texts.one.id;
      const printed = { view, record: { ...record, title }, history, of, by: actor.displayName, hidden };
      const content = await draw({ kind: 'record', record: printed });
      return { name: `${view.id}.pdf`, mediaType: mediaTypes.pdf, content };
    },
  };
}

async function collect(pages: AsyncIterable<readonly RecordView[]>, most: number): Promise<RecordView[]> {
  const records: RecordView[] = [];
  for await (const page of pages) {
    records.push(...page);
    if (records.length > most) {
      throw invalid([
        {
          path: 'format',
          reason: {
            id: `Lebih dari ${most} catatan: saring dahulu, atau ambil sebagai CSV.`,
            en: `More than ${most} records: filter first, or take them as CSV.`,
          },
        },
      ]);
    }
  }
  return records;
}
