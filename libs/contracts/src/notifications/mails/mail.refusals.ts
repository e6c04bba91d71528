import { refusal } from '@crm/kernel';

export class MailNotFound extends refusal<{ mailId: string }>()('mails.not-found', {
  kind: 'not-found',
  title: 'There is no such mail.',
  meaning: 'No mail that is kept has this id. Reported on the command line, never over HTTP.',
  remedy: 'Check the output of `crm mail list`.',
  facts: { mailId: 'The requested id.' },
}) {}

export class MailNotRetriable extends refusal<{ mailId: string; state: string }>()('mails.not-retriable', {
  kind: 'conflict',
  title: 'This mail cannot be sent again.',
  meaning: 'It was sent, or its link no longer works. Reported on the command line, never over HTTP.',
  remedy: 'Its addressee can request another one.',
  facts: { mailId: 'The requested id.', state: 'What became of it.' },
}) {}
