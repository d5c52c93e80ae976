import { describe, expect, test } from 'vitest';
import { packXml, unpackXml } from '../../../../lib/exchange/packed-xml.ts';
import { readCapture } from '../../../../lib/sources/capture.ts';
import { captureFrom, exchangesOf } from '../../../support/har.ts';

const authorize = 'https://op.example/authorize?client_id=app&response_type=code&state=x';
const response =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Destination="https://sp.example/acs?a=1&amp;b=2"/>';
const request =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="https://idp.example/sso"/>';
const bodyOf = (text: string): URLSearchParams =>
  new URLSearchParams(exchangesOf(text)[0]?.requestBody?.text);

describe('what was copied and pasted', () => {
  test('an address is a request for it, and what is not seen is told', () => {
    expect(exchangesOf(`\n ${authorize}\n`)).toMatchObject([{ method: 'GET', url: authorize }]);
    expect(captureFrom(authorize).gaps[0]).toBe(
      'Only this request was pasted: what was answered, and what came before and after, is not seen.',
    );
  });

  test.each([
    ['to a device’s app', 'com.example.app:/cb?code=x'],
    ['with a fragment', 'https://app.example/#id_token=a.b.c'],
  ])('a callback %s is read', (_, url) => {
    expect(exchangesOf(url)).toMatchObject([{ url }]);
  });

  test('addresses line by line are read in their order', () => {
    const urls = exchangesOf(`${authorize}\r\nhttps://app.example/cb?code=y&state=x`).map(({ url }) => url);
    expect(urls).toEqual([authorize, 'https://app.example/cb?code=y&state=x']);
  });

  test('a request as it is sent is read', () => {
    const text =
      'POST /token HTTP/1.1\nHost: op.example\nContent-Type: application/x-www-form-urlencoded\n\ncode=x';
    expect(exchangesOf(text)).toMatchObject([
      { method: 'POST', url: 'http://op.example/token', requestBody: { text: 'code=x' } },
    ]);
  });

  test.each([
    ['base64', packXml({ text: response, packing: 'base64' })],
    ['base64 in lines', packXml({ text: response, packing: 'base64' }).replace(/.{40}/g, '$&\n')],
    ['base64 as it stands in a form', encodeURIComponent(packXml({ text: response, packing: 'base64' }))],
    ['XML', response],
  ])('a SAML response as %s goes to its destination', (_, text) => {
    expect(exchangesOf(text)).toMatchObject([{ method: 'POST', url: 'https://sp.example/acs?a=1&b=2' }]);
    expect(unpackXml(bodyOf(text).get('SAMLResponse') ?? '')?.text).toBe(response);
  });

  test('a deflated SAML request goes by the redirect binding', () => {
    const text = packXml({ text: request, packing: 'deflate' });
    const [exchange] = exchangesOf(text);
    expect(exchange).toMatchObject({ method: 'GET' });
    expect(exchange?.url).toMatch(/^https:\/\/idp\.example\/sso\?SAMLRequest=/);
  });

  test('a form is posted, to nowhere that is known', () => {
    const text = 'grant_type=authorization_code&code=x';
    expect(exchangesOf(text)).toMatchObject([{ method: 'POST', url: 'https://address-not-seen.invalid/' }]);
    expect(bodyOf(text).get('code')).toBe('x');
  });

  test.each([
    ['words', 'hello world'],
    ['a form of something else', 'a=1&b=2'],
    ['a page', '<html><body>https://a.example/</body></html>'],
    ['other XML', '<note Destination="https://a.example/"/>'],
    ['an address inside words', `see ${authorize}`],
    ['base64 of something else', btoa('just some words that are long enough')],
    ['a command that is not curl', "wget 'https://a.example/'"],
    ['a file of Windows', 'C:\\Users\\a=b'],
  ])('%s is no traffic', (_, text) => {
    expect(readCapture(text)).toHaveProperty('error');
  });

  test.each([
    ['blanks between words', `see${' '.repeat(200_000)}this`],
    ['signs of equality before a blank', `app:/?${'='.repeat(200_000)} x`],
  ])('many %s are no traffic, and take no time', (_, text) => {
    expect(readCapture(text)).toHaveProperty('error');
  });
});
