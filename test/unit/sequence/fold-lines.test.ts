import { describe, expect, it } from 'vitest';
import { foldLines } from '../../../lib/sequence/fold-lines.ts';
import { sequenceLines } from '../../../lib/sequence/sequence-lines.ts';
import { form, json, jsonBody, timeline } from '../../support/exchange.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const none: ReadonlySet<string> = new Set();
const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';

function shown(fields: FlowFields, selected?: string, opened = none) {
  const seen = inspected(fields);
  const lines = sequenceLines(seen.report.flows[0]!, seen);
  return foldLines(lines, selected, opened).map((line) => (line.type === 'fold' ? line.words : line.type));
}

/** A device asks so often; the person has not answered yet. */
const polls = (count: number, error = 'authorization_pending'): FlowFields => {
  const at = timeline();
  return {
    steps: Array.from({ length: count }, () => ({
      kind: 'token_request' as const,
      exchange: at(
        form(
          'https://op.example/token',
          { grant_type, device_code: 'GmRh' },
          { status: 400, responseBody: jsonBody({ error }) },
        ),
      ),
    })),
  };
};

const calls = (...statuses: readonly number[]): FlowFields => {
  const at = timeline();
  return {
    steps: statuses.map((status, index) => ({
      kind: 'resource_request' as const,
      exchange: at(json(`https://api.example/notes/${index}`, {}, { status })),
    })),
  };
};

const documents = (url: string, count: number): FlowFields => {
  const at = timeline();
  return {
    steps: Array.from({ length: count }, () => ({
      kind: 'jwks' as const,
      exchange: at(json(url, { keys: [] })),
    })),
  };
};

/** Documents that all came, or of which some did not (`!` before the address). */
const inTurns = (...urls: readonly string[]): FlowFields => {
  const at = timeline();
  return {
    steps: urls.map((url) => ({
      kind: 'jwks' as const,
      exchange: at(json(url.replace('!', ''), { keys: [] }, url.startsWith('!') ? { status: 500 } : {})),
    })),
  };
};

describe('long runs of the same are folded', () => {
  it('polls, between the first and the last', () => {
    expect(shown(polls(12))).toEqual([
      'step',
      'asked 10 more times, the person had not answered yet',
      'step',
    ]);
  });

  it('calls of one API', () => {
    expect(shown(calls(200, 200, 304, 200, 204, 200))).toEqual(['step', '4 more calls of this API', 'step']);
  });

  it('fetches of one document, but not of two', () => {
    expect(shown(documents('https://op.example/keys', 6))).toEqual(['step', 'fetched 4 more times', 'step']);
    const two = {
      steps: [
        ...documents('https://op.example/keys', 2).steps,
        ...documents('https://op.example/k', 2).steps,
      ],
    };
    expect(shown(two)).toEqual(Array(4).fill('step'));
  });

  it('fetches of documents in turns, each shown once', () => {
    const [d, k, x] = ['https://op.example/doc', 'https://op.example/keys', 'https://op.example/more'];
    const twice = inTurns(d, k, d, k);
    expect(shown(twice)).toEqual(['step', 'step', '2 of these documents fetched 2 more times in all']);
    expect(shown(inTurns(d, k, d, d, x, k, d))).toEqual([
      'step',
      'step',
      'fetched 2 more times',
      'step',
      '2 of these documents fetched 2 more times in all',
    ]);
    expect(shown(twice, undefined, new Set(['flow-1.3']))).toEqual(Array(4).fill('step'));
    expect(shown(twice, 'flow-1.4')).toEqual(Array(4).fill('step'));
    expect(shown(twice, 'flow-1.2')).toHaveLength(3);
  });

  it('until they are opened, or one of them is selected', () => {
    expect(shown(polls(5), undefined, new Set(['flow-1.2']))).toEqual(Array(5).fill('step'));
    expect(shown(polls(5), 'flow-1.3')).toEqual(Array(5).fill('step'));
    expect(shown(polls(5), 'flow-1.5')).toHaveLength(3);
  });
});

describe('nothing is folded away', () => {
  it('of a few', () => {
    expect(shown(polls(4))).toEqual(Array(4).fill('step'));
  });

  it('that ended otherwise', () => {
    expect(shown(polls(6, 'expired_token'))).toEqual(Array(6).fill('step'));
    expect(shown(calls(200, 200, 401, 200, 200))).toEqual(Array(5).fill('step'));
  });

  it('of documents in turns, where one is new, once more, or did not come', () => {
    const [d, k] = ['https://op.example/doc', 'https://op.example/keys'];
    expect(shown(inTurns(d, k, d))).toEqual(Array(3).fill('step'));
    expect(shown(inTurns(d, k, `!${d}`, k))).toEqual(Array(4).fill('step'));
    const finding = { rule: 'metadata-issuer-mismatch', at: [3] } as const;
    expect(shown({ ...inTurns(d, k, d, k), findings: [finding] })).toEqual(Array(4).fill('step'));
  });

  it('in which a rule found something new', () => {
    const finding = { rule: 'device-poll-too-fast', at: [3] } as const;
    expect(shown({ ...polls(6), findings: [finding] })).toEqual(Array(6).fill('step'));
  });
});
