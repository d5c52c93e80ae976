import { openServer } from '../open-server.ts';
import { createGame } from './game.ts';
import { openOpenidProvider } from './open-provider.ts';
import type { OpenidEvent } from './provider.ts';

/** A provider of OpenID 2.0 and a site, each an origin of its own. */
export type PlayerLab = {
  readonly log: readonly OpenidEvent[];
  readonly game: string;
  readonly close: () => Promise<void>;
};

/** Starts them on free loopback ports. Close it when done: nothing else does. */
export async function startPlayerLab(): Promise<PlayerLab> {
  const provider = await openOpenidProvider();
  const game = await openServer('game.localhost');
  game.serve(createGame(game.origin, `${provider.origin}/`));
  return {
    log: provider.log,
    game: game.origin,
    close: async () => {
      await Promise.all([provider.close(), game.close()]);
    },
  };
}
