import { ApplicationModule, ProjectionOperation, type RebuildListener } from '@acta/application';
import type { Logger } from '@acta/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Acta } from './acta.js';
import { AuditController } from './controllers/audit.controller.js';
import { ClaimsController } from './controllers/claims.controller.js';
import { CalendarController } from './controllers/calendar.controller.js';
import { HealthController } from './controllers/health.controller.js';
import { ProjectionsController } from './controllers/projections.controller.js';
import { QuestionsController } from './controllers/questions.controller.js';
import { registerControllers } from './controllers/registers.controllers.js';
import { RecordingController } from './controllers/recording.controller.js';
import { AuthenticationGuard } from './http/authentication.guard.js';
import { ASK_DATABASE } from './tokens.js';

/** The HTTP side of an Acta that is open. */
@Module({})
export class ServerModule {
  static on({ adapters, askDatabase, identity, clock, logger }: Acta): DynamicModule {
    return {
      module: ServerModule,
      imports: [ApplicationModule.on(adapters)],
      controllers: [
        HealthController,
        QuestionsController,
        CalendarController,
        AuditController,
        ClaimsController,
        ...registerControllers,
        RecordingController,
        ProjectionsController,
      ],
      providers: [
        { provide: ASK_DATABASE, useValue: askDatabase },
        { provide: ProjectionOperation, useValue: new ProjectionOperation(adapters, rebuildsIn(logger)) },
        { provide: APP_GUARD, useValue: new AuthenticationGuard(identity.tokens, clock) },
      ],
    };
  }
}

const rebuildsIn = (logger: Logger): RebuildListener => ({
  rebuilt: (projection, result) => logger.info({ projection, ...result }, 'a projection was rebuilt'),
  failed: (projection, error) => logger.error({ projection, err: error }, 'a projection could not be rebuilt'),
});
