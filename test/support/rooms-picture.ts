import { doors, rooms } from './import-directions.ts';

type Directions = Readonly<Record<string, readonly string[]>>;

/** The rooms and doors of lib/ as a mermaid diagram: an arrow leads to what a room stands on, and from there to the rest of it. */
export function roomsPicture(): string {
  const directions: Directions = {
    ...Object.fromEntries(Object.entries(rooms).map(([room, { mayImport }]) => [room, mayImport])),
    ...doors,
  };
  const arrows = Object.keys(directions).flatMap((room) =>
    nearest(room, directions).map((other) => `  ${node(room)} --> ${node(other)}`),
  );
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}

/** What a room may import and does not reach through another that it may import. */
function nearest(room: string, directions: Directions): readonly string[] {
  const own = directions[room] ?? [];
  return own.filter(
    (other) => !own.some((between) => between !== other && reaches(between, other, directions)),
  );
}

function reaches(from: string, to: string, directions: Directions): boolean {
  return (directions[from] ?? []).some((next) => next === to || reaches(next, to, directions));
}

/** Doors are files, drawn round. */
function node(name: string): string {
  return name.endsWith('.ts') ? `${name.replaceAll(/\W/g, '_')}([${name}])` : name;
}
