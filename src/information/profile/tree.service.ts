import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { type AreaRow, type ChildRow, findChildren, findPath, searchNames } from './ground.repository.ts';
import type { AreaName, Tree, TreeNode } from './profile.contract.ts';

const mostHits = 40;
const nameOf = ({ code, level, name }: AreaRow): AreaName => ({ code, level, name });
const nodeOf = (row: ChildRow, path: string[] = []): TreeNode => ({
  ...nameOf(row),
  population: row.population,
  below: row.below,
  path,
});

/** One step of the tree of areas, or the hits of a search by name. @throws Problem notFound for an unknown parent. */
export async function treeOf(db: Database, actor: Actor, query: { parent?: string; q?: string }): Promise<Tree> {
  const { polresId } = actor;
  if (query.q !== undefined) {
    const hits = await searchNames(db, polresId, query.q, mostHits);
    return { parent: null, path: [], items: hits.map((hit) => nodeOf(hit, hit.path)) };
  }
  if (query.parent === undefined) {
    return { parent: null, path: [], items: (await findChildren(db, polresId, null)).map((row) => nodeOf(row)) };
  }
  const path = await findPath(db, polresId, query.parent);
  const own = path.at(-1);
  if (!own) throw notFound();
  const children = await findChildren(db, polresId, own.code);
  return { parent: nameOf(own), path: path.map(nameOf), items: children.map((row) => nodeOf(row)) };
}
