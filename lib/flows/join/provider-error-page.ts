import { awaitingAnswer } from '../awaiting-answer.ts';
import type { Join } from './place.ts';

/** The login that waits for its answer there. */
export const joinProviderErrorPage: Join = (assembly, { exchange }) =>
  awaitingAnswer(assembly, exchange) ?? 'wait';
