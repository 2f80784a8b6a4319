import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ADAPTERS, type Adapters } from './adapters.js';
import { questionHandlers } from './asking/questions.js';
import { Recorder } from './recording/recorder.js';
import { recordingHandlers } from './recording/recording.handlers.js';

/** The handlers of commands and questions, on the adapters that an app has chosen. */
@Module({})
export class ApplicationModule {
  static on(adapters: Adapters): DynamicModule {
    const recorder = { provide: Recorder, useValue: new Recorder(adapters.store, adapters.people) };
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [{ provide: ADAPTERS, useValue: adapters }, recorder, ...recordingHandlers, ...questionHandlers],
      exports: [CqrsModule],
    };
  }
}
