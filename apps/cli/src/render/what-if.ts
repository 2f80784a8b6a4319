import type { AskableRoute, WhatIfAnswer } from '@acta/application';
import { renderApprovals } from './approvals.js';
import { renderAwareness } from './aware.js';
import { renderClaims } from './claims.js';
import { renderDeployment } from './deployment.js';
import { renderExplanation } from './explanation.js';
import { renderDecisions, renderFindings, renderSessions } from './lists.js';
import { renderPledges } from './pledges.js';

const asRoute: Readonly<Record<AskableRoute, (answer: never) => string>> = {
  deployment: renderDeployment,
  approvals: (answer: Parameters<typeof renderApprovals>[1]) => renderApprovals('Approvals', answer),
  decisions: renderDecisions,
  sessions: renderSessions,
  findings: renderFindings,
  claims: renderClaims,
  pledges: renderPledges,
  'audit/aware': renderAwareness,
  'audit/explain': renderExplanation,
};

/** What is supposed, and below it the answer as the command of that question shows it. */
export function renderWhatIf(route: AskableRoute, answer: WhatIfAnswer): string {
  const supposed = answer.supposed.flatMap(({ stream, events }) => events.map(({ type }) => `  ${type} in ${stream}`));
  const known = supposed.length > 0 ? supposed : ['  nothing that is not on record'];
  // The answer is of the shape of the route that was asked.
  return ['Supposed, and not recorded', '', ...known, '', asRoute[route](answer as never)].join('\n');
}
