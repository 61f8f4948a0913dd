import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { modules } from '../src/app/module-map.ts';

const src = fileURLToPath(new URL('../src/', import.meta.url));

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

interface Import {
  from: string;
  to: string;
}

const imports: Import[] = files(src).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) => ({
    from: relative(src, file),
    to: relative(src, resolve(dirname(file), match[1]!.replace(/\?.*$/, ''))),
  })),
);

const floors = ['information', 'communication', 'coordination', 'command'];
const floorOf = (path: string) => path.split('/')[0]!;
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');
const isTest = (path: string) => /\.(test|bench)\.tsx?$/.test(path) || path.includes('/testing/');
/** Files without state or database, which screens and other rooms may read. */
const isPure = (path: string) =>
  /\.(contract|states|rules|types|port|ports)\.ts$/.test(path) || /(geodata|roads)\.ts$/.test(path);

test('imports go app → floors → platform, never upward', () => {
  const upward = imports.filter(({ from, to }) => {
    if (isTest(from)) return false;
    if (floorOf(from) === 'platform') return floorOf(to) !== 'platform';
    return floors.includes(floorOf(from)) && floorOf(to) === 'app';
  });
  expect(upward, 'move what is shared down into the platform, or react to the journal').toEqual([]);
});

test('rooms reach each other through index.ts or pure files only, as the module map says', () => {
  const rooms = modules as Record<string, { uses: readonly string[] }>;
  const wrong = imports.filter(({ from, to }) => {
    if (isTest(from) || !floors.includes(floorOf(from)) || !floors.includes(floorOf(to)) || roomOf(from) === roomOf(to))
      return false;
    if (isPure(to)) return false;
    const declared = rooms[roomOf(from)]?.uses.includes(roomOf(to)) ?? false;
    return !declared || !/\/index\.ts$/.test(to);
  });
  expect(wrong, 'declare the room under `uses` in src/app/module-map.ts and import its index.ts').toEqual([]);
});

test('the module map has no cycles', () => {
  const rooms = modules as Record<string, { uses: readonly string[] }>;
  const visit = (room: string, path: string[]): void => {
    expect(path, `cycle: ${[...path, room].join(' → ')}`).not.toContain(room);
    for (const next of rooms[room]?.uses ?? []) visit(next, [...path, room]);
  };
  for (const room of Object.keys(rooms)) visit(room, []);
});

test('screens never import server code, and pure files never import Node', () => {
  const web = (path: string) => /\/(web|field)\//.test(path);
  const server = imports.filter(
    ({ from, to }) =>
      web(from) &&
      !isTest(from) &&
      !web(to) &&
      !isPure(to) &&
      !/platform\/(problem|states|http\/shapes)/.test(to) &&
      !/\.css$/.test(to),
  );
  expect(server, 'screens may import contracts, states, rules, types and the web platform').toEqual([]);
  const node = files(src)
    .filter((file) => isPure(file) && !isTest(file))
    .filter((file) => /from 'node:/.test(readFileSync(file, 'utf8')));
  expect(node).toEqual([]);
});

test('no source file grows beyond 400 lines', () => {
  const long = files(src)
    .filter((file) => !isTest(file) && !file.endsWith('.gen.ts') && !/\.types\.ts$|texts\.ts$/.test(file))
    .map((file) => ({ file: relative(src, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long, 'a file this long has two jobs').toEqual([]);
});
