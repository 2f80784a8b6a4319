import { ActaError } from '@acta/kernel';
import { supposing } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from '../asking/asked.js';
import { showNames } from '../asking/names.js';
import type { CaseCommand } from '../case-file/case-file.js';
import { recordInOrder } from '../case-file/import-case.js';
import { Recorder } from '../recording/recorder.js';
import type { RecordAnswer, RecordRequest } from '../recording/request.js';
import { askSchema, readAsk } from './askable.js';
import { SupposedPeople } from './supposed-people.js';
import { SupposedStore } from './supposed-store.js';

const MOST_COMMANDS = 100;

export const whatIfSchema = z.strictObject({
  commands: z
    .array(
      z.looseObject({
        do: z.string({ error: 'is to be a command, such as "decisions/be-2017/grant-approval"' }).min(1),
        key: z.string().min(1).optional(),
      }),
      { error: 'is to be a list of commands, as in a case file' },
    )
    .min(1, 'is to have at least one command')
    .max(MOST_COMMANDS, `is to have at most ${MOST_COMMANDS} commands`)
    .describe('What is supposed to be recorded, in order, as in a case file'),
  ask: askSchema,
});

interface WhatIf extends Pick<z.output<typeof whatIfSchema>, 'ask'> {
  readonly commands: readonly z.output<typeof whatIfSchema>['commands'][number][];
}

/** The answer that would follow, with what is supposed. */
export type WhatIfAnswer = Spoken & {
  readonly supposed: readonly Pick<RecordAnswer, 'stream' | 'version' | 'events'>[];
};

/** The answer that would follow if some commands were recorded now; nothing is. */
export class AskWhatIf extends Query<WhatIfAnswer> {
  constructor(
    readonly params: WhatIf,
    readonly actor: string,
  ) {
    super();
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params, actor }: AskWhatIf): Promise<WhatIfAnswer> {
    const asking = readAsk(params.ask);
    const { store: recorded, clock } = this.adapters;
    const people = new SupposedPeople(this.adapters.people);
    const question = await askedAt(this.adapters, { validAt: asking.validAt });
    const { asked } = question;
    const store = new SupposedStore(recorded, question.spoken.position, clock.now());
    const supposed = await record(params.commands, new Recorder(store, people), actor);
    const begun = new Set(store.supposed.map(({ stream }) => stream));
    const answer = await asking.answer({
      ...question,
      asked: { ...supposing(asked, store.supposed), validAt: asked.validAt },
      notBegun: (streams) => question.notBegun(streams.filter((stream) => !begun.has(stream))),
    });
    return { ...question.spoken, ...(await showNames(people, answer)), supposed };
  }
}

/** @throws ActaError of the first command that is refused, with a pointer to it */
async function record(
  commands: WhatIf['commands'],
  recorder: Recorder,
  actor: string,
): Promise<WhatIfAnswer['supposed']> {
  const given = commands.map(({ do: path, key, ...body }, index) => ({ line: index + 1, do: path, key, body }));
  const supposed: WhatIfAnswer['supposed'][number][] = [];
  const recordOne = (request: RecordRequest): Promise<RecordAnswer> => recorder.record(request);
  for await (const answer of recordInOrder({ name: 'what-if', commands: given }, actor, recordOne, inCommand)) {
    const { stream, version, events } = answer;
    supposed.push({ stream, version, events });
  }
  return supposed;
}

function inCommand({ line }: CaseCommand, error: unknown): unknown {
  if (!(error instanceof ActaError)) return error;
  const index = line - 1;
  const errors = error.errors.map(({ pointer, message }) => ({ pointer: `/commands/${index}${pointer}`, message }));
  return new ActaError(error.kind, error.code, `Command ${index + 1}: ${error.message}`, errors, error.extensions);
}
