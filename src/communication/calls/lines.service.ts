import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, notFound } from '../../platform/problem/problem.ts';
import { type CallLine, defaultCallLines, type LineOwner } from './call-lines.types.ts';
import type { EditLine, LineKind, LineView, NewLine } from './calls.contract.ts';
import * as store from './lines.repository.ts';

export interface LineService {
  lines(actor: Actor): Promise<LineView[]>;
  addLine(work: Work, actor: Actor, input: NewLine): Promise<LineView>;
  editLine(work: Work, actor: Actor, id: string, input: EditLine): Promise<LineView>;
  /** Adds the national lines that the doer's district lacks; for the first start. Safe to run again. */
  ensureLines(work: Work): Promise<void>;
}

const kindOf: Record<LineOwner, LineKind> = {
  police: 'emergency',
  local_government: 'emergency',
  fire: 'fire',
  search_rescue: 'rescue',
  health: 'medical',
  telecom: 'information',
};

/** A line of the starting table as a row. The local number is the district's own matter: it is listed once it is known. */
function startLine(line: CallLine): Omit<LineView, 'version'>[] {
  if (line.number === '') return [];
  const { number, owner, label, active } = line;
  return [{ id: newId(), number, owner, name: label, kind: kindOf[owner], active }];
}

export function createLineService(db: Database): LineService {
  const record = (work: Work, action: string, { line, seal }: store.SealedLine) => {
    work.record({
      action,
      subject: { type: 'line', id: line.id },
      body: { number: line.number, owner: line.owner, name: line.name, kind: line.kind, active: line.active },
      seals: [['calls.line', line.id, seal]],
    });
    return line;
  };
  return {
    lines: (actor) => store.listLines(db, actor.polresId),
    async addLine(work, actor, input) {
      const [added] = await store.insertLines(work.tx, actor.polresId, [{ id: newId(), ...input }]);
      if (!added) throw conflict(`Saluran ${input.number} sudah ada.`, `Line ${input.number} exists already.`);
      return record(work, 'line.added', added);
    },
    async editLine(work, actor, id, { version, ...changes }) {
      const line = await store.lockLine(work.tx, actor.polresId, id);
      if (!line) throw notFound();
      if (line.version !== version) {
        throw conflict(
          `Sudah diubah; versi sekarang ${line.version}.`,
          `Changed meanwhile; the version is now ${line.version}.`,
        );
      }
      return record(work, 'line.edited', await store.updateLine(work.tx, { ...line, ...changes }));
    },
    async ensureLines(work) {
      const added = await store.insertLines(work.tx, work.doer.polresId, defaultCallLines.flatMap(startLine));
      for (const one of added) record(work, 'line.added', one);
    },
  };
}
