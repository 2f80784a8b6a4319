import { ActaError } from '@acta/kernel';
import type { Clock, Principal, Role, TokenRegistry } from '@acta/platform';
import { type CanActivate, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';

export type Permission = 'ask' | 'record' | 'correct' | 'administer';

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  reader: ['ask'],
  auditor: ['ask'],
  recorder: ['ask', 'record', 'correct'],
  'records-manager': ['ask', 'record', 'correct'],
  admin: ['ask', 'record', 'correct', 'administer'],
};

const REQUIRED = 'acta:permission';

/** What a route asks of its caller; a route without it asks for `ask`. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator => SetMetadata(REQUIRED, permission);
/** A route that answers without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(REQUIRED, 'nothing');

export interface AuthenticatedRequest extends Request {
  principal: Principal;
}

export class AuthenticationGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly tokens: TokenRegistry,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required =
      this.reflector.getAllAndOverride<Permission | 'nothing'>(REQUIRED, [context.getHandler(), context.getClass()]) ??
      'ask';
    if (required === 'nothing') return true;

    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) {
      throw new ActaError('unauthenticated', 'token-missing', 'Send a token: Authorization: Bearer <token>.');
    }
    const principal = await this.tokens.authenticate(token, this.clock.now());
    if (!principal) {
      throw new ActaError('unauthenticated', 'token-unknown', 'This token is not known, has expired or was revoked.');
    }
    if (!granted[principal.role].includes(required)) {
      const message = `The role ${principal.role} may not ${required}.`;
      throw new ActaError('forbidden', 'role-insufficient', message, [], { role: principal.role, required });
    }
    request.principal = principal;
    return true;
  }
}
