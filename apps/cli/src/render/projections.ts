import type { ProjectionReport } from '@acta/application';
import type { ParkedStream } from '@acta/projections';
import { columns } from './columns.js';

function stateOf({ version, liveVersion, paused, rebuild, attended }: ProjectionReport): string {
  const building = rebuild && `${rebuild.attended ? 'rebuilding' : 'rebuild left'} (${rebuild.phase})`;
  const outdated = version !== liveVersion && `of version ${liveVersion}, rebuild it for ${version}`;
  const running = paused ? 'paused' : attended ? 'running' : 'waiting for a worker';
  return [outdated || running, building].filter(Boolean).join(', ');
}

export function renderProjections(reports: readonly ProjectionReport[]): string {
  const head = ['projection', 'position', 'behind', 'parked', 'state'];
  const rows = reports.map((report) => {
    const { name, position, lag, parked } = report;
    const behind = lag.events === 0n ? '0' : `${lag.events} events, ${Math.round(lag.seconds)} s`;
    return [name, String(position), behind, String(parked), stateOf(report)];
  });
  return columns([head, ...rows], '');
}

export function renderParked(parked: readonly ParkedStream[]): string {
  if (parked.length === 0) return 'Nothing is parked.';
  const head = ['projection', 'stream', 'position', 'attempts', 'error'];
  const rows = parked.map(({ projection, stream, position, attempts, error }) => [
    projection,
    stream,
    String(position),
    String(attempts),
    error,
  ]);
  return columns([head, ...rows], '');
}
