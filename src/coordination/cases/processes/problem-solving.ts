import type { ClockRule, ProcessDefinition, ProcessMove } from '../process.types.ts';

type State = 'scanning' | 'analysing' | 'responding' | 'assessing' | 'solved' | 'stopped';

const stop: ProcessMove<State> = {
  to: 'stopped',
  permission: 'case:decide',
  label: { id: 'Hentikan', en: 'Stop' },
  fields: ['stopReason'],
  required: ['stopReason'],
  journal: { id: 'Pemecahan dihentikan', en: 'The work on the problem was stopped' },
};
const step = (id: string, en: string, length: number): ClockRule => ({
  texts: { id, en },
  length,
  unit: 'working_days',
  warnAt: 0.8,
  escalate: {
    to: 'commander',
    function: 'binmas',
    message: { id: `${id} terlambat.`, en: `${en} is late.` },
  },
});

/**
 * Problem solving in four steps: scan, analyse, respond, assess. It closes only with root cause, solution and the
 * acceptance of each party (S3-ms-c, S0-ind-akar).
 */
export const problemSolving: ProcessDefinition<State> = {
  id: 'problem-solving',
  version: 1,
  sources: ['S3-ms-c', 'S0-ind-akar', 'S0-ind-lintas'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Pemecahan masalah', en: 'Problem solving' },
    many: { id: 'Pemecahan masalah', en: 'Problem solving' },
    purpose: { id: 'Empat langkah sampai semua pihak menerima', en: 'Four steps until every party accepts' },
  },
  read: 'case:read',
  write: 'case:write',
  area: 'required',
  owners: { functions: ['binmas'], bodies: ['village'] },
  title: 'name',
  links: [{ to: 'record', register: 'problems' }, { to: 'incident' }, { to: 'case' }],
  parties: true,
  fields: {
    name: { type: 'text', texts: { id: 'Masalah', en: 'Problem' }, about: 'thing', search: true },
    pattern: { type: 'longtext', texts: { id: 'Yang berulang', en: 'What recurs' }, about: 'area', search: true },
    rootCause: { type: 'longtext', texts: { id: 'Akar masalah', en: 'Root cause' }, about: 'thing', search: true },
    solution: { type: 'longtext', texts: { id: 'Solusi', en: 'Solution' }, about: 'thing', search: true },
    done: { type: 'longtext', texts: { id: 'Yang sudah dilakukan', en: 'What was done' }, about: 'thing' },
    result: {
      type: 'enum',
      texts: { id: 'Hasil', en: 'Result' },
      about: 'thing',
      items: {
        solved: { texts: { id: 'Selesai', en: 'Solved' } },
        eased: { texts: { id: 'Berkurang', en: 'Eased' } },
        unchanged: { texts: { id: 'Tetap', en: 'Unchanged' } },
      },
    },
    review: { type: 'longtext', texts: { id: 'Penilaian', en: 'Assessment' }, about: 'thing' },
    stopReason: { type: 'longtext', texts: { id: 'Alasan dihentikan', en: 'Why it was stopped' }, about: 'thing' },
  },
  intake: {
    fields: ['name', 'pattern'],
    required: ['name'],
    clock: 'scan',
    journal: { id: 'Pemecahan masalah dimulai', en: 'Problem solving began' },
  },
  clocks: {
    scan: step('Pemindaian', 'The scan', 5),
    analysis: step('Analisis', 'The analysis', 10),
    response: step('Tindakan', 'The response', 20),
    assessment: step('Penilaian', 'The assessment', 10),
  },
  initial: 'scanning',
  states: {
    scanning: { texts: { id: 'Pindai', en: 'Scan' }, awaits: ['field'] },
    analysing: { texts: { id: 'Analisis', en: 'Analyse' }, awaits: ['field', 'commander'] },
    responding: { texts: { id: 'Tindakan', en: 'Respond' }, awaits: ['field', 'traffic'] },
    assessing: { texts: { id: 'Nilai', en: 'Assess' }, awaits: ['field', 'commander'] },
    solved: { texts: { id: 'Selesai', en: 'Closed' }, awaits: [], end: true },
    stopped: { texts: { id: 'Dihentikan', en: 'Stopped' }, awaits: [], end: true },
  },
  table: {
    scanning: {
      analyse: {
        to: 'analysing',
        permission: 'case:write',
        label: { id: 'Lanjut ke analisis', en: 'Go on to the analysis' },
        fields: ['pattern'],
        required: ['pattern'],
        clock: 'analysis',
        journal: { id: 'Pindai selesai, analisis dimulai', en: 'The scan ended, the analysis began' },
      },
      stop,
    },
    analysing: {
      respond: {
        to: 'responding',
        permission: 'case:write',
        label: { id: 'Lanjut ke tindakan', en: 'Go on to the response' },
        fields: ['rootCause', 'solution'],
        required: ['rootCause', 'solution'],
        clock: 'response',
        journal: { id: 'Akar masalah dan solusi dicatat', en: 'Root cause and solution were recorded' },
      },
      scan_again: {
        to: 'scanning',
        permission: 'case:write',
        label: { id: 'Pindai ulang', en: 'Scan again' },
        clock: 'scan',
        journal: { id: 'Kembali ke pindai', en: 'Back to the scan' },
      },
      stop,
    },
    responding: {
      assess: {
        to: 'assessing',
        permission: 'case:write',
        label: { id: 'Lanjut ke penilaian', en: 'Go on to the assessment' },
        fields: ['done'],
        required: ['done'],
        clock: 'assessment',
        journal: { id: 'Tindakan selesai, penilaian dimulai', en: 'The response ended, the assessment began' },
      },
      stop,
    },
    assessing: {
      close: {
        to: 'solved',
        permission: 'case:write',
        label: { id: 'Tutup', en: 'Close' },
        fields: ['result', 'review'],
        required: ['rootCause', 'solution', 'result', 'review'],
        guard: 'parties_accepted',
        journal: { id: 'Masalah ditutup, diterima semua pihak', en: 'Closed, accepted by every party' },
      },
      respond_again: {
        to: 'responding',
        permission: 'case:write',
        label: { id: 'Tindakan tambahan', en: 'Respond again' },
        fields: ['solution'],
        clock: 'response',
        journal: { id: 'Kembali ke tindakan', en: 'Back to the response' },
      },
      stop,
    },
    solved: {
      reopen: {
        to: 'analysing',
        permission: 'case:write',
        label: { id: 'Buka lagi', en: 'Open again' },
        fields: ['pattern'],
        required: ['pattern'],
        clock: 'analysis',
        journal: { id: 'Masalah muncul lagi', en: 'The problem came back' },
      },
    },
    stopped: {},
  },
};
