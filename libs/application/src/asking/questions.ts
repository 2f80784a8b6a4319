import type { Provider } from '@nestjs/common';

export const questionHandlers: readonly Provider[] = [];
