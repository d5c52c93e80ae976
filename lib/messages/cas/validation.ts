import { originOf } from '../../exchange/parameters.ts';
import { asObject, asText, parseJsonObject } from '../../exchange/json.ts';
import { elementAt, parseXml, textOf } from '../../exchange/xml.ts';
import type { Message, MessageError } from '../message.ts';
import type { View } from '../view.ts';
import { isTicket, withoutTicket } from './ticket.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** The service's server asks what a ticket stands for. Hardly ever seen by a browser. CAS Protocol 3.0 §2.4-2.8. */
export function casValidation(view: View): Message<'cas_validation'> | undefined {
  const { exchange, query, path } = view;
  const { ticket, service } = query;
  if (!/\/(?:validate|serviceValidate|proxyValidate)$/i.test(path)) return undefined;
  if (!service || !isTicket(ticket)) return undefined;
  return recognised(exchange, 'cas_validation', {
    params: query,
    confidence: 'certain',
    ties: ties(['ticket', ticket]),
    client: originOf(withoutTicket(service)) ?? undefined,
    error: failureIn(exchange.responseBody?.text),
  });
}

/** `authenticationFailure` in XML or JSON (§2.5.3); CAS 1.0 just says no (§2.4.2). */
function failureIn(text: string | undefined): MessageError | undefined {
  if (!text) return undefined;
  if (/^no\s*$/.test(text)) return { code: 'no', description: null, refused: false };
  const json = asObject(asObject(parseJsonObject(text)?.['serviceResponse'])?.['authenticationFailure']);
  const xml = elementAt(parseXml(text), 'authenticationFailure');
  const code = xml?.attributes['code'] ?? asText(json?.['code']);
  if (code === undefined) return undefined;
  return { code, description: textOf(xml) ?? asText(json?.['description']) ?? null, refused: false };
}
