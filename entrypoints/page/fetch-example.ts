import type { ExampleId } from '../../lib/telling/examples.ts';

/** The recording of an example: a file of the extension itself, which leaves the browser as little as any other. */
export async function fetchExample(id: ExampleId): Promise<Blob> {
  const answer = await fetch(`/examples/${id}.har`);
  if (!answer.ok) throw new Error(`There is no example ${id}.`);
  return answer.blob();
}
