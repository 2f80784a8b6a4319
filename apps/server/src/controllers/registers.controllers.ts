import { GetRegistered, ListRegister, registerSchema, timesSchema, type RegisterName } from '@acta/application';
import { Controller, Get, Inject, Param, Query, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

/** The routes of one register. */
function controllerOf(name: RegisterName): Type {
  @ApiTags(name)
  @ApiBearerAuth('bearer')
  @Controller(`v1/${name}`)
  class RegisterController {
    constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

    @Get()
    @ApiOperation({ operationId: `${name}-list`, summary: `The register of ${name}` })
    list(@Query({ schema: registerSchema }) params: z.output<typeof registerSchema>) {
      return this.queries.execute(new ListRegister(name, params));
    }

    @Get(':id')
    @ApiOperation({ operationId: `${name}-get`, summary: `One entry of the register of ${name}` })
    get(@Param('id') id: string, @Query({ schema: timesSchema }) times: z.output<typeof timesSchema>) {
      return this.queries.execute(new GetRegistered(name, id, times));
    }
  }
  return RegisterController;
}

const names: readonly RegisterName[] = ['parties', 'bodies', 'sources', 'missions'];

export const registerControllers = names.map(controllerOf);
