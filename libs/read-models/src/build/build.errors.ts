import { DomainError } from '@crm/kernel';

export class BuildFailed extends DomainError<{ projection: string; reason: string }> {
  readonly code = 'read-models.build-failed';
  readonly kind = 'unavailable';
  readonly title = 'The view could not be built; the one that is served is as it was.';
  override get message(): string {
    return `${this.facts.projection} could not be built: ${this.facts.reason}. What is served is as it was.`;
  }
}
export class AlreadyBuilding extends DomainError<{ projection: string }> {
  readonly code = 'read-models.already-building';
  readonly kind = 'conflict';
  readonly title = 'This view is being built already.';
  override get message(): string {
    return `${this.facts.projection} is being built already. Wait for it, or cancel it.`;
  }
}
