import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { short } from './stats.ts';

export interface Machine {
  date: string;
  cores: number;
  processor: string;
  memoryGb: number;
  system: string;
  node: string;
  postgres: string;
  seconds: number;
}

export const machineOf = (postgres: string, seconds: number): Machine => ({
  date: new Date().toISOString().slice(0, 10),
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${arch()}`,
  node: process.versions.node,
  postgres,
  seconds: Math.round(seconds),
});

const answerOf = ({ met }: Figure) => (met === null ? '–' : met ? 'yes' : 'no');

/** The table for the terminal: a block for each figure, since the texts are long. */
export function tellFigures(figures: readonly Figure[], say: (line: string) => void): void {
  for (const figure of figures) {
    say(`\n${figure.what}`);
    say(`  bar       ${figure.bar}   met: ${answerOf(figure)}`);
    say(`  measured  ${figure.measured}`);
    say(`  ratio     ${figure.ratio}`);
    say(`  size      ${figure.size}`);
    say(`  memory    ${figure.memory}`);
  }
  const met = figures.filter((figure) => figure.met).length;
  say(`\n${met} of ${figures.length} met`);
}

function markdown(figures: readonly Figure[], machine: Machine): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return [
    '# Figures',
    '',
    'Measured by `npm run bench -- --record`. Server and database run in processes of their own; the load comes from a third',
    'process on the same machine and takes its share of the cores. Everything is durable (`fsync`, `synchronous_commit` on)',
    'and goes through the public API; only roads, units and the demo district are put in by their import services.',
    '',
    row(['machine', '']),
    row(['---', '---']),
    row(['date', machine.date]),
    row(['processor', `${machine.processor}, ${machine.cores} cores`]),
    row(['memory', `${machine.memoryGb} GB`]),
    row(['system', machine.system]),
    row(['Node', machine.node]),
    row(['PostgreSQL', machine.postgres]),
    row(['whole run', `${short(machine.seconds)} s`]),
    '',
    row(['what', 'bar', 'measured', 'ratio', 'size', 'memory of the server', 'met']),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...figures.map((one) => row([one.what, one.bar, one.measured, one.ratio, one.size, one.memory, answerOf(one)])),
    '',
  ].join('\n');
}

/** Writes `bench/results/latest.json`, and with `record` `docs/figures.md`. */
export function writeFigures(figures: readonly Figure[], machine: Machine, record: boolean): void {
  const results = fileURLToPath(new URL('../results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}latest.json`, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  if (record) writeFileSync(new URL('../../docs/figures.md', import.meta.url), markdown(figures, machine));
}
