import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';

/** What of these flows could not be seen, in words, each said once. */
export function gapsOf(all: readonly Facts[]): readonly string[] {
  const gaps = new Set<string>();
  for (const facts of all) {
    if (facts.isHidden) {
      gaps.add(
        'An authorization request only carried a reference or an encrypted object. Its parameters could not be checked.',
      );
    }
    if (facts.steps.some((step) => step.message === undefined)) {
      gaps.add(
        'An application’s server exchanged the code directly with the provider. That call does not pass through the browser and could not be checked.',
      );
    }
    if (messagesOf(facts.flow, 'token_request').some(isUnread)) {
      gaps.add('The body of a token response was not recorded. What depends on it was not checked.');
    }
    if (!facts.authorizationRequest && !facts.isHidden && facts.authorizationResponse) {
      gaps.add('Recording began in the middle of a login: its authorization request was not seen.');
    }
  }
  return [...gaps];
}

function isUnread({ answer, exchange }: { answer?: unknown; exchange: { status?: number } }): boolean {
  return (
    answer === undefined && exchange.status !== undefined && exchange.status > 0 && exchange.status !== 204
  );
}
