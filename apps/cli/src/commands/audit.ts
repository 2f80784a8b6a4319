import {
  awareSchema,
  claimsSchema,
  correctionsSchema,
  diffSchema,
  ExplainFigure,
  explainSchema,
  GetAwareness,
  GetClaims,
  GetDiff,
  GetPledges,
  ListCorrections,
  pledgesSchema,
} from '@acta/application';
import type { Command } from 'commander';
import { asks } from '../question-command.js';
import { renderAwareness } from '../render/aware.js';
import { renderClaims } from '../render/claims.js';
import { renderCorrections } from '../render/corrections.js';
import { renderDiff } from '../render/diff.js';
import { renderPledges } from '../render/pledges.js';
import { renderExplanation } from '../render/explanation.js';

/** The commands that ask what an auditor asks. */
export function registerAudit(acta: Command): void {
  asks(acta, {
    name: 'claims',
    description: 'what sources claim of amounts, and where they contradict each other',
    schema: claimsSchema,
    question: (params) => new GetClaims(params),
    render: renderClaims,
  });
  asks(acta, {
    name: 'pledges',
    description: 'increases pledged: least and most, nothing counted twice, and who gave no number',
    schema: pledgesSchema,
    question: (params) => new GetPledges(params),
    render: renderPledges,
  });
  asks(acta, {
    name: 'aware',
    description: 'what a body or a party was dealing with on a day',
    schema: awareSchema,
    question: (params) => new GetAwareness(params),
    render: renderAwareness,
  });
  asks(acta, {
    name: 'diff',
    description: 'what differs between two deployment states, and which event made each difference',
    schema: diffSchema,
    question: (params) => new GetDiff(params),
    render: renderDiff,
  });
  asks(acta, {
    name: 'explain',
    description: 'a figure: the facts behind it, who decided it, in which session, on whose proposal, on which sources',
    schema: explainSchema,
    question: (params) => new ExplainFigure(params),
    render: renderExplanation,
  });
  asks(acta, {
    name: 'corrections',
    description: 'what was corrected, retracted and disputed, by whom and why, and which answers that changes',
    schema: correctionsSchema,
    question: (params) => new ListCorrections(params),
    render: renderCorrections,
  });
}
