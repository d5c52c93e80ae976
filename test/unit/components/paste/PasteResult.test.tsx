import { expect, it } from 'vitest';
import { PasteResult } from '../../../../components/paste/PasteResult.tsx';
import { explainPasted } from '../../../../lib/explain-pasted.ts';
import { words } from '../../../support/words.ts';

async function told(text: string): Promise<string> {
  const pasted = await explainPasted(text, 'secrets-only');
  return 'error' in pasted ? pasted.error : words(<PasteResult pasted={pasted} />);
}

it('tells what an address is, what is wrong with it, what its parts mean and what is not seen', async () => {
  const text = await told('https://op.example/authorize?response_type=code&client_id=app&scope=openid');
  const order = [
    'Authorization request The app sends your browser',
    'Authorization code requested without PKCE',
    'GET https://op.example/authorize response_type code What the application wants back',
    'Not seen Only this request was pasted',
  ].map((part) => text.indexOf(part));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

it('says that there are no parameters where there are none', async () => {
  expect(await told('https://app.example/cb')).toContain('It carries no parameters.');
});
