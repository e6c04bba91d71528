import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Health } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/policy.js';
import { Reply } from '../manners/caller.js';

export class HealthDocument {
  @ApiProperty({ enum: ['ok', 'unavailable'], example: 'ok' }) readonly status!: 'ok' | 'unavailable';
  @ApiProperty({ type: [String], description: 'What an operator should know, in words.', example: [] })
  readonly issues!: readonly string[];
}

@ApiTags('health')
@Controller()
@Public({ limited: false })
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('livez')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process answers' })
  @ApiResponse({ status: 200, description: 'It does.', type: HealthDocument })
  live(): HealthDocument {
    return { status: 'ok', issues: [] };
  }

  @Get('readyz')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether requests should be sent here' })
  @ApiResponse({ status: 200, description: 'Ready. Issues that do not prevent work are listed.', type: HealthDocument })
  @ApiResponse({
    status: 503,
    description: 'Starting, stopping or broken; the issues say which.',
    type: HealthDocument,
  })
  async ready(@Reply() reply: FastifyReply): Promise<HealthDocument> {
    const { ready, issues } = await this.health.readiness();
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', issues };
  }
}
