import { useQuery } from '@tanstack/react-query';
import { type IncidentRow, incidentPaths } from '../../../command/incidents/incidents.contract.ts';
import { type RecordView, registerPaths } from '../../../information/registers/registers.contract.ts';
import { pathOf, purposeOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import type { ProcessView } from '../cases.contract.ts';
import { linkFrom, registerFrom } from './intake.ts';
import type { Picked } from './LinkPicker.tsx';

/** What a case is opened about, with the words and the area that its form begins with. */
export interface Brought {
  link: Picked;
  areaCode: string;
  areaName: string;
}

async function read(process: ProcessView, query: URLSearchParams, signal: AbortSignal): Promise<Brought | null> {
  const from = linkFrom(query);
  if (from?.to === 'incident') {
    const one = await api.get<IncidentRow>(pathOf(incidentPaths.incident, { id: from.target }), { signal });
    const title = one.summary || one.placeText;
    return { link: { ...from, of: null, title }, areaCode: one.villageCode ?? '', areaName: one.villageName ?? '' };
  }
  const register = registerFrom(process, query);
  if (!from || !register) return null;
  // Stated on the record's own page, where one comes from; without it people stay out of the form.
  const purpose = purposeOf(register) || undefined;
  const one = await api.get<RecordView>(pathOf(registerPaths.record, { register, id: from.target }), {
    query: { purpose },
    signal,
  });
  const { areaCode, areaText } = one.place ?? { areaCode: null, areaText: '' };
  return { link: { ...from, of: register, title: one.title }, areaCode: areaCode ?? '', areaName: areaText };
}

/** Reads what the address brings along; null when nothing, or nothing that this person may see. */
export function useBrought(process: ProcessView, query: URLSearchParams) {
  return useQuery({
    queryKey: ['cases', 'brought', process.id, query.toString()],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      try {
        return await read(process, query, signal);
      } catch (problem) {
        if (problem instanceof ApiProblem && !problem.away) return null;
        throw problem;
      }
    },
  });
}
