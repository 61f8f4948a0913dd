import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { currentLanguage } from '../../../platform/web/text/i18n.ts';
import {
  type ImportLine,
  type ImportPage,
  type ImportPreview,
  type ImportView,
  importPaths,
} from '../import.contract.ts';
import { limits } from '../import.types.ts';
import { pathOf } from './paths.ts';
import { useRefresh } from './useRegisters.ts';

export type Target = string | null;
/** Reading and writing 50,000 rows may take half a minute on a small server; ms. */
const patience = 180_000;

export interface ImportState {
  file: File | undefined;
  tooBig: boolean;
  preview: ImportPreview | undefined;
  mapping: readonly Target[];
  busy: 'reading' | 'writing' | 'undoing' | undefined;
  progress: { done: number; total: number } | undefined;
  made: ImportView | undefined;
  error: ApiProblem | undefined;
}
const empty: ImportState = {
  file: undefined,
  tooBig: false,
  preview: undefined,
  mapping: [],
  busy: undefined,
  progress: undefined,
  made: undefined,
  error: undefined,
};

/** One import from the choice of a file to its undoing. */
export function useImport(register: string) {
  const [state, setState] = useState(empty);
  const refresh = useRefresh();
  // A file keeps its id through repeated tries, so that it is never imported twice.
  const id = useRef('');
  const latest = useRef<AbortController>(null);
  const change = (part: Partial<ImportState>): void => setState((now) => ({ ...now, ...part }));
  const fail = (error: unknown): void => {
    if (!(error instanceof ApiProblem)) throw error;
    change({ error, busy: undefined, progress: undefined });
  };

  async function look(file: File, mapping?: readonly Target[]): Promise<void> {
    latest.current?.abort();
    const asked = new AbortController();
    latest.current = asked;
    change({ busy: 'reading', error: undefined });
    try {
      const preview = await api.upload<ImportPreview>(pathOf(importPaths.preview, { register }), file, {
        query: mapping ? { mapping: JSON.stringify(mapping) } : {},
        signal: asked.signal,
        timeoutMs: patience,
      });
      change({ preview, mapping: preview.columns.map(({ target }) => target), busy: undefined });
    } catch (error) {
      if (!asked.signal.aborted) fail(error);
    }
  }

  return {
    ...state,
    choose(file: File | undefined): void {
      id.current = randomId();
      const tooBig = file !== undefined && file.size > limits.bytes;
      setState({ ...empty, file, tooBig });
      if (file && !tooBig) void look(file);
    },
    /** Another target for one column; one that another column had moves over. */
    map(at: number, target: Target): void {
      if (!state.file) return;
      const mapping = state.mapping.map((now, place) =>
        place === at ? target : target !== null && now === target ? null : now,
      );
      change({ mapping });
      void look(state.file, mapping);
    },
    async take(): Promise<ImportView | undefined> {
      const { file, mapping } = state;
      if (!file) return undefined;
      change({ busy: 'writing', error: undefined, progress: undefined });
      let made: ImportView | undefined;
      const onLine = (line: ImportLine): void => {
        if (line.type === 'progress') change({ progress: { done: line.done, total: line.total } });
        else if (line.type === 'result') made = line.import;
        else {
          const { code, status, detail } = line;
          throw new ApiProblem({ code, status, title: code, detail: detail[currentLanguage()] });
        }
      };
      try {
        const query = { id: id.current, name: file.name.slice(0, 200), mapping: JSON.stringify(mapping) };
        const path = pathOf(importPaths.imports, { register });
        await api.uploadLines<ImportLine>(path, file, onLine, { query, timeoutMs: patience });
        change({ busy: undefined, progress: undefined, made });
      } catch (error) {
        fail(error);
      }
      refresh();
      return made;
    },
    async undo(one: ImportView): Promise<ImportView | undefined> {
      change({ busy: 'undoing', error: undefined });
      let undone: ImportView | undefined;
      try {
        const path = pathOf(importPaths.undoing, { register, id: one.id });
        undone = await api.post<ImportView>(path, { version: one.version }, { timeoutMs: patience });
        change({ busy: undefined, ...(state.made?.id === one.id ? { made: undone } : {}) });
      } catch (error) {
        fail(error);
      }
      refresh();
      return undone;
    },
  };
}

/** Imports that were made into a register, newest first. */
export function useImports(register: string) {
  return useQuery({
    queryKey: ['registers', 'imports', register],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof ImportPage>>(pathOf(importPaths.imports, { register }), { query: { limit: 10 }, signal }),
  });
}
