import type { Query } from '@nestjs/cqrs';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Acta } from '../../server/src/index.js';
import { optionName } from './option-name.js';
import { readQuestion } from './read-question.js';
import { shown } from './shown.js';
import { printAnswer, printJson, remark, withActa } from './with-acta.js';

/** A command that asks what a route asks: its options are the parameters of the route. */
export interface QuestionCommand<Schema extends z.ZodObject, Answer> {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
  /** The parameter that stands by itself. */
  readonly bare?: string;
  question(params: z.output<Schema>): Query<Answer>;
  render(answer: Answer): string;
  /** Another form of the answer, and the flag that asks for it. */
  readonly also?: {
    readonly flag: string;
    readonly description: string;
    text(acta: Acta, params: z.output<Schema>): Promise<string>;
  };
}

/** Whether so many choices leave room beside them for what the option is. */
const areFew = (choices: readonly unknown[]): boolean => choices.join('|').length <= 60;

/** A parameter as an option, described as the route describes it. */
function optionOf(parameter: string, schema: z.core.$ZodType): Option {
  const { description = '', enum: choices } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const described = description.charAt(0).toLowerCase() + description.slice(1);
  const name = optionName(parameter);
  if (!choices) return new Option(`${name} <value>`, described);
  if (areFew(choices)) return new Option(`${name} <${choices.join('|')}>`, described);
  const oneOf = `one of: ${choices.join(', ')}`;
  return new Option(`${name} <value>`, described === '' ? oneOf : `${described}; ${oneOf}`);
}

/** Registers a command that asks, with an option for each parameter, and `--json`. */
export function asks<Schema extends z.ZodObject, Answer extends object>(
  acta: Command,
  { name, description, schema, bare, question, render, also }: QuestionCommand<Schema, Answer>,
): Command {
  const command = acta.command(name).description(description);
  const parameters: [string, z.core.$ZodType][] = Object.entries(schema.shape);
  for (const [parameter, field] of parameters) {
    const option = optionOf(parameter, field);
    if (parameter === bare) command.argument(`<${parameter}>`, option.description);
    else command.addOption(option);
  }
  if (also) command.option(`--${also.flag}`, also.description);
  return command.option('--json', 'answer as JSON').action((...given: readonly unknown[]) => {
    const [argument] = given;
    const { json, [also?.flag ?? '']: otherwise, ...options } = command.opts<Record<string, unknown>>();
    const params = readQuestion(schema, bare === undefined ? options : { ...options, [bare]: argument });
    return withActa(async (opened) => {
      await shown(opened);
      if (also && otherwise) return void process.stdout.write(await also.text(opened, params));
      const answer = await opened.ask(question(params));
      if (json) return printJson(answer);
      printAnswer(render(answer), answer);
      if ('nextCursor' in answer && answer.nextCursor !== null) remark('There is more: ask with --limit.');
    });
  });
}
