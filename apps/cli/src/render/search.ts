import type { SearchAnswer } from '@acta/application';
import { heading } from './lists.js';

type Found = SearchAnswer['items'][number];

const [bold, plain] = ['\u001B[1m', '\u001B[22m'];

/** The excerpt on one line; what was found stands out where the terminal can show it. */
function excerptOf({ excerpt, highlights }: Found, styled: boolean): string {
  let [text, read] = ['', 0];
  for (const { from, until } of styled ? highlights : []) {
    text += excerpt.slice(read, from) + bold + excerpt.slice(from, until) + plain;
    read = until;
  }
  return (text + excerpt.slice(read)).replaceAll(/\s+/g, ' ');
}

function renderOne(found: Found, styled: boolean): string {
  const { kind, title, decision, session, mission, party, source, locator, event } = found;
  const place = [decision ?? session, [mission, party].filter(Boolean).join('/'), source, locator];
  return [
    `  ${[kind, title, ...place].filter(Boolean).join(' · ')}`,
    `    ${excerptOf(found, styled)}`,
    `    event ${event}`,
  ].join('\n');
}

/** What was found, for a terminal, the best first. */
export function renderFound(answer: SearchAnswer, styled = process.stdout.isTTY): string {
  const items = answer.items.map((found) => renderOne(found, styled));
  return [heading('Found', answer), '', ...(items.length > 0 ? items : ['  Nothing.']), ''].join('\n');
}
