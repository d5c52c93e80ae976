import type { Environment } from '../vocabulary/environment.ts';

/** A mark on a flow: two or three words, and the sentence behind them. */
export type EnvironmentMark = { readonly label: string; readonly sentence: string };

/** How the place where a client runs is told; `undefined` for production, of which nothing is said. */
export function environmentMark(environment: Environment): EnvironmentMark | undefined {
  switch (environment) {
    case 'development':
      return {
        label: 'Development host',
        sentence:
          'The client runs on a developer’s machine or under a name for tests. Findings are as grave as they would be in production, where the same code goes.',
      };
    case 'playground':
      return {
        label: 'Playground',
        sentence:
          'Client or server exist to try the protocol out: what they do on purpose is told as a remark.',
      };
    case 'production':
      return undefined;
  }
}
