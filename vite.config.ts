import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const web = resolve(import.meta.dirname, 'src/app/web');

/** Libraries that change seldom get files of their own, so that an update of ours leaves them in the cache. */
const chunks: readonly (readonly [name: string, pattern: RegExp])[] = [
  // In this order: a group also takes what its files import, unless a group before it did.
  ['react', /node_modules\/(react|react-dom|scheduler)\//],
  ['base', /node_modules\/(i18next|react-i18next|@tanstack\/(react-query|query-core)|use-sync-external-store)\//],
  [
    'mantine',
    /node_modules\/(@mantine|@floating-ui|react-remove-scroll|react-number-format|react-textarea-autosize)\//,
  ],
  ['storage', /node_modules\/dexie\//],
  ['router', /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store)\//],
];

/**
 * MapLibre comes as two files, for the page and for its worker, half of each the same code. Built from its sources in one
 * build, that half is one file which the browser fetches once. Without a build the package's own two files serve.
 */
function mapFromSource(): Plugin {
  const source = resolve(import.meta.dirname, 'node_modules/maplibre-gl/src');
  const id = '\0virtual:map-worker';
  return {
    name: 'map-from-source',
    apply: 'build',
    enforce: 'pre',
    resolveId(name) {
      if (name === 'maplibre-gl') return resolve(source, 'index.ts');
      return name.startsWith('maplibre-gl/dist/maplibre-gl-worker.mjs') ? id : undefined;
    },
    load(name) {
      if (name !== id) return undefined;
      const file = this.emitFile({ type: 'chunk', name: 'map-worker', id: resolve(source, 'source/worker.ts') });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

/** Two pages: `index.html` (the desks) and `unit.html` (the unit phone). Everything is served from this one origin. */
export default defineConfig({
  root: web,
  base: '/',
  plugins: [mapFromSource(), react()],
  // MapLibre's sources declare fields that their parent class has set already; a declaration alone sets nothing.
  oxc: { assumptions: { setPublicClassFields: true }, typescript: { removeClassFieldsWithoutInitializer: true } },
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: ['chrome120', 'edge120', 'firefox121'],
    // Fonts stay files: the content policy allows no fonts inside of style sheets.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1300,
    rollupOptions: {
      input: { index: resolve(web, 'index.html'), unit: resolve(web, 'unit.html') },
      output: {
        codeSplitting: { groups: chunks.map(([name, test]) => ({ name, test })) },
      },
    },
  },
});
