import { hostOf } from './parameters.ts';

/** 127.0.0.0/8, ::1, localhost and names below it: the device itself. RFC 8252 §7.3; RFC 6761 §6.3. */
export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
