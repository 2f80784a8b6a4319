import { ApplicationModule } from '@acta/application';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Acta } from './acta.js';
import { HealthController } from './controllers/health.controller.js';
import { QuestionsController } from './controllers/questions.controller.js';
import { registerControllers } from './controllers/registers.controllers.js';
import { RecordingController } from './controllers/recording.controller.js';
import { AuthenticationGuard } from './http/authentication.guard.js';
import { DATABASE_POOL } from './tokens.js';

/** The HTTP side of an Acta that is open. */
@Module({})
export class ServerModule {
  static on({ adapters, pool, identity, clock }: Acta): DynamicModule {
    return {
      module: ServerModule,
      imports: [ApplicationModule.on(adapters)],
      controllers: [HealthController, QuestionsController, ...registerControllers, RecordingController],
      providers: [
        { provide: DATABASE_POOL, useValue: pool },
        { provide: APP_GUARD, useValue: new AuthenticationGuard(identity.tokens, clock) },
      ],
    };
  }
}
