import { refusal } from '@crm/kernel';

export class ActorInactive extends refusal()('access.actor-inactive', {
  kind: 'forbidden',
  title: 'The user or API client that began this is no longer active.',
  meaning:
    'The user was deactivated or deleted, or the API client revoked, while it was running. Reported as the `failure` of an import or export, never as an HTTP error.',
  remedy: 'Nothing. What was done before stays; an active user can begin it again.',
}) {}
export class RightsNarrowed extends refusal<{ action: string }>()('access.rights-narrowed', {
  kind: 'forbidden',
  title: 'The user or API client that began this has fewer rights than then.',
  meaning:
    'A role or scope that it needs was taken away while it was running. Reported as the `failure` of an import or export, never as an HTTP error.',
  remedy: 'Check /api/v1/me/permissions, and begin it again with the rights that are left.',
  facts: { action: 'The action that reaches less far than before.' },
}) {}
