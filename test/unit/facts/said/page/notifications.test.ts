import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { exchange } from '../../../../support/exchange.ts';

const text = 'A user with the email kim@x.example already exists but with different credentials.';
const saidOn = (body: string) =>
  saidBy(
    exchange({
      url: 'https://wiki.example/login',
      status: 200,
      responseBody: {
        mediaType: 'text/html',
        text: `<html><head><title>Wiki</title></head><body>${body}<h1>Log In</h1><form></form></body></html>`,
      },
    }),
  )?.text;
const hidden = (shown: string) =>
  `<div option:notification:show="${shown}" style="display: none;" class="notification neg" role="alert"><svg></svg> <span>${text}</span></div>`;

describe('a page says what its script shows as it loads', () => {
  it.each([
    ['what is hidden and to be shown', hidden('true')],
    ['toastr', `<script>toastr.error("${text}");</script>`],
    [
      'toastr when the page is ready',
      `<script>$(function () { toastr['error']('${text}', 'Error'); });</script>`,
    ],
    [
      'toastr with options before',
      `<script>toastr.options = { timeOut: 0 };\ntoastr.error('${text}');</script>`,
    ],
    ['SweetAlert', `<script>Swal.fire({ icon: 'error', title: 'Oops', text: '${text}' });</script>`],
    ['SweetAlert of old', `<script>swal("Error", "${text}", "error");</script>`],
    ['Noty', `<script>new Noty({type: 'error', text: '${text}'}).show();</script>`],
    ['Notyf', `<script>new Notyf().error('${text}')</script>`],
    ['escaped', `<script>toastr.error("${text.replace('kim', 'k\\u0069m')}")</script>`],
  ])('%s', (_, body) => {
    expect(saidOn(body)).toBe(text);
  });
});

describe('a page does not say', () => {
  it.each([
    ['what stays hidden', hidden('false')],
    [
      'what a call would show that fails',
      `<script>$.ajax({ url: '/a', error: function () { toastr.error('${text}'); } });</script>`,
    ],
    [
      'what a click would show',
      `<script>b.addEventListener('click', () => toastr.error("${text}"));</script>`,
    ],
    ['what one of several cases would show', `<script>if (x) { toastr.error("${text}"); }</script>`],
    ['what a function would show', `<script>function fail() { toastr.error("${text}"); }</script>`],
    ['good news', `<script>toastr.success("${text}");</script>`],
    ['a question', `<script>Swal.fire({ icon: 'warning', text: '${text}' });</script>`],
  ])('%s', (_, body) => {
    expect(saidOn(body)).toBeUndefined();
  });
});
