type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
};

const odd: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  'x'.repeat(9000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '2026-13-45T99:99:99Z',
  [],
  [null],
  {},
  { a: { b: [] } },
  "'; drop table incidents.incident; --",
  '../../etc/passwd',
  '<script>',
  Number.MAX_SAFE_INTEGER,
  0.1,
  'NaN',
];

/**
 * Bodies that do not fit a schema, or only just: nothing, the wrong kind, the example with each field left out and with
 * each field replaced by odd values.
 */
export function* malformed(schema: unknown, example: unknown): Generator<unknown> {
  yield* [null, [], 'text', 7, {}, { unknown: 1 }, { __proto__: null, constructor: 1 }];
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return;
  const known = example as Record<string, unknown>;
  const fields = new Set([...Object.keys(known), ...Object.keys((schema as Schema).properties ?? {})]);
  let turn = 0;
  for (const field of fields) {
    const { [field]: _, ...without } = known;
    yield without;
    // Not the full product: over all fields every odd value has its turn, a handful for each.
    for (let n = 0; n < 7; n++) yield { ...known, [field]: odd[turn++ % odd.length] };
  }
}
