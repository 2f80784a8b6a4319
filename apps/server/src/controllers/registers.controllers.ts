import { GetRegistered, ListRegister, registerSchema, timesSchema, type RegisterName } from '@acta/application';
import { Controller, Inject, Param, Query, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asks } from '../openapi/asks.js';

/** The routes of one register. */
function controllerOf(name: RegisterName): Type {
  @ApiTags(name)
  @ApiBearerAuth('bearer')
  @Controller(`v1/${name}`)
  class RegisterController {
    constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

    @Asks('', `The register of ${name}`, name, `${name}-list`)
    list(@Query({ schema: registerSchema }) params: z.output<typeof registerSchema>) {
      return this.queries.execute(new ListRegister(name, params));
    }

    @Asks(':id', `One entry of the register of ${name}`, 'registered', `${name}-get`)
    get(@Param('id') id: string, @Query({ schema: timesSchema }) times: z.output<typeof timesSchema>) {
      return this.queries.execute(new GetRegistered(name, id, times));
    }
  }
  return RegisterController;
}

const names: readonly RegisterName[] = ['parties', 'bodies', 'sources', 'missions'];

export const registerControllers = names.map(controllerOf);
