import { beforeAll, describe, expect, it } from 'vitest';
import { glossary } from '../../../lib/explain/glossary.ts';
import type { ReportFlow } from '../../../lib/report/report.ts';
import { answersOn, pointsOn } from '../../../lib/telling/answers.ts';
import { storyOf } from '../../../lib/telling/story.ts';
import { captureNames, recordedReport } from '../../support/captures.ts';
import { capture, type ExchangeFields } from '../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { photos } from '../../support/oauth1.ts';
import { steamLogin } from '../../support/openid2.ts';

type Question = Parameters<typeof pointsOn>[1];

const of = (...fields: readonly ExchangeFields[]) => flowsOf(capture(...fields))[0]!;
const told = (flow: ReportFlow, question: Question) =>
  pointsOn(flow, question).map(({ sentence, status, steps }) => {
    const places = steps.map((id) => id.split('.')[1]).join(', ');
    return `${status}: ${sentence}${places ? ` (${places})` : ''}`;
  });

describe('the questions of a learner, answered on a login', () => {
  it('say who got a token, and where it acts', () => {
    expect(told(of(...Object.values(photos)), 'what-is-oauth')).toEqual([
      'shown: Here printer.example.com got an approved token from photos.example.net, and acted with it at photos.example.net for you. (4, 5)',
    ]);
  });

  it('say where a token travelled out of sight that it was not seen', () => {
    const flow = of(photos.approval, photos.callback);
    expect(told(flow, 'what-is-oauth')).toEqual([
      'shown: Here an approval came back from photos.example.net to printer.example.com. (3)',
      'not_seen: The token for it travels between servers, and was not seen.',
    ]);
    expect(told(flow, 'temporary-and-token-credentials')).toEqual([
      'shown: The temporary credentials were made between servers, not seen. Here the browser carries their token, without the secret. (2)',
      'not_seen: They are changed for the token credentials between servers: not seen. (4)',
    ]);
  });

  it('claim no token that was only asked for', () => {
    expect(told(of(photos.approval), 'what-is-oauth').join(' ')).not.toMatch(/got|approval|acted/);
    const [pending] = flowsOf(codeFlow({ response: null, token: null }));
    expect(told(pending!, 'what-is-oauth').at(-1)).toBe('not_seen: No token was seen to come of it.');
    expect(told(pending!, 'authorization-code-flow')).toEqual([
      'not_seen: A code was asked for; none was seen to come back. (1)',
    ]);
  });

  it('tell a code that was refused from one that was changed for tokens', () => {
    const [good] = flowsOf(codeFlow());
    expect(told(good!, 'authorization-code-flow').at(-1)).toBe(
      'shown: The app changed the code for tokens. (3)',
    );
    const refused = { error: 'invalid_grant' };
    const [bad] = flowsOf(codeFlow({ tokenAnswer: refused, tokenExchange: { status: 400 } }));
    expect(told(bad!, 'authorization-code-flow').at(-1)).toBe(
      'shown: The app tried to change the code for tokens, and that failed. (3)',
    );
    expect(told(bad!, 'what-is-openid').at(-1)).toBe('not_seen: No ID token was seen.');
  });

  it('say of PKCE how it did, and nothing for it where none was sent', () => {
    const [good] = flowsOf(codeFlow());
    expect(told(good!, 'code-flow-with-pkce')[0]).toMatch(/^shown: Used here\. A stolen code is worthless/);
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    const [none] = flowsOf(codeFlow({ request: without, token: { code_verifier: undefined } }));
    expect(told(none!, 'code-flow-with-pkce')[0]).toMatch(/^not_here: Not here: No code_challenge was sent/);
  });

  it('say of what a protocol does not have that it is not here', () => {
    const flow = of(steamLogin.request(), steamLogin.response());
    expect(told(flow, 'what-is-oauth')[0]).toMatch(
      /^not_here: Not here: this goes by another way, OpenID 2\.0/,
    );
    expect(told(flow, 'what-is-openid')[0]).toMatch(/^shown: This login uses OpenID 2\.0/);
    expect(told(flow, 'temporary-and-token-credentials')).toEqual([]);
    expect(told(of(photos.approval), 'what-is-openid')[0]).toMatch(/^not_here: /);
  });

  it('do not say that openid was not asked for where the request could not be read', () => {
    const pushed = { scope: undefined, request_uri: 'urn:ietf:params:oauth:request_uri:6esc_11ACC5b' };
    const [flow] = flowsOf(
      codeFlow({ request: pushed, tokenAnswer: { access_token: 'x', token_type: 'Bearer' } }),
    );
    expect(told({ ...flow!, protocol: 'oauth2' }, 'what-is-openid')[0]).toMatch(/^not_seen: Whether/);
  });
});

describe('over all recordings', () => {
  let flows: readonly ReportFlow[];
  beforeAll(async () => {
    const reports = await Promise.all(captureNames.map(recordedReport));
    flows = reports.flatMap((report) => report.flows);
  }, 120_000);

  it('every answer is a sentence of a question, and leads to steps that are there', () => {
    const faults = flows.flatMap((flow) =>
      answersOn(flow).flatMap(({ question, points }) =>
        points
          .filter(
            ({ sentence, steps }) =>
              !(question in glossary) ||
              !/^[A-Z“a-z].*[.:]$/su.test(sentence) ||
              /undefined|null|NaN|\[object/.test(sentence) ||
              steps.some((id) => !flow.steps.some((step) => step.id === id)),
          )
          .map(({ sentence }) => `${flow.id} ${question}: ${sentence}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('nothing is told as shown but by a step that was seen', () => {
    const faults = flows.flatMap((flow) => {
      const isSeen = (id: string | undefined) => flow.steps.some((step) => step.id === id && step.observed);
      const claims = answersOn(flow).flatMap(({ points }) =>
        points.filter(({ status }) => status === 'shown'),
      );
      return [
        ...claims.filter(({ steps }) => !steps.some(isSeen)).map(({ sentence }) => sentence),
        ...storyOf(flow).filter(({ status, step }) => status === 'seen' && !isSeen(step)),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('no login that did not succeed is told as one where the person sees that it worked', () => {
    const failed = flows.filter(({ outcome }) => outcome === 'failed' || outcome === 'denied');
    expect(failed.length).toBeGreaterThan(20);
    expect(failed.flatMap((flow) => storyOf(flow).slice(-1)).map(({ status }) => status)).not.toContain(
      'seen',
    );
  });
});
