import { EntitySchema } from 'typeorm';

export const roles = ['reader', 'recorder', 'auditor', 'records-manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A speaker or a clerk. Events hold the id only; `name` is null once it has been erased. */
export interface PersonRow {
  readonly id: string;
  readonly name: string | null;
}

export const personEntity = new EntitySchema<PersonRow>({
  name: 'person',
  columns: { id: { type: 'uuid', primary: true }, name: { type: 'text', nullable: true } },
});

export interface TokenRow {
  readonly id: string;
  readonly hash: string;
  readonly actor: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export const tokenEntity = new EntitySchema<TokenRow>({
  name: 'api_token',
  columns: {
    id: { type: 'uuid', primary: true },
    hash: { type: 'text' },
    actor: { type: 'uuid' },
    role: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at', createDate: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
});
