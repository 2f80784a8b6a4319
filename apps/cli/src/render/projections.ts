import type { ProjectionReport } from '@acta/application';
import type { ParkedStream, RebuildProgress } from '@acta/projections';
import { columns } from './columns.js';

function stateOf({ version, liveVersion, paused, rebuild, attended }: ProjectionReport): string {
  const building = rebuild && `${rebuild.attended ? 'rebuilding' : 'rebuild left'} (${progressOf(rebuild)})`;
  const outdated = version !== liveVersion && `of version ${liveVersion}, rebuild it for ${version}`;
  const running = paused ? 'paused' : attended ? 'running' : 'waiting for a worker';
  return [outdated || running, building].filter(Boolean).join(', ');
}

function progressOf({ phase, eventsDone, eventsTotal, secondsLeft }: RebuildProgress): string {
  if (phase !== 'copying') return phase;
  const done = eventsTotal ? `, ${Math.floor((100 * Math.min(eventsDone, eventsTotal)) / eventsTotal)} %` : '';
  return `${phase}${done}${secondsLeft === null ? '' : `, ${Math.round(secondsLeft)} s left`}`;
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
