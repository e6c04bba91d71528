import { mailText } from './mail-templates.model.js';

describe('the text of mails', () => {
  const { subject, text, html } = mailText(
    { template: 'password-reset', token: 'u1.a<b>&"c', validUntil: '' },
    'https://crm.example.org',
  );
  it('contains a link, the token and the API call', () => {
    expect(subject).toBe('Set a new password');
    expect(text).toContain('https://crm.example.org/#/password-reset?token=u1.a%3Cb%3E%26%22c');
    expect(text).toContain('\nu1.a<b>&"c\n');
    expect(text).toContain('POST /api/v1/auth/password-reset/confirm');
  });
  it('is escaped in HTML', () => {
    expect(html).toContain('u1.a&lt;b&gt;&amp;&quot;c');
    expect(html).not.toContain('<b>');
  });
  it('does not evaluate text that looks like a template', () =>
    expect(mailText({ template: 'invitation', token: '{{7*7}}${7*7}', validUntil: '' }, 'http://x').text).toContain(
      '{{7*7}}${7*7}',
    ));
  it('contains no token where there is none', () => {
    const changed = mailText({ template: 'password-changed' }, 'http://x');
    expect(changed.text).not.toMatch(/token|http/);
  });
});
