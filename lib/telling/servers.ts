import type { ServerPart } from '../vocabulary/server-part.ts';
import { placeName, resourceName } from './parties.ts';
import type { ToldFlow } from './told.ts';

/** Who does what where several servers have a part: a few words, and a sentence for each. */
export type ServersMark = { readonly label: string; readonly sentence: string };

const sentences: Readonly<Record<ServerPart, (server: string) => string>> = {
  vouches: (server) => `Who vouches: ${server}, where the person is signed in.`,
  decides: (server) =>
    `Who decides: ${server}, which gives its own token by that, without asking the person.`,
  exchanges: (server) => `${server} exchanges one token for another.`,
};

/** Who vouches, who decides, and who is called; `undefined` where one server does it all. */
export function serversMark(flow: Pick<ToldFlow, 'servers' | 'steps'>): ServersMark | undefined {
  const { servers } = flow;
  if (!servers) return undefined;
  const called = resourceName(flow);
  return {
    label: `${servers.length} servers`,
    sentence: [
      ...servers.map(({ origin, part }) => sentences[part](placeName(origin))),
      ...(called ? [`Who is called: ${called}.`] : []),
    ].join(' '),
  };
}
