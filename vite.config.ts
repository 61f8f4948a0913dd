import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const web = resolve(import.meta.dirname, 'src/app/web');

/** Libraries that change seldom get files of their own, so that an update of ours leaves them in the cache. */
const chunks: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['map-library', /node_modules\/maplibre-gl\//],
  [
    'mantine',
    /node_modules\/(@mantine|@floating-ui|react-remove-scroll|react-number-format|react-textarea-autosize)\//,
  ],
  ['storage', /node_modules\/dexie\//],
  ['router', /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store)\//],
  ['react', /node_modules\/(react|react-dom|scheduler)\//],
  ['base', /node_modules\/(i18next|react-i18next|@tanstack\/(react-query|query-core)|use-sync-external-store)\//],
];

/** Two pages: `index.html` (the desks) and `unit.html` (the unit phone). Everything is served from this one origin. */
export default defineConfig({
  root: web,
  base: '/',
  plugins: [react()],
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
