import type { MailContent } from '@crm/contracts/notifications';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Where the link leads: a page of the console, and the API call behind it. */
  readonly action?: { readonly page: string; readonly call: string; readonly body: string };
  readonly closing: string;
}

const NOT_YOU = 'If it was not you, ignore this mail: nothing will change.';

const LETTERS: Readonly<Record<MailContent['template'], Letter>> = {
  'verify-email': {
    subject: 'Verify your address',
    paragraphs: [
      'Someone registered at Throughline with this address. If it was you, verify it and choose a password within a day:',
    ],
    action: {
      page: 'verify-email',
      call: 'POST /api/v1/auth/verify-email',
      body: '{"token": "…", "password": "…", "name": "…"}',
    },
    closing: NOT_YOU,
  },
  'already-registered': {
    subject: 'You already have an account',
    paragraphs: [
      'Someone tried to register at Throughline with this address, which already has an account.',
      'If it was you, log in or request a new password.',
    ],
    closing: 'If it was not you, there is nothing to do.',
  },
  'password-reset': {
    subject: 'Set a new password',
    paragraphs: ['Someone requested a new password for your account at Throughline. It can be set within an hour:'],
    action: {
      page: 'password-reset',
      call: 'POST /api/v1/auth/password-reset/confirm',
      body: '{"token": "…", "password": "…"}',
    },
    closing: NOT_YOU,
  },
  'password-changed': {
    subject: 'Your password was changed',
    paragraphs: ['The password of your account at Throughline was changed, and all sessions have ended.'],
    closing: 'If it was not you, request a new password at once and tell your administrator.',
  },
  'confirm-email-change': {
    subject: 'Confirm the change of your address',
    paragraphs: [
      'Someone who knows the password of your account at Throughline wants another e-mail address for it. The address changes when both mailboxes have confirmed it. Confirm it here within a day:',
    ],
    action: { page: 'confirm-email-change', call: 'POST /api/v1/auth/email-change/confirm', body: '{"token": "…"}' },
    closing: 'If it was not you, do not follow the link, and change your password: nothing else will change.',
  },
  'confirm-new-email': {
    subject: 'Confirm your new address',
    paragraphs: ['This address was entered as the new address of an account at Throughline. Confirm it within a day:'],
    action: { page: 'confirm-email-change', call: 'POST /api/v1/auth/email-change/confirm', body: '{"token": "…"}' },
    closing: NOT_YOU,
  },
  'email-changing': {
    subject: 'The address of your account is about to change',
    paragraphs: [
      'An administrator entered another e-mail address for your account at Throughline. This address works until the new one is confirmed.',
    ],
    closing: 'If you did not ask for it, tell your administrator.',
  },
  'email-changed': {
    subject: 'The address of your account was changed',
    paragraphs: ['Your account at Throughline has another e-mail address now, and its other sessions have ended.'],
    closing: 'If it was not you, tell your administrator at once.',
  },
  invitation: {
    subject: 'You are invited',
    paragraphs: ['You were invited to Throughline. Set a password to begin:'],
    action: {
      page: 'accept-invitation',
      call: 'POST /api/v1/auth/accept-invitation',
      body: '{"token": "…", "password": "…"}',
    },
    closing: 'If you did not expect this, ignore this mail.',
  },
};

/** Returns the text of a mail. It contains nothing from the caller who caused it: a name could carry a message of theirs. */
export function mailText(content: MailContent, baseUrl: string): MailText {
  const { subject, paragraphs, action, closing } = LETTERS[content.template];
  const token = 'token' in content ? content.token : undefined;
  const steps = action === undefined || token === undefined ? [] : stepsOf(action, token, baseUrl);
  const parts: Part[] = [...paragraphs.map(plain), ...steps, plain(closing)];
  return {
    subject,
    text: `${parts.map(({ text }) => text).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>\n${parts.map(({ html }) => html).join('\n')}\n</body></html>\n`,
  };
}

interface Part {
  readonly text: string;
  readonly html: string;
}
const plain = (text: string): Part => ({ text, html: `<p>${escaped(text)}</p>` });

function stepsOf({ page, call, body }: NonNullable<Letter['action']>, token: string, baseUrl: string): Part[] {
  const link = `${baseUrl}/#/${page}?token=${encodeURIComponent(token)}`;
  const request = `${call} ${body} at ${baseUrl}`;
  return [
    { text: link, html: `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` },
    {
      text: `Or through the API, with this token:\n${token}\n${request}`,
      html: `<p>Or through the API, with this token:<br><code>${escaped(token)}</code><br><code>${escaped(request)}</code></p>`,
    },
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
