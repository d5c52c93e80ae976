/** So few modules are told by the name of one of them. */
const few = 20;

/**
 * What a chunk of the package is called: of many modules, the folder that most of them are in, as the bundler would name it after any of
 * them, and profiles and reports of mistakes would too.
 */
export function chunkName({
  name,
  moduleIds,
}: {
  readonly name: string;
  readonly moduleIds: readonly string[];
}): string {
  if (moduleIds.length <= few) return name;
  const rooms = Map.groupBy(moduleIds, roomOf);
  const [most] = [...rooms].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? name;
}

function roomOf(id: string): string {
  const path = id.replaceAll('\\', '/');
  const [, name] = /\/(?:lib|bin)\/([\w-]+)\//.exec(path) ?? [];
  return path.includes('/node_modules/') ? 'libraries' : (name ?? 'lib');
}
