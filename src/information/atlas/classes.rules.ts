/** One class of a choropleth: values from `from` to `to`, both included. */
export interface ValueClass {
  from: number;
  to: number;
}

/** Colours that the screens have for classes above the empty one. */
export const mostClasses = 5;

/**
 * Splits values into at most five classes of about equal numbers of areas (quantiles), the empty class of zeros apart,
 * since "nothing happened" is a statement of its own. Equal values never fall into different classes. Bounds are values
 * that occur, so that the legend says what is drawn.
 * @returns classes from the lowest; empty when there are no values.
 */
export function classesOf(values: readonly number[]): ValueClass[] {
  const zero = values.some((value) => value === 0) ? [{ from: 0, to: 0 }] : [];
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return zero;
  const wanted = Math.min(mostClasses - zero.length, new Set(sorted).size);
  const classes: ValueClass[] = [];
  let start = 0;
  for (let k = 1; k <= wanted && start < sorted.length; k++) {
    let end = k === wanted ? sorted.length : Math.max(start + 1, Math.round((sorted.length * k) / wanted));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1;
    classes.push({ from: sorted[start]!, to: sorted[end - 1]! });
    start = end;
  }
  return [...zero, ...classes];
}

/** Index of the class that a value belongs to; undefined when there is none. */
export function classOf(classes: readonly ValueClass[], value: number | null): number | undefined {
  if (value === null) return undefined;
  const index = classes.findIndex(({ from, to }) => value >= from && value <= to);
  return index < 0 ? undefined : index;
}
