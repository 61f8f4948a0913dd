/** Fills the ids of a path: `pathOf(incidentPaths.link, { id, linkId })`. */
export function pathOf(path: string, ids: Readonly<Record<string, string>>): string {
  return Object.entries(ids).reduce((filled, [name, id]) => filled.replace(`{${name}}`, encodeURIComponent(id)), path);
}
