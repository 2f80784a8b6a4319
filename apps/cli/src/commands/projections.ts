import { ProjectionOperation, type ProjectionReport, skipSchema } from '@acta/application';
import { read } from '@acta/domain';
import type { Command } from 'commander';
import type { Acta } from '../../../server/src/index.js';
import { renderParked, renderProjections } from '../render/projections.js';
import { print, printJson, withActa } from '../with-acta.js';
import { registerRebuild } from './rebuild.js';

interface Json {
  readonly json?: boolean;
}

interface SkipOptions extends Json {
  readonly upTo: string;
  readonly reason: string;
}

/** An action on the projections of the register, which are kept up by others meanwhile; it answers what is to be shown, and how. */
function operate<Answer>(
  { json }: Json,
  act: (operation: ProjectionOperation, acta: Acta) => Promise<Answer>,
  render: (answer: Answer) => string,
): Promise<void> {
  return withActa(
    async (acta) => {
      const answer = await act(new ProjectionOperation(acta.adapters), acta);
      if (json) printJson(answer);
      else print(render(answer));
    },
    { project: false },
  );
}

const asOne = (report: ProjectionReport): string => renderProjections([report]);

export function registerProjections(acta: Command): Command {
  const projections = acta
    .command('projections')
    .description('look after the projections; by itself: where they stand');
  const subcommand = (usage: string, description: string, isDefault = false): Command =>
    projections.command(usage, { isDefault }).description(description).option('--json', 'answer as JSON');
  const onOne = (
    name: string,
    description: string,
    act: (operation: ProjectionOperation, projection: string) => Promise<ProjectionReport>,
  ): Command =>
    subcommand(`${name} <projection>`, description).action((projection: string, options: Json) =>
      operate(options, (operation) => act(operation, projection), asOne),
    );

  subcommand('status', 'position, lag, rebuilds and parked streams of each projection', true).action((options: Json) =>
    operate(
      options,
      (operation) => operation.status(),
      ({ items }) => renderProjections(items),
    ),
  );
  subcommand('parked [projection]', 'the streams with an event that could not be applied').action(
    (projection: string | undefined, options: Json) =>
      operate(
        options,
        (operation) => operation.parked(projection),
        ({ items }) => renderParked(items),
      ),
  );
  registerRebuild(projections);
  onOne('abandon-rebuild', 'give up a rebuild that was cut off or did not take over', (operation, name) =>
    operation.abandonRebuild(name),
  );
  onOne('switch-back', 'let the rows answer again that answered before the last rebuild', (operation, name) =>
    operation.switchBack(name),
  );
  onOne('pause', 'let a projection stand still', (operation, name) => operation.pause(name));
  onOne('resume', 'have a projection kept up again', (operation, name) => operation.resume(name));
  subcommand('retry <projection> [stream]', 'have a parked stream, or all of them, applied again').action(
    (projection: string, stream: string | undefined, options: Json) =>
      operate(
        options,
        (operation) => operation.retryParked(projection, { stream }),
        ({ retried }) =>
          retried === 0
            ? `Nothing of ${projection} is parked.`
            : `${retried} parked: the worker that keeps ${projection} up tries again.`,
      ),
  );
  subcommand('skip <projection> <stream>', "leave a parked stream's events out, up to a position")
    .requiredOption('--up-to <position>', 'the last event that is left out')
    .requiredOption('--reason <text>', 'why; it stands in the log, with your name')
    .action((projection: string, stream: string, { upTo, reason, ...options }: SkipOptions) =>
      operate(
        options,
        async (operation, opened) => {
          const request = read(skipSchema, { stream, upTo, reason });
          return operation.skipParked(projection, request, await opened.operator());
        },
        ({ position }) => `Recorded at position ${position}: ${stream} is shown without its events up to ${upTo}.`,
      ),
    );
  return projections;
}
