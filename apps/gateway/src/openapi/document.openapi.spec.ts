import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { Public, Requires, SignedIn } from '../access/policy.decorator.js';
import { buildOpenApiDocument } from './document.openapi.js';
import { ApiTag } from './tags.openapi.js';

@ApiTag('shelves', 'Where books stand.')
@Controller('shelves')
class ShelvesController {
  @Get()
  @Requires('customer.read')
  @ApiOperation({ operationId: 'listShelves', description: 'All shelves.' })
  list(): void {}
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
    expect(paths['/shelves/mine']?.get).toMatchObject({ 'x-policy': 'signed-in' });
    expect(paths['/shelves/open']?.get).toMatchObject({ 'x-policy': 'public', security: [] });
    expect(paths['/shelves/open']?.get).not.toHaveProperty('x-action');
    expect([paths['/shelves']?.get?.description, paths['/shelves/open']?.get?.description]).toEqual([
      'All shelves.\n\nNeeds the right `customer.read`.',
      'Open to everybody.',
    ]);
  });
  it('requires a token by default, and none on public routes', async () => {
    const { paths, security } = await documentOf(ShelvesController);
    expect(security).toEqual([{ accessToken: [] }]);
    expect(paths['/shelves/mine']?.get).not.toHaveProperty('security');
    expect(paths['/shelves/open']?.get?.security).toEqual([]);
  });
  it('lets reads that need a token wait for a change', async () => {
    const { paths } = await documentOf(ShelvesController);
    const references = ['Prefer', 'Consistency-Token'].map((name) => ({ $ref: `#/components/parameters/${name}` }));
    expect(paths['/shelves/mine']?.get?.parameters).toEqual(references);
    expect(paths['/shelves/open']?.get?.parameters).toEqual([]);
  });
  it('says when to retry, and lists the code of each refusal', async () => {
    const { paths, components } = await documentOf(ShelvesController);
    expect(paths['/shelves']?.get?.responses[429]).toEqual({ $ref: '#/components/responses/TooManyRequests' });
    const { TooManyRequests } = components?.responses ?? {};
    expect(TooManyRequests).toMatchObject({ headers: { 'Retry-After': {} }, 'x-codes': ['request.too-many'] });
    expect(paths['/shelves']?.get).toMatchObject({ 'x-codes': { 403: ['access.forbidden'] } });
  });
  it('has a description for each tag', async () => {
    const { tags, paths } = await documentOf(ShelvesController);
    expect(tags).toEqual([{ name: 'shelves', description: 'Where books stand.' }]);
    expect(paths['/shelves']?.get?.tags).toEqual(['shelves']);
  });
  it('is not built when a route has no policy, and the error names the route', async () => {
    await expect(documentOf(ShelvesController, DoorsController)).rejects.toThrow(/may call DoorsController\.back:/);
  });
});
