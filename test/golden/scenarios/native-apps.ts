import { faults as labFaults, type Fault, type FaultName } from '../../lab/broken-app/faults.ts';
import { click, signIn, statusOf } from '../../support/browser/lab-steps.ts';
import { pollUntil } from '../../support/browser/poll-until.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

const { client_id: notes }: Fault = labFaults['native-scheme'];
const { client_id: tablet }: Fault = labFaults['native-scheme-tablet'];
const login = steps('authorization_request', 'authorization_response', '(token_request)');
/** Whether the application took the answer is seen by nobody. */
const handedOver = {
  outcome: null,
  steps: steps('authorization_request', 'authorization_response'),
} as const;

/** The answer leaves the browser's sight: the provider alone knows that it went. */
async function logInTo(
  name: FaultName,
  { page, lab }: Stage,
  pressed: readonly string[] = ['#sign-in', '#allow'],
): Promise<void> {
  const answered = (): number =>
    lab.provider.log.filter(({ event }) => event === 'authorization.success').length;
  const before = answered();
  await page.goto(lab.broken.start(name));
  for (const button of pressed) await click(page, button);
  await pollUntil(async () => answered() > before, 'the provider answered');
}

/** The first tab still shows the provider's page, whose way on led out of the browser. */
async function inNewTab(stage: Stage): Promise<Stage> {
  return { ...stage, page: await stage.browser.newPage() };
}

function handOver(name: FaultName): Scenario {
  const { title, client_id }: Fault = labFaults[name];
  return {
    name,
    story: `${title}.`,
    play: (stage) => logInTo(name, stage),
    flows: [flow({ client_id, ...handedOver })],
  };
}

/** The web app's login as an application on a phone opens it: the browser says of itself what Android's does. */
function onPhone(name: string, story: string, says: Phone, findings: TruthFlow['findings']): Scenario {
  return {
    name,
    story,
    play: async ({ page, lab }) => {
      await page.setUserAgent({ userAgent: says.userAgent });
      if (says.application) await page.setExtraHTTPHeaders({ 'x-requested-with': says.application });
      await page.goto(lab.webApp.login('query'));
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'web-app', steps: login, findings })],
  };
}

type Phone = { readonly userAgent: string; readonly application?: string };
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.39 Mobile Safari/537.36';
const customTab = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const embedded = ['embedded-user-agent'] as const;

/** Applications on a device, which the browser hands the answer to, or which show the provider's page themselves. */
export const nativeApps: readonly Scenario[] = [
  handOver('native-scheme'),
  handOver('native-dead-port'),
  {
    name: 'native-scheme-of-two',
    story: 'Two clients of one provider return to the address of one application.',
    play: async (stage) => {
      await logInTo('native-scheme', stage);
      await logInTo('native-scheme-tablet', await inNewTab(stage), ['#allow']);
    },
    flows: [
      flow({ client_id: notes, ...handedOver }),
      flow({ client_id: tablet, ...handedOver, findings: ['native-scheme-of-two-clients'] }),
    ],
  },
  {
    name: 'native-scheme-again',
    story: 'One client returns to the address of its application twice.',
    play: async (stage) => {
      await logInTo('native-scheme', stage);
      await logInTo('native-scheme', await inNewTab(stage), ['#allow']);
    },
    flows: [flow({ client_id: notes, ...handedOver }), flow({ client_id: notes, ...handedOver })],
  },
  onPhone(
    'web-view-login',
    'An application on Android shows the provider’s page in its own web view.',
    {
      userAgent: `Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.002; wv) ${chrome}`,
      application: 'com.example.books',
    },
    embedded,
  ),
  onPhone(
    'custom-tab-login',
    'An application on Android opens the browser for its login.',
    { userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${customTab}` },
    [],
  ),
];
