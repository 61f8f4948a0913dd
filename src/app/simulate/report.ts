import type { Api } from './api.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { LiveCounts } from './live.ts';
import type { SimulateOptions } from './options.ts';
import type { RefusedRow } from './replay.ts';
import type { Tally } from './tally.ts';

export interface ReplayNote {
  file: string;
  calls: number;
  refusedRows: number;
  refused: RefusedRow[];
}

/** What a run is judged by. Times of the played world are simulated seconds; latencies are real milliseconds. */
export type SimulationReport = ReturnType<typeof buildReport>;

export function buildReport(run: {
  options: SimulateOptions;
  district: string;
  startedAt: Date;
  realSeconds: number;
  simulatedSeconds: number;
  sessions: number;
  openAtEnd: number;
  units: number;
  placesByPopulation: boolean;
  replay: ReplayNote | null;
  api: Api;
  live: readonly LiveCounts[];
  /** Journal positions that the slowest stream was behind at the end, after a last wait. */
  liveBehind: number;
  tally: Tally;
}) {
  const { options, api, tally } = run;
  const { counts } = tally;
  const sum = (key: keyof LiveCounts) => run.live.reduce((total, one) => total + one[key], 0);
  const statuses = Object.fromEntries([...api.statuses].toSorted(([a], [b]) => a - b));
  const serverErrors = [...api.statuses].reduce((total, [status, count]) => total + (status >= 500 ? count : 0), 0);
  const live = {
    streams: run.live.length,
    events: sum('events'),
    gaps: sum('gaps'),
    repeats: sum('repeats'),
    resets: sum('resets'),
    connections: sum('connections'),
    behindAtEnd: run.liveBehind,
    /** Commands whose effect no stream showed within 5 s. */
    unseen: counts.liveUnseen,
    delayMs: figuresOf(tally.liveDelays),
  };
  return {
    /** Nothing in it happened: made by the simulator. */
    synthetic: true,
    district: run.district,
    startedAt: run.startedAt.toISOString(),
    seed: options.seed,
    speed: options.speed,
    simulatedSeconds: Math.round(run.simulatedSeconds),
    realSeconds: Math.round(run.realSeconds * 10) / 10,
    placesByPopulation: run.placesByPopulation,
    replay: run.replay,
    calls: {
      total: counts.calls,
      answered: counts.answered,
      abandoned: counts.abandoned,
      information: counts.information,
      prank: counts.prank,
      /** Taken elsewhere (WhatsApp, radio, counter): their answer time is not known and not counted as 0. */
      answerNotMeasured: counts.notMeasured,
      answerSeconds: tally.answers(),
      ringing: tally.ringing.read(run.simulatedSeconds),
    },
    incidents: { created: counts.incidents, merged: counts.merged, closed: counts.closed, openAtEnd: run.openAtEnd },
    dispatch: {
      assignments: counts.assignments,
      overrides: counts.overrides,
      refusals: counts.refusals,
      arrivals: counts.arrivals,
      lateMessages: counts.lateMessages,
      repeatedMessages: counts.repeatedMessages,
      /** From the answered call to the first crew on scene. */
      responseSeconds: tally.response(),
      waiting: tally.waiting.read(run.simulatedSeconds),
    },
    units: { ...tally.utilisation(run.units, run.simulatedSeconds), positions: counts.positions },
    api: {
      sessions: run.sessions,
      requests: api.requests,
      requestsPerSecond: Math.round(api.requests / Math.max(0.001, run.realSeconds)),
      statuses,
      serverErrors,
      networkErrors: api.networkErrors,
      refusals: Object.fromEntries(api.refusals),
      routes: [...api.latencies]
        .map(([route, values]) => ({ route, ms: figuresOf(values) }))
        .toSorted((a, b) => b.ms.count - a.ms.count),
    },
    live,
    failures: { count: tally.failed, first: tally.failures },
    ok:
      serverErrors + live.gaps + live.repeats + live.unseen + live.behindAtEnd + tally.failed + api.networkErrors === 0,
  };
}

const number = (value: number | null): string => (value === null ? '–' : String(value));
const seconds = ({ count, median, p90, p95 }: Figures): string =>
  count === 0
    ? 'tidak diukur / not measured'
    : `median ${number(median)} s · p90 ${number(p90)} s · p95 ${number(p95)} s (n = ${count})`;
const percent = (value: number | null): string => (value === null ? '–' : `${value} %`);

/** The report for people: short lines, Indonesian / English. */
export function printReport(report: SimulationReport): string {
  const { calls, incidents, dispatch, units, api, live, failures } = report;
  const lines = [
    '',
    `Simulasi / simulation · ${report.district} · data buatan / synthetic`,
    `  waktu / time          ${report.simulatedSeconds} s simulasi, ${report.realSeconds} s nyata / real · seed ${report.seed}`,
    ...(report.placesByPopulation
      ? []
      : ['  tempat / places       jumlah penduduk tidak ada: merata / no population: evenly']),
    ...(report.replay
      ? [
          `  putar ulang / replay  ${report.replay.file}: ${report.replay.calls} baris / rows, ${report.replay.refusedRows} ditolak / refused`,
        ]
      : []),
    `  panggilan / calls     ${calls.total}: ${calls.answered} diangkat / answered, ${calls.abandoned} terputus / abandoned, ${calls.information} informasi, ${calls.prank} iseng / prank`,
    `  angkat / answer       ${seconds(calls.answerSeconds)} · ≤ ${calls.answerSeconds.targetSeconds} s: ${percent(calls.answerSeconds.withinTarget)} · tidak diukur / not measured: ${calls.answerNotMeasured}`,
    `  berdering / ringing   maks ${calls.ringing.max} · rata-rata / mean ${calls.ringing.mean}`,
    `  kejadian / incidents  ${incidents.created} dibuat / created, ${incidents.merged} digabung / merged, ${incidents.closed} ditutup / closed, ${incidents.openAtEnd} terbuka / open`,
    `  respons / response    ${seconds(dispatch.responseSeconds)} · target: ${percent(dispatch.responseSeconds.withinTarget)}`,
    `  antrean / queue       maks ${dispatch.waiting.max} · rata-rata / mean ${dispatch.waiting.mean}`,
    `  penugasan / sent      ${dispatch.assignments}; tiba / arrived ${dispatch.arrivals}, lain dari usulan / overrides ${dispatch.overrides}, ditolak / refused ${dispatch.refusals}, terlambat / late ${dispatch.lateMessages}, berulang / repeated ${dispatch.repeatedMessages}`,
    `  unit                  ${units.used}/${units.units} bertugas / used · rata-rata / mean ${percent(units.mean === null ? null : Math.round(units.mean * 1000) / 10)} · posisi / positions ${units.positions}`,
    `  API                   ${api.requests} permintaan / requests (${api.requestsPerSecond}/s, ${api.sessions} sesi) · ${JSON.stringify(api.statuses)} · 5xx: ${api.serverErrors} · jaringan / network: ${api.networkErrors}`,
    ...api.routes.map(
      ({ route, ms }) =>
        `    ${route.padEnd(44)} ${String(ms.count).padStart(6)} ×  p50 ${number(ms.median)}  p95 ${number(ms.p95)}  p99 ${number(ms.p99)} ms`,
    ),
    ...Object.entries(api.refusals)
      .slice(0, 12)
      .map(([what, count]) => `    ${count} × ${what}`),
    `  langsung / live       ${live.events} peristiwa / events, ${live.streams} aliran / streams, ${live.connections} sambungan / connections; celah / gaps ${live.gaps}, ganda / repeats ${live.repeats}, tak terlihat / unseen ${live.unseen}, tertinggal / behind ${live.behindAtEnd} · p50 ${number(live.delayMs.median)} p99 ${number(live.delayMs.p99)} ms`,
    ...(failures.count > 0
      ? [`  kegagalan / failures  ${failures.count}`, ...failures.first.map((line) => `    ${line}`)]
      : []),
    `  hasil / result        ${report.ok ? 'baik / good' : 'PERIKSA / CHECK'}`,
  ];
  return `${lines.join('\n')}\n`;
}
