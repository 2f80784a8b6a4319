import { ActaError } from '@acta/kernel';
import { parse, YAMLParseError } from 'yaml';
import { parseCaseFile } from './parse-case-file.js';

/**
 * What is supposed, and what is asked: as `POST /v1/what-if` takes it, in YAML or JSON; or the commands of a case file, which asks nothing.
 * @throws ActaError `bad-case-file`
 */
export function parseWhatIf(text: string): object {
  if (isCaseFile(text)) {
    const { commands } = parseCaseFile(text);
    return { commands: commands.map(({ do: path, key, body }) => ({ do: path, ...(key && { key }), ...body })) };
  }
  const given = parseYaml(text);
  return typeof given === 'object' && given !== null ? given : {};
}

const isCaseFile = (text: string): boolean => /^(\{\s*"acta"|acta)\s*:/m.test(text);

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [message = ''] = error.message.split('\n');
    throw new ActaError('invalid', 'bad-case-file', `The file cannot be read: ${message}`);
  }
}
