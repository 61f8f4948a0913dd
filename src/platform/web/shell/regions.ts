/**
 * Regions of a desk: the parts that `[` and `]` jump between. Their order is told by `data-region`
 * (command 1 → queue 2 → sheet 3 → map 4 → units 5 → bar 6), not by the place in the document.
 */
export function jumpRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
    .filter((region) => region.offsetParent !== null)
    .sort((a, b) => Number(a.dataset.region) - Number(b.dataset.region));
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here < 0 ? (step > 0 ? -1 : 0) : here;
  const next = regions[(start + step + regions.length) % regions.length];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>(
    '[data-region-focus], [aria-selected="true"][tabindex="0"], [role="listbox"], input, textarea, button:not(:disabled), [tabindex="0"]',
  );
  (inside ?? next).focus();
}
