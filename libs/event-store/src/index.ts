/** The refusals of the ports below. They are declared in the contracts, so a gateway can explain them without a store. */
export {
  BackupRefused,
  CannotOpenStore,
  ConcurrencyConflict,
  IdempotencyKeyReused,
  InvalidArgument,
  KeyDamaged,
  KeyUnavailable,
  NotAuthentic,
  NotSupported,
  Overloaded,
  PayloadTooLarge,
  DecryptionFailed,
  StaleRevision,
  StoreFull,
  StreamDeleted,
  SubjectErased,
  SubscriptionDropped,
  Unavailable,
  UnknownEvent,
  UnknownOutcome,
  VaultDamaged,
  WrongKek,
} from '@crm/contracts/refusals';
export * from './event-store.port.js';
export { CHAIN_START, eventHash } from './chain.js';
export { authenticateLog, type Authentication } from './authenticity/authenticate-log.js';
export type { AuthenticatedLog, MacStanding } from './authenticity/authenticated-log.port.js';
export { LogKey } from './authenticity/log-key.js';
export * from './log-observer.js';
export * from './recorded-event.js';
export * from './streams/aggregate-streams.port.js';
export {
  EventCodec,
  isDamage,
  type ClearEvent,
  type DecodeOptions,
  type Draft,
  type Envelope,
} from './codec/event-codec.js';
export * from './codec/event-registry.js';
export { decrypt, encrypt, ENCRYPTED } from './codec/encryption.js';
export { EventSourcedStreams, type EventSourcedStreamsOptions } from './streams/event-sourced-streams.js';
export { HistoryWriter, type HistoryWriterOptions, type Standing } from './streams/history-writer.js';
export * from './streams/recorded-events.js';
export { RehearsedStreams } from './streams/rehearsed-streams.js';
export type { KnownHeads } from './seals/known-heads.port.js';
export { LogSeals, type LogSealsOptions, type SealedVerification } from './seals/log-seals.js';
export { SealKeeper, type SealKeeperOptions } from './seals/seal-keeper.js';
export { isSigned, keyIdOf, SealKey, type Seal } from './seals/seal.js';
export { checkSealFile, exportSeals, headsIn, SealFileFault, type SealFileHeader } from './seals/seal-file.js';
