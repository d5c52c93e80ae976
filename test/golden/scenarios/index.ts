import type { Scenario } from '../scenario.ts';
import { faults } from './faults.ts';
import { singlePageApp } from './single-page-app.ts';
import { webApp } from './web-app.ts';

export const scenarios: readonly Scenario[] = [...singlePageApp, ...webApp, ...faults];
