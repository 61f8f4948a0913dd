import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { AssessmentKind } from './assessments.repository.ts';
import type { Signal } from './status.types.ts';
import type { OpenTask } from './tasks.port.ts';
import { tasksRepository } from './tasks.repository.ts';

/** What is proposed to do about each reason, and whose it is first. */
const actions: Readonly<Record<'problems' | 'reports' | 'tension' | 'children', { owner: string; text: Text }>> = {
  problems: {
    owner: 'binmas',
    text: {
      id: 'Datangi lokasi masalah, temui para pihak, dan mulai pemecahan masalah empat langkah.',
      en: 'Go to the places of the problems, meet the parties, and begin problem solving in four steps.',
    },
  },
  reports: {
    owner: 'samapta',
    text: {
      id: 'Tambah patroli pada jam laporan terbanyak, dan tanyakan kepada warga apa yang berubah.',
      en: 'More patrols at the hours with most reports, and ask residents what has changed.',
    },
  },
  tension: {
    owner: 'intelkam',
    text: {
      id: 'Temui kedua kelompok hari ini bersama perangkat kelurahan, dan buka penanganan ketegangan.',
      en: 'Meet both groups today with the village office, and open tension handling.',
    },
  },
  children: {
    owner: 'samapta',
    text: {
      id: 'Kumpulkan Kapolsek wilayah bawahan yang rawan, dan bagi tenaga di antara mereka.',
      en: 'Gather the heads of the areas at risk below, and share forces between them.',
    },
  },
};
/** A warning that nobody took up for so long is late. */
const dueDays = 3;

const actionOf = (signal: Signal | undefined) =>
  signal === 'tension' || signal === 'children' || signal === 'reports'
    ? { reason: signal, ...actions[signal] }
    : signal === 'early'
      ? { reason: 'reports', ...actions.reports }
      : { reason: 'problems', ...actions.problems };

export interface WarnedSubject {
  assessmentId: string;
  kind: AssessmentKind;
  code: string;
  areaCode: string | null;
  /** "Kel. Cempaka", or the title of the problem. */
  name: Text;
  reasons: readonly { signal: Signal; text: Text }[];
}

export interface Tasks {
  /** From now on warnings open tasks. */
  connect(open: OpenTask): void;
  /** Opens a task for a subject at risk, unless one is open for the same reason. */
  warn(work: Work, subject: WarnedSubject): Promise<void>;
}

export function createTasks(): Tasks {
  let openTask: OpenTask | undefined;
  return {
    connect(open) {
      openTask = open;
    },
    async warn(work, subject) {
      if (!openTask) return;
      const [first] = subject.reasons;
      const { reason, owner, text } = actionOf(first?.signal);
      if (await tasksRepository.isOpen(work.tx, subject.assessmentId, reason)) return;
      const id = newId();
      const caseId = await openTask(work, {
        id,
        areaCode: subject.areaCode,
        title: { id: `${subject.name.id} rawan`, en: `${subject.name.en} at risk` },
        reasons: subject.reasons.map((one) => one.text),
        proposedAction: text,
        owner,
        dueAt: new Date(work.now.getTime() + dueDays * 86_400_000),
        problemId: subject.kind === 'problem' ? subject.code : null,
      });
      const { polresId, realm } = work.doer;
      const task = { id, polresId, realm, assessmentId: subject.assessmentId, reason, caseId, at: work.now };
      await tasksRepository.add(work.tx, task);
      work.record({
        action: 'status.task_opened',
        subject: { type: 'status', id: subject.assessmentId },
        body: { kind: subject.kind, code: subject.code, reason, caseId },
      });
    },
  };
}
