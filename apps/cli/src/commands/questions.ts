import {
  approvalsSchema,
  auditEventsSchema,
  decisionsSchema,
  deploymentSchema,
  findingsSchema,
  GetApprovals,
  GetCalendar,
  GetDeployment,
  GetEvent,
  GetFindings,
  ListDecisions,
  ListRegister,
  ListSessions,
  registerSchema,
  SearchAuditEvents,
  SearchRecord,
  searchSchema,
  sessionsSchema,
  timesSchema,
} from '@acta/application';
import type { Command } from 'commander';
import { z } from 'zod';
import { calendarOf } from '../../../server/src/index.js';
import { asks } from '../question-command.js';
import { renderApprovals } from '../render/approvals.js';
import { renderDeployment } from '../render/deployment.js';
import { renderEvent } from '../render/history.js';
import {
  renderBodies,
  renderDecisions,
  renderEvents,
  renderFindings,
  renderMissions,
  renderParties,
  renderSessions,
  renderSources,
} from '../render/lists.js';
import { renderFound } from '../render/search.js';

/** The commands that ask what the routes of the same names ask. */
export function registerQuestions(acta: Command): void {
  asks(acta, {
    name: 'state',
    description: 'the current deployment state: what is present, committed, pending and asked for',
    schema: deploymentSchema,
    question: (params) => new GetDeployment(params),
    render: renderDeployment,
  });
  asks(acta, {
    name: 'approvals',
    description: 'approvals and where they stand, with their session and the day on which they are due',
    schema: approvalsSchema,
    question: (params) => new GetApprovals(params),
    render: (answer) => renderApprovals('Approvals', answer),
  });
  asks(acta, {
    name: 'decisions',
    description: 'the files of decisions',
    schema: decisionsSchema,
    question: (params) => new ListDecisions(params),
    render: renderDecisions,
  });
  asks(acta, {
    name: 'findings',
    description: 'what breaks procedure, from the record itself',
    schema: findingsSchema,
    question: (params) => new GetFindings(params),
    render: renderFindings,
  });
  asks(acta, {
    name: 'sessions',
    description: 'the agenda: sessions with their items, by the day on which they meet',
    schema: sessionsSchema,
    question: (params) => new ListSessions(params),
    render: renderSessions,
    also: {
      flag: 'ics',
      description: 'the whole agenda as iCalendar',
      text: async (opened, params) => calendarOf((await opened.ask(new GetCalendar(params))).items),
    },
  });
  asks(acta, {
    name: 'events',
    description: 'the log, by any of its filters, newest or oldest first',
    schema: auditEventsSchema,
    question: (params) => new SearchAuditEvents(params),
    render: renderEvents,
  });
  asks(acta, {
    name: 'event',
    description: 'one event as it was recorded, with what was said of it since',
    schema: timesSchema.extend({ id: z.string().describe('The id of the event') }),
    bare: 'id',
    question: ({ id, ...times }) => new GetEvent(id, times),
    render: ({ event }) => renderEvent(event),
  });
  asks(acta, {
    name: 'search',
    description: 'words in statements, decisions and sources, in English, French and Dutch',
    schema: searchSchema,
    bare: 'q',
    question: (params) => new SearchRecord(params),
    render: renderFound,
  });
  registerRegisters(acta);
}

function registerRegisters(acta: Command): void {
  const registered = (what: string) => `the register of ${what}, as of any pair of times`;
  asks(acta, {
    name: 'parties',
    description: registered('parties'),
    schema: registerSchema,
    question: (params) => new ListRegister('parties', params),
    render: renderParties,
  });
  asks(acta, {
    name: 'bodies',
    description: registered('bodies'),
    schema: registerSchema,
    question: (params) => new ListRegister('bodies', params),
    render: renderBodies,
  });
  asks(acta, {
    name: 'sources',
    description: registered('sources'),
    schema: registerSchema,
    question: (params) => new ListRegister('sources', params),
    render: renderSources,
  });
  asks(acta, {
    name: 'missions',
    description: registered('missions'),
    schema: registerSchema,
    question: (params) => new ListRegister('missions', params),
    render: renderMissions,
  });
}
