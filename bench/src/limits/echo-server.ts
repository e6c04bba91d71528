import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsArray, IsEmail, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';

class EchoedEmail {
  @IsEmail() readonly address!: string;
}

class EchoedCustomer {
  @IsIn(['person', 'organization']) readonly kind!: string;
  @IsString() @MaxLength(200) readonly name!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => EchoedEmail) readonly emails!: EchoedEmail[];
}

@Controller()
class EchoController {
  @Post('echo')
  echo(@Body() body: EchoedCustomer): EchoedCustomer {
    return body;
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

/** Nest, Fastify and ValidationPipe with nothing behind them: the upper limit for a create request. Sends its address to its parent. */
const app = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
process.send?.(await app.getUrl());
process.once('disconnect', () => void app.close());
