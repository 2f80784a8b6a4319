import { aggregates, corrections } from '@acta/domain';
import { Inject, type Provider, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Recorder } from './recorder.js';
import type { RecordAnswer, RecordRequest } from './request.js';

/** A command to record something, as it goes over the command bus; its subclasses tell the aggregates apart. */
export abstract class RecordCommand extends Command<RecordAnswer> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

type RecordCommandClass = new (request: RecordRequest) => RecordCommand;

interface Recording {
  readonly command: RecordCommandClass;
  readonly handler: Type;
}

/** The bus tells commands apart by class, so each collection gets a class and its one handler. */
function recordingOf(): Recording {
  class RecordInCollection extends RecordCommand {}

  @CommandHandler(RecordInCollection)
  class RecordInCollectionHandler implements ICommandHandler<RecordInCollection> {
    constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

    execute({ request }: RecordInCollection): Promise<RecordAnswer> {
      return this.recorder.record(request);
    }
  }
  return { command: RecordInCollection, handler: RecordInCollectionHandler };
}

const collections = [...aggregates.map(({ collection }) => collection), corrections.collection];
const recordings = new Map(collections.map((collection) => [collection, recordingOf()]));

/** One handler for each aggregate, and one for what is said of recorded events. */
export const recordingHandlers: readonly Provider[] = [...recordings.values()].map(({ handler }) => handler);

/** The command to send for a request; undefined where there is no such collection. */
export function recordCommand(request: RecordRequest): RecordCommand | undefined {
  const found = recordings.get(request.collection);
  return found && new found.command(request);
}
