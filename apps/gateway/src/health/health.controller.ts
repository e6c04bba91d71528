import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { Health } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/policy.decorator.js';
import { Reply } from '../http-contract/caller.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';

@ApiSchema({ description: 'Something that an operator should know, as a code and as text.' })
export class IssueView {
  @ApiProperty({ description: 'Stable: alarms can be set on it. More codes may be added.', example: 'disk.low' })
  readonly code!: string;
  @ApiProperty({ description: 'One sentence.', example: 'The view customers.list is 812 events and 31 s behind.' })
  readonly text!: string;
  @ApiProperty({ description: 'Whether the program should get no requests because of this issue.', example: false })
  readonly blocking!: boolean;
}

@ApiSchema({ description: 'The health of the program.' })
export class HealthView {
  @ApiProperty({ enum: ['ok', 'unavailable'], example: 'ok' }) readonly status!: 'ok' | 'unavailable';
  @ApiProperty({ type: [String], description: 'What an operator should know, as text.', example: [] })
  readonly issues!: readonly string[];
  @ApiPropertyOptional({ type: [IssueView], description: 'The same issues with their codes.', example: [] })
  readonly details?: readonly IssueView[];
}

@ApiTag('health', 'Probes for operators and orchestrators.')
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('livez')
  @Public({ limited: false })
  @ApiOperation({ operationId: 'getLiveness', summary: 'Check whether the process responds' })
  @ApiResponse({ status: 200, description: 'The process responds.', type: HealthView })
  live(): HealthView {
    return { status: 'ok', issues: [] };
  }

  @Get('readyz')
  @Public({ limited: false })
  @ApiOperation({ operationId: 'getReadiness', summary: 'Check whether requests should be sent here' })
  @ApiResponse({ status: 200, description: 'Ready. Issues that do not prevent work are listed.', type: HealthView })
  @ApiResponse({
    status: 503,
    description: 'Starting, stopping or broken; the issues say which.',
    type: HealthView,
  })
  async ready(@Reply() reply: FastifyReply): Promise<HealthView> {
    const { ready, issues } = await this.health.readiness();
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', issues: issues.map(({ text }) => text), details: issues };
  }

  @Get('startupz')
  @Public({ limited: false })
  @ApiOperation({ operationId: 'getStartup', summary: 'Check whether the program has started' })
  @ApiResponse({
    status: 200,
    description: 'The program has started; this does not change until the process ends.',
    type: HealthView,
  })
  @ApiResponse({ status: 503, description: 'Still starting.', type: HealthView })
  startup(@Reply() reply: FastifyReply): HealthView {
    const { hasStarted } = this.health;
    reply.status(hasStarted ? 200 : 503);
    return { status: hasStarted ? 'ok' : 'unavailable', issues: hasStarted ? [] : ['The program is still starting.'] };
  }
}
