import { phrase } from '../../lib/explain/phrases.ts';
import { useSignal } from '@preact/signals';
import type { Body, Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportSource } from '../../lib/report/report.ts';
import { BodyView } from './BodyView.tsx';
import { HeaderTable } from './HeaderTable.tsx';
import { missingBody } from './missing-body.ts';
import styles from './MessageTab.module.css';
import type { ParameterGroup } from './parameter-rows.ts';
import { isSecretParameter, veiled } from '../controls/secrets.ts';

type Props = {
  exchange: Exchange;
  part: 'request' | 'response';
  groups: readonly ParameterGroup[];
  /** Where the exchange comes from: live traffic or a file. */
  source: ReportSource['kind'];
};

/** A request or its response as it was sent. Secrets are shortened until asked for. */
export function MessageTab({ exchange, part, groups, source }: Props) {
  const shown = useSignal(false);
  const secrets = secretValues(groups);
  const look = (text: string) => (shown.value ? text : veiled(text, secrets));
  const headers = part === 'request' ? exchange.requestHeaders : exchange.responseHeaders;
  const body = part === 'request' ? exchange.requestBody : exchange.responseBody;
  return (
    <div class={styles.message}>
      <label class={styles.show}>
        <input
          type="checkbox"
          checked={shown.value}
          onChange={(event) => (shown.value = event.currentTarget.checked)}
        />
        Show secrets
      </label>
      <div class={styles.startLine}>
        {part === 'request' ? <RequestLine exchange={exchange} look={look} /> : statusLine(exchange)}
      </div>
      {part === 'response' && exchange.redirectUrl && (
        <p class={styles.redirect}>
          Sends the browser on to <code>{look(exchange.redirectUrl)}</code>
        </p>
      )}
      <HeaderTable headers={headers} shown={shown.value} look={look} />
      <BodyPart body={body} missing={missingBody(exchange, part, source)} look={look} />
    </div>
  );
}

/** The address as sent, one parameter a line. */
function RequestLine({
  exchange: { method, url },
  look,
}: {
  exchange: Exchange;
  look: (text: string) => string;
}) {
  const [address = '', ...parameters] = look(url).split(/(?=[?&#])/);
  return (
    <>
      <div class={styles.address}>
        {method} {address}
      </div>
      {parameters.map((parameter, index) => (
        <div key={index} class={styles.parameter}>
          {parameter}
        </div>
      ))}
    </>
  );
}

function statusLine({ status, failure }: Exchange): string {
  if (status === undefined) return 'No answer was seen.';
  if (status === 0) return `The request failed: ${failure ?? 'no reason given'}`;
  return `Status ${status}`;
}

type BodyPartProps = {
  body: Body | undefined;
  missing: string | undefined;
  look: (text: string) => string;
};

function BodyPart({ body, missing, look }: BodyPartProps) {
  if (body?.text !== undefined)
    return (
      <>
        {body.excerpt && <p class={styles.missing}>{phrase('body_is_excerpt')}</p>}
        <BodyView mediaType={body.mediaType} text={look(body.text)} />
      </>
    );
  return missing === undefined ? null : <p class={styles.missing}>{missing}</p>;
}

function secretValues(groups: readonly ParameterGroup[]): readonly string[] {
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ name }) => isSecretParameter(name))
    .map(({ value }) => value);
}
