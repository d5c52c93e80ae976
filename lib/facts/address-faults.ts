import { pathOf } from '../exchange/parameters.ts';
import { unsetWords } from '../exchange/unset.ts';
import { repeatedIn } from './client/repeated-path.ts';
import type { ParameterFault } from './parameter-faults.ts';

/** What is wrong with the address that a request was sent to, whatever its parameters. Empty where nothing is. RFC 3986 §3.3, §3.4; RFC 6749 §3.1. */
export function addressFaults(address: string): readonly ParameterFault[] {
  const url = address.slice(0, longest);
  const path = pathOf(url);
  const unset = path.split('/').find((part) => placeholder.test(part));
  const twiceIn = repeatedIn(path);
  return [
    ...(isWrittenForPage(url) ? [forPage] : []),
    ...(hasTwoQueries(url) ? [twice] : []),
    ...(unset === undefined
      ? []
      : [fault('address-unset', `holds ${unset}, a placeholder that nothing was put into`)]),
    ...(twiceIn === undefined ? [] : [fault('address-repeats', twiceIn)]),
  ];
}

/** Characters that are read: what is wrong shows at the beginning. */
const longest = 2000;

function fault(code: string, says: string): ParameterFault {
  return { code, name: 'the address', says };
}

/** A part of a path: `{tenant}`, `%7Btenant%7D`, `<realm>`, `:realm`, `YOUR_TENANT_ID`, `undefined`. */
const placeholder = new RegExp(
  String.raw`^(?:(?:\$?\{|%7B|<|%3C)[\w. -]{1,40}(?:\}|%7D|>|%3E)|:[a-z]\w{2,30}|your[-_ ](?:tenant|realm|domain|client|org|issuer)\w{0,20}|${unsetWords}|%5Bobject%20\w+%5D)$`,
  'i',
);

const forPage = fault(
  'address-escaped',
  'has &amp; where & is meant, as it is written in a page, so that the server reads parameters called amp;client_id and the like',
);

function isWrittenForPage(url: string): boolean {
  return /[?&](?:[\w.]+=[^&]*&)?amp;[a-z_]+=/.test(url);
}

/** Somebody put a query behind an address that had one. */
const twice = fault(
  'address-twice',
  'has a second ? where & is meant, so that the first parameter behind it is a part of the value before it',
);

function hasTwoQueries(url: string): boolean {
  return /^[^?#]*\?(?:[^?#]*&)?[\w.]+=(?!https?:)[^?#&]*\?(?:response_type|client_id|redirect_uri|scope|state)=/.test(
    url,
  );
}
