import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { Public, Requires, SignedIn } from '../auth/policy.js';
import { buildOpenApiDocument } from './openapi.js';

@Controller('shelves')
@Requires('customer.read')
class ShelvesController {
  @Get() @ApiOperation({ operationId: 'listShelves' }) list(): void {}
  @Get('open') @Public() @ApiOperation({ operationId: 'openShelf' }) open(): void {}
  @Get('mine') @SignedIn() @ApiOperation({ operationId: 'myShelf' }) mine(): void {}
}

@Controller('doors')
class DoorsController {
  @Get() @Public() list(): void {}
  @Get('back') @ApiOperation({ operationId: 'backDoor' }) back(): void {}
}

const documentOf = async (...controllers: (new () => object)[]) => {
  @Module({ controllers })
  class PlantedModule {}
  const app = await NestFactory.create<NestFastifyApplication>(PlantedModule, new FastifyAdapter(), { logger: false });
  return buildOpenApiDocument(app);
};

describe('the OpenAPI document', () => {
  it('says who may call each route', async () => {
    const { paths } = await documentOf(ShelvesController);
    expect(paths['/shelves']?.get).toMatchObject({ 'x-policy': 'action', 'x-action': 'customer.read' });
    expect(paths['/shelves/mine']?.get).toMatchObject({ 'x-policy': 'signed-in', security: [{ accessToken: [] }] });
    expect(paths['/shelves/open']?.get).toMatchObject({ 'x-policy': 'public', security: [] });
    expect(paths['/shelves/open']?.get).not.toHaveProperty('x-action');
  });
  it('is not built when a route has no policy, and names it', async () => {
    await expect(documentOf(ShelvesController, DoorsController)).rejects.toThrow(/may call DoorsController\.back:/);
  });
});
