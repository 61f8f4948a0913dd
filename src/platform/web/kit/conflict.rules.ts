/** One part of a form in which a colleague's values and mine differ. */
export interface Difference<P extends string = string> {
  part: P;
  /** Only they changed it · only I did · both, to different values. */
  by: 'theirs' | 'mine' | 'both';
}

/** What changed since `read`, on either side; parts on which both now agree are left out. */
export function differencesOf<P extends string, F>(
  parts: readonly P[],
  same: (a: F, b: F, part: P) => boolean,
  forms: { read: F; mine: F; theirs: F },
): Difference<P>[] {
  const { read, mine, theirs } = forms;
  return parts.flatMap((part): Difference<P>[] => {
    if (same(mine, theirs, part)) return [];
    const changedMine = !same(read, mine, part);
    const changedTheirs = !same(read, theirs, part);
    return [{ part, by: changedMine && changedTheirs ? 'both' : changedMine ? 'mine' : 'theirs' }];
  });
}
