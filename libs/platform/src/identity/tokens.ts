import { createHash, randomBytes } from 'node:crypto';
import { type DataSource, IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Role, tokenEntity } from './entities.js';
import type { PersonRegistry } from './people.js';

/** Who a request comes from. */
export interface Principal {
  readonly actor: string;
  readonly role: Role;
}

/** Any number that nobody else uses as an advisory lock. */
const FIRST_TOKEN_LOCK = 4_202_119;

/** Bearer tokens. Only their SHA-256 is kept: they carry 256 random bits, so a slow hash would add nothing. */
export class TokenRegistry {
  constructor(
    private readonly source: DataSource,
    private readonly people: PersonRegistry,
  ) {}

  /** Makes a token for a person and answers it; it cannot be read again. */
  async issue(holder: string, role: Role, token = `acta_${randomBytes(32).toString('base64url')}`): Promise<string> {
    const actor = (await this.people.idsOf([holder])).get(holder);
    if (!actor) throw new Error(`No id was made for ${holder}`);
    await this.tokens()
      .createQueryBuilder()
      .insert()
      .values({ id: uuid(), hash: sha256(token), actor, role })
      .orIgnore()
      .execute();
    return token;
  }

  /** Whom a token belongs to; `undefined` if it is unknown, expired or revoked. */
  async authenticate(token: string, now: Date): Promise<Principal | undefined> {
    const found = await this.tokens().findOneBy({ hash: sha256(token), revokedAt: IsNull() });
    if (!found || (found.expiresAt && found.expiresAt <= now)) return undefined;
    return { actor: found.actor, role: found.role };
  }

  /** Makes the first administrator's token; undefined where there is an administrator. Of several at once, one makes it. */
  async issueFirst(holder: string): Promise<string | undefined> {
    return this.source.transaction(async (transaction) => {
      await transaction.query('select pg_advisory_xact_lock($1)', [FIRST_TOKEN_LOCK]);
      const isThere = await transaction.existsBy(tokenEntity, { role: 'admin', revokedAt: IsNull() });
      // Made over another connection, and committed before the lock is given back.
      return isThere ? undefined : this.issue(holder, 'admin');
    });
  }

  private tokens() {
    return this.source.getRepository(tokenEntity);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
