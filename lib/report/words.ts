import { originOf, endpointOf } from '../exchange/parameters.ts';
import type { Actor, Outcome, ReportStep } from './report.ts';

/** Actors in plain words. */
export const actorNames: Readonly<Record<Actor, string>> = {
  client: 'client',
  authorization_server: 'authorization server',
  resource_server: 'API',
  user: 'person',
};

/** Outcomes in plain words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  denied: 'denied',
  pending: 'not finished',
};

/** Method and address of a step, without its parameters: `GET https://op.example/auth`. */
export function stepPlace({ method, url }: Pick<ReportStep, 'method' | 'url'>): string {
  if (!url) return '';
  return `${method ?? ''} ${originOf(url) === null ? url : endpointOf(url)}`.trim();
}
