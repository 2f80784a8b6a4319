import type { ProjectionDefinition } from '@acta/projections';
import { eventIndex } from './audit-events/event-index.js';
import { timelines } from './timelines.js';

/** Every projection that is kept up. */
export const projectionDefinitions: readonly ProjectionDefinition[] = [...timelines, eventIndex];
