/** True for an address whose query names `client_id` and gives it no value. To parameters that counts as omitted (RFC 6749 §3.1). */
export function hasEmptyClient(url: string): boolean {
  return /[?&]client_id=(?:[&#]|$)/.test(url);
}
