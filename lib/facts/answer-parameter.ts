import { fragmentParameters, parameter, queryParameters } from '../exchange/parameters.ts';
import { isBareLanding } from '../flows/answer.ts';
import type { Message } from '../messages/message.ts';

/** A parameter of an answer, wherever it stands: some servers put one parameter into the query and the rest into the fragment. */
export function answerParameter(response: Message, name: string): string | undefined {
  return (
    response.params[name] ??
    parameter(queryParameters(response.url), name) ??
    parameter(fragmentParameters(response.url), name)
  );
}

/** False for a delivery whose content was not recorded or is sealed in an object: what it lacks cannot be told. JARM §2.2. */
export function isReadable({ params, responseMode, ...rest }: Message): boolean {
  const isObject = params['response'] !== undefined || responseMode?.endsWith('.jwt') === true;
  return !isObject && !isBareLanding({ params, responseMode, ...rest });
}
