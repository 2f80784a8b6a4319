import { DataSource } from 'typeorm';
import { impatience } from '../database-pool.js';
import { personEntity, tokenEntity } from './entities.js';
import { PersonRegistry } from './people.js';
import { TokenRegistry } from './tokens.js';

/** People and tokens, over a small connection pool of their own. */
export interface Identity {
  readonly people: PersonRegistry;
  readonly tokens: TokenRegistry;
  close(): Promise<void>;
}

export async function openIdentity(url: string): Promise<Identity> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [personEntity, tokenEntity],
    synchronize: false,
    poolSize: 4,
    applicationName: 'acta identity',
    extra: impatience(),
  });
  await source.initialize();
  const people = new PersonRegistry(source);
  return { people, tokens: new TokenRegistry(source, people), close: () => source.destroy() };
}
