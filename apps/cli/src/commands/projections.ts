import type { Command } from 'commander';
import { columns } from '../render/columns.js';
import { print, printJson, withActa } from '../with-acta.js';

export function registerProjections(acta: Command): Command {
  return acta
    .command('projections')
    .description('where the projections stand: position, lag, rebuilds and parked streams')
    .option('--json', 'answer as JSON')
    .action(({ json }: { json?: boolean }) =>
      withActa(
        async ({ adapters: { projections } }) => {
          const [status, parked] = await Promise.all([projections.status(), projections.parked()]);
          if (json) return printJson({ projections: status, parked });
          const head = ['projection', 'position', 'lag', 'state', 'parked'];
          const rows = status.map(({ name, position, lag, paused, rebuild, parked: count }) => [
            name,
            String(position),
            `${lag.events} events, ${lag.seconds} s`,
            paused ? 'paused' : rebuild ? `rebuilding (${rebuild.phase})` : 'running',
            String(count),
          ]);
          print(columns([head, ...rows], ''));
          for (const { stream, error } of parked) print(`parked: ${stream}: ${error}`);
        },
        { project: false },
      ),
    );
}
