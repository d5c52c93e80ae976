import { describe, expect, it } from 'vitest';
import { countKinds, createFlowSearch, ofKind } from '../../../../components/state/flow-filter.ts';
import type { FlowChip } from '../../../../components/state/flow-kinds.ts';
import { listFlows, ofTab } from '../../../../components/state/flow-list.ts';
import { searchQuery, wantedWords } from '../../../../components/state/search-query.ts';
import { exchange } from '../../../support/exchange.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { cleanLogin, severalLogins } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

type Wanted = { readonly chip?: FlowChip; readonly tab?: number };

function found(typed: string, { chip = 'all', tab }: Wanted = {}, all = severalLogins): readonly string[] {
  const fitting = createFlowSearch().filter(ofTab(listFlows(all), tab), searchQuery(typed), all);
  return ofKind(fitting, chip).map(({ flow }) => flow.id);
}

const call = (fields: Parameters<typeof exchange>[0]): FlowFields => ({
  steps: [{ kind: 'token_request', exchange: exchange(fields) }],
});

describe('a search through flows', () => {
  it('wants every word, anywhere in the flow', () => {
    expect(found('OP.example  implicit')).toEqual(['flow-4']);
    expect(found('invalid_grant')).toEqual(['flow-5']);
    expect(found('code-verifier-mismatch')).toEqual(['flow-5']);
    expect(found('implicit invalid_grant')).toEqual([]);
    expect(found('')).toHaveLength(5);
  });

  it('finds the same when words are typed letter by letter, taken back, and prepared before', () => {
    const search = createFlowSearch();
    const entries = listFlows(severalLogins);
    expect(search.prepare(entries, severalLogins, () => true)).toBe(false);
    expect(search.prepare(entries, severalLogins, () => false)).toBe(true);
    expect(search.prepare(entries, severalLogins, () => true)).toBe(true);
    const words = ['-implicit invalid_grant', 'host:login.corp', 'outcome:failed op.example', '-outcome:f'];
    const typed = words.flatMap((word) => {
      const beginnings = [...word].map((_, at) => word.slice(0, at + 1));
      return [...beginnings, ...beginnings.toReversed()];
    });
    const step = (text: string) =>
      search.filter(entries, searchQuery(text), severalLogins).map(({ flow }) => flow.id);
    expect(typed.map(step)).toEqual(typed.map((text) => found(text)));
  });

  it('finds what a page or tab is called', () => {
    const [entry] = listFlows(severalLogins);
    const [key] = entry!.titleKeys;
    const titles = new Map([[key!, 'Orders of Erika']]);
    expect(found('ERIKA', {}, { ...severalLogins, titles })).toContain(entry!.flow.id);
    expect(found('erika')).toEqual([]);
  });

  it('leaves out what it is told to', () => {
    expect(found('-implicit -invalid_grant')).toEqual(['flow-2', 'flow-3', 'flow-1']);
  });

  it('looks in one place where that is named', () => {
    expect(found('outcome:failed')).toEqual(['flow-5']);
    expect(found('rule:code-verifier')).toEqual(['flow-5']);
    expect(found('host:login.corp')).toEqual(['flow-3']);
    expect(found('client:login.corp')).toEqual([]);
    expect(found('-outcome:succeeded -outcome:failed')).toEqual(['flow-3']);
  });

  it('finds a value wherever it stood: address, header, body, claim, encoded or not', () => {
    const of = (fields: Parameters<typeof exchange>[0]) => inspected(call(fields));
    const token = 'https://op.example/token';
    const all = [
      of({ url: `${token}?login_hint=ann%40corp.example` }),
      of({ url: token, requestHeaders: [['X-Request-Id', 'Ann@corp.example']] }),
      of({
        url: token,
        responseBody: { mediaType: 'application/json', text: '{"user":"ann@corp.example"}' },
      }),
      of({
        url: token,
        responseBody: {
          mediaType: 'application/json',
          text: JSON.stringify({ id_token: idTokenOf({ email: 'ann@corp.example' }) }),
        },
      }),
    ];
    expect(all.map((one) => found('ann@corp.example', {}, one).length)).toEqual([1, 1, 1, 1]);
    expect(all.map((one) => found('bob@corp.example', {}, one).length)).toEqual([0, 0, 0, 0]);
  });

  it('tells the steps that have a word, and none for a word that is only left out', () => {
    const [flow] = inspected(cleanLogin({ prefix: 'a' })).report.flows;
    const hits = (typed: string) =>
      createFlowSearch().hits(flow!, wantedWords(searchQuery(typed)), severalLogins);
    expect(hits('code_verifier')).toEqual(['flow-1.4']);
    expect(hits('-code_verifier')).toEqual([]);
    expect(hits('host:op.example')).toEqual([]);
  });

  it('keeps to a tab: a popup is of the tab that opened it, a service worker of every tab', () => {
    expect(found('', { tab: 9 })).toEqual(['flow-4']);
    expect(found('', { tab: 12 })).toEqual([]);
    const of = (context: { tab?: number; openerTab?: number }) =>
      inspected(call({ url: 'https://op.example/token', context }));
    expect(found('', { tab: 2 }, of({ tab: 3, openerTab: 2 }))).toHaveLength(1);
    expect(found('', { tab: 2 }, of({ tab: -1 }))).toHaveLength(1);
    expect(found('', { tab: 2 }, of({ tab: 3 }))).toHaveLength(0);
  });

  it('keeps to a kind, and counts them', () => {
    expect(found('', { chip: 'failed' })).toEqual(['flow-5', 'flow-3']);
    expect(countKinds(listFlows(severalLogins))).toMatchObject({ all: 5, failed: 2, unclear: 0, pending: 0 });
  });
});
