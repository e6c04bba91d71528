import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { Health } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/policy.decorator.js';
import { Reply } from '../http-contract/caller.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';

/** In words and by name. */
@ApiSchema({ description: 'Something that an operator should know, by name and in words.' })
export class IssueView {
  @ApiProperty({ description: 'Stable: alarms can be set on it. The set may grow.', example: 'disk.low' })
  readonly code!: string;
  @ApiProperty({ description: 'One sentence.', example: 'The view customers.list is 812 events and 31 s behind.' })
  readonly text!: string;
  @ApiProperty({ description: 'The program should be given no requests because of it.', example: false })
  readonly blocking!: boolean;
}

@ApiSchema({ description: 'Whether the program is well.' })
export class HealthView {
  @ApiProperty({ enum: ['ok', 'unavailable'], example: 'ok' }) readonly status!: 'ok' | 'unavailable';
  @ApiProperty({ type: [String], description: 'What an operator should know, in words.', example: [] })
  readonly issues!: readonly string[];
  @ApiPropertyOptional({ type: [IssueView], description: 'The same issues with their codes.', example: [] })
  readonly details?: readonly IssueView[];
}

@ApiTag('health', 'Probes for operators and orchestrators.')
@Controller()
@Public({ limited: false })
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('livez')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process answers' })
  @ApiResponse({ status: 200, description: 'It does.', type: HealthView })
  live(): HealthView {
    return { status: 'ok', issues: [] };
  }

  @Get('readyz')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether requests should be sent here' })
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
  @ApiOperation({ operationId: 'getStartup', summary: 'Whether the start is over' })
  @ApiResponse({ status: 200, description: 'It is, and stays so until the process ends.', type: HealthView })
  @ApiResponse({ status: 503, description: 'Still starting.', type: HealthView })
  startup(@Reply() reply: FastifyReply): HealthView {
    const { hasStarted } = this.health;
    reply.status(hasStarted ? 200 : 503);
    return { status: hasStarted ? 'ok' : 'unavailable', issues: hasStarted ? [] : ['The program is still starting.'] };
  }
}
