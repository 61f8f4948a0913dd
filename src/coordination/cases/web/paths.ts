/** How a case is called: `K-123`. */
export const numberText = (number: number): string => `K-${number}`;

/** Page of one case. */
export const caseAddress = (id: string): string => `/cases/${id}`;

/** The queue of one process, or of all. */
export const queueAddress = (process?: string): string => (process ? `/cases?process=${process}` : '/cases');

/** The intake of a process; `from` carries what it is about: `record`, `register`, `incident`, `area`. */
export function newAddress(process: string, from = new URLSearchParams()): string {
  return `/cases/new/${process}${from.size > 0 ? `?${from}` : ''}`;
}

/** Page of what a case is linked to; undefined where the screens have none. */
export function targetAddress(link: { to: 'record' | 'incident' | 'case'; of: string | null; target: string }) {
  if (link.to === 'incident') return `/incidents/${link.target}`;
  if (link.to === 'case') return caseAddress(link.target);
  return link.of ? `/registers/${link.of}/${link.target}` : undefined;
}
