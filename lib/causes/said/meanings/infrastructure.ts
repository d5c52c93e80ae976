import type { Meaning } from '../meanings.ts';

/** What stands in front of app or provider. */
export const infrastructureMeanings = {
  'proxy-response-headers-too-big': {
    owner: 'client',
    why: 'A proxy gave up the app’s answer because its headers are larger than the proxy’s buffer.',
    fix: 'Raise the buffer (nginx: proxy_buffer_size and proxy_buffers), or set smaller cookies. The proxy’s log says so, the app’s does not.',
  },
  'request-headers-too-big': {
    owner: 'client',
    why: 'The request’s headers, cookies above all, are larger than the server takes.',
    fix: 'Clear the cookies of this site; set fewer and smaller ones, or raise the server’s limit.',
  },
  'url-too-long': {
    owner: 'client',
    why: 'The address is longer than the server takes.',
    fix: 'Send the request by POST or by reference (PAR), and less in state.',
  },
  'post-became-get': {
    owner: 'client',
    why: 'A redirect turned the posted request into one without its form.',
    fix: 'Use the final address (https, host, slash), or redirect with 307 or 308.',
  },
  'wrong-vhost': {
    owner: 'client',
    why: 'Another site or server answered than the one that was meant.',
    fix: 'Check host names, ports and paths of the proxy.',
  },
  'tls-failure': {
    owner: 'authorization_server',
    why: 'The encrypted connection could not be made.',
    fix: 'Check certificate, its chain and its names.',
  },
  'waf-blocks': {
    owner: 'client',
    why: 'A firewall in front of the server refused the request.',
    fix: 'Its log names the rule; exempt the login’s parameters.',
  },
  'nothing-there': {
    owner: 'client',
    why: 'Nothing answered at that address.',
    fix: 'Check that the app runs there: host, port, network.',
  },
} as const satisfies Readonly<Record<string, Meaning>>;
