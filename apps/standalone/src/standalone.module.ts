import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportSettings, UploadStore, type ImportLimits } from '@crm/commands/imports';
import { CustomersModule, LikenessIndex, ViewLikenessIndex } from '@crm/customers';
import { AggregateStreams } from '@crm/event-store';
import { GatewayModule } from '@crm/gateway';
import {
  AccessChanges,
  FingerprintKey,
  IdentityModule,
  KeyedHash,
  Memberships,
  RegistrationPolicy,
} from '@crm/identity';
import { CallObserver, InProcessServiceClient, ServiceClient } from '@crm/messaging';
import { MailOutbox, NotificationsModule, PublicAddress } from '@crm/notifications';
import { createLogger, Health, SecurityLog, type Configuration, type Logger } from '@crm/platform';
import {
  AuditLog,
  StorageSizes,
  CursorCipher,
  ReadSide,
  EventFeed,
  ExportFiles,
  ExportSettings,
  RecordOwners,
  ReportingModule,
} from '@crm/reporting';
import { LeadContacts, SalesModule, ViewLeadContacts } from '@crm/sales';
import { mailProviders } from './mails.composition.js';
import { storageOf } from './storage-use.adapter.js';
import type { Stores } from './stores.composition.js';
import type { Watch } from './watching/watch.composition.js';

const HOUR_MS = 3_600_000;
const MIB = 1024 ** 2;

/** What the services are built on. */
export interface Foundation {
  readonly stores: Stores;
  readonly configuration: Configuration;
  readonly logger: Logger;
  /** Set in the running program only: the command line has neither metrics nor traces. */
  readonly watch?: Watch;
}

/** What every service injects by class: its stores, and the client for the other services. */
@Global()
@Module({})
export class FoundationModule {
  static over({ stores, configuration, logger, watch }: Foundation): DynamicModule {
    return {
      module: FoundationModule,
      imports: [CqrsModule],
      providers: [
        { provide: ServiceClient, useClass: InProcessServiceClient },
        { provide: CallObserver, useValue: watch?.calls },
        { provide: AggregateStreams, useValue: stores.streams },
        { provide: FingerprintKey, useValue: stores.fingerprintKey },
        { provide: KeyedHash, useValue: keyedHashOf(stores) },
        ...mailProviders(configuration, stores, logger),
        { provide: RegistrationPolicy, useValue: new RegistrationPolicy(configuration.registration) },
        { provide: SecurityLog, useValue: new SecurityLog(logger, watch?.onSecurityEvent) },
        { provide: UploadStore, useValue: stores.uploads },
        {
          provide: LikenessIndex,
          useFactory: () => new ViewLikenessIndex(stores.readModels, stores.projections),
        },
        { provide: LeadContacts, useFactory: () => new ViewLeadContacts(stores.readModels, stores.projections) },
        {
          provide: Memberships,
          useFactory: () => new Memberships(stores.readModels, stores.streams, stores.projections),
        },
        {
          provide: AccessChanges,
          useFactory: (members: Memberships) =>
            new AccessChanges(stores.eventStore, members, (reason) =>
              logger.warn({ reason }, 'Changes of access are not pushed: gateways ask every second.'),
            ),
          inject: [Memberships],
        },
        { provide: ExportFiles, useValue: stores.exports },
        { provide: ExportSettings, useValue: new ExportSettings(configuration.exportRetentionHours * HOUR_MS) },
        { provide: ImportSettings, useValue: new ImportSettings(importLimitsOf(configuration)) },
        { provide: ReadSide, useValue: viewsOf(stores) },
        { provide: EventFeed, useFactory: () => new EventFeed(stores.eventStore, stores.codec) },
        {
          provide: AuditLog,
          useFactory: () => new AuditLog(stores.eventStore, stores.codec, stores.readModels),
        },
        { provide: StorageSizes, useValue: new StorageSizes(() => storageOf(configuration)) },
        { provide: RecordOwners, useFactory: () => new RecordOwners(stores.readModels, stores.projections) },
      ],
      exports: [
        AccessChanges,
        ServiceClient,
        AggregateStreams,
        FingerprintKey,
        KeyedHash,
        LeadContacts,
        LikenessIndex,
        MailOutbox,
        Memberships,
        PublicAddress,
        RegistrationPolicy,
        SecurityLog,
        UploadStore,
        AuditLog,
        StorageSizes,
        ExportFiles,
        ExportSettings,
        ImportSettings,
        ReadSide,
        EventFeed,
        RecordOwners,
      ],
    };
  }
}

const importLimitsOf = ({ importRetentionHours, importQuotaMib, importTotalMib }: Configuration): ImportLimits => ({
  retentionMs: importRetentionHours * HOUR_MS,
  bytesPerUploader: importQuotaMib * MIB,
  bytesInAll: importTotalMib * MIB,
});

const keyedHashOf = ({ keyVault }: Stores): KeyedHash =>
  new KeyedHash((purpose, value) => keyVault.blindIndex(purpose, value));

const viewsOf = ({ readModels, projections, keyVault }: Stores): ReadSide =>
  new ReadSide(readModels, projections, new CursorCipher(keyVault));

/** All services in one process, without an HTTP interface. The command line uses them when no program runs. */
@Module({})
export class ServicesModule {
  static over(foundation: Foundation): DynamicModule {
    return {
      module: ServicesModule,
      imports: [
        FoundationModule.over(foundation),
        IdentityModule,
        CustomersModule,
        SalesModule,
        NotificationsModule,
        ReportingModule,
      ],
    };
  }
}

/** All services and the gateway in front of them. */
@Module({})
export class StandaloneModule {
  static over(foundation: Foundation, health: Health): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [ServicesModule.over(foundation), HealthModule.of(health), GatewayModule],
    };
  }
}

/** The gateway without services: enough to generate its OpenAPI document. */
@Module({})
export class DescribedGatewayModule {
  static of(health: Health): DynamicModule {
    return { module: DescribedGatewayModule, imports: [UnconnectedModule, HealthModule.of(health), GatewayModule] };
  }
}

@Global()
@Module({
  imports: [CqrsModule],
  providers: [
    { provide: ServiceClient, useClass: InProcessServiceClient },
    { provide: SecurityLog, useFactory: () => new SecurityLog(createLogger('silent')) },
  ],
  exports: [ServiceClient, SecurityLog],
})
class UnconnectedModule {}

@Global()
@Module({})
class HealthModule {
  static of(health: Health): DynamicModule {
    return { module: HealthModule, providers: [{ provide: Health, useValue: health }], exports: [Health] };
  }
}
