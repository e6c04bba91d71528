import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

/** What people are told outside of the API: mails. */
@Module({ imports: [CqrsModule] })
export class NotificationsModule {}
