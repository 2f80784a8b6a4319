export type {
  EventEntry,
  Growth,
  PerEventDefinition,
  Piece,
  ProjectionDefinition,
  Span,
  TimelineDefinition,
} from './definition.js';
export type { LoggedEvent, LogReader, Place, StreamRange } from './log-reader.js';
export { PostgresLogReader, type PostgresLogReaderOptions } from './postgres-log-reader.js';
export type { Comparison } from './comparison.js';
export type { ParkedStream } from './parked.js';
export { Projections, type ProjectionsOptions } from './projections.js';
export type { Projector, ProjectorOptions, RunOptions } from './projector.js';
export type { RebuildOptions, RebuildStep } from './building.js';
export type { RebuildResult } from './rebuild.js';
export type { AsOf, Changed, During, FoundPiece, PieceFilter } from './found-pieces.js';
export type { View } from './reader.js';
export type { ProjectionStatus, RebuildProgress } from './status.js';
export { isSameJson } from './same-json.js';
export { upgrade } from './upgrade.js';
