import type { TestServer } from './server.ts';

/** Adds a problem in the middle of the district by the API, as the commander. @throws Error telling the answer when it is refused. */
export async function addProblem(
  house: TestServer,
  values: { name: string; trigger?: string },
): Promise<{ id: string; version: number }> {
  const { body: info } = await house.call('commander', 'GET', '/api/map/info');
  const [west, south, east, north] = info.bounds;
  const { body: register } = await house.call('commander', 'GET', '/api/registers/problems');
  const kind = register.fields.find(({ id }: { id: string }) => id === 'kind').items[0].id;
  const made = await house.call('commander', 'POST', '/api/registers/problems/records', {
    values: { kind, trigger: 'Tidak ada juru parkir resmi', ...values },
    place: { lon: (west + east) / 2, lat: (south + north) / 2 },
  });
  if (made.status !== 201) throw new Error(`the problem was refused: ${JSON.stringify(made.body)}`);
  return made.body;
}
