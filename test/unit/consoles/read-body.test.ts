/** Bodies are read whichever way they were written, and hostile ones do no harm. */
import { describe, expect, test } from 'vitest';
import { readBodyBytes, readBodyText, readFormData } from '../../../lib/consoles/read-body.ts';

const multipart = [
  '--x7',
  'Content-Disposition: form-data; name="content"',
  '',
  'two\r\n\r\nlines',
  '--x7',
  'Content-Disposition: form-data; name="private"',
  '',
  'true',
  '--x7',
  'Content-Disposition: form-data; name="attachments[]"; filename="bill.pdf"',
  'Content-Type: application/pdf',
  '',
  '%PDF-1.7 bytes',
  '--x7--',
  '',
].join('\r\n');

describe('a body', () => {
  test('of JSON is read, also where spaces stand before it', () => {
    expect(readBodyText('  {"status":"open"}')).toEqual({ kind: 'json', value: { status: 'open' } });
    expect(readBodyText('["u1"]')).toEqual({ kind: 'json', value: ['u1'] });
  });

  test('of a urlencoded form is read; a field that stands again is a list', () => {
    expect(readBodyText('msg=a+b%26c&tag=1&tag=2')).toEqual({ kind: 'form', value: { msg: 'a b&c', tag: ['1', '2'] } });
  });

  test('of a multipart form is read; of a file only its name', () => {
    expect(readBodyText(multipart)).toEqual({
      kind: 'form',
      value: { content: 'two\r\n\r\nlines', private: 'true', 'attachments[]': 'bill.pdf' },
    });
  });

  test('as the browser gives a form is read alike', () => {
    expect(readFormData({ msg: ['a'], tag: ['1', '2'] })).toEqual({ kind: 'form', value: { msg: 'a', tag: ['1', '2'] } });
  });

  test.each(['', 'plain words', '{"cut', '=x', '--', 'a b=c', '<xml a="1"/>'])('that is none of them is not read: %j', (text) => {
    expect(readBodyText(text)).toBeNull();
  });

  test('of more than 256 KiB is not read', () => {
    const text = JSON.stringify({ text: 'x'.repeat(256 * 1024) });
    expect(readBodyText(text)).toBeNull();
    expect(readBodyBytes(new TextEncoder().encode(text))).toBeNull();
    expect(readBodyText(JSON.stringify({ text: 'x'.repeat(250 * 1024) }))).not.toBeNull();
  });

  test('with a field of a prototype is data and nothing else', () => {
    for (const text of ['__proto__=1&constructor=2&a=3', '{"__proto__":{"a":1},"constructor":2}']) {
      const body = readBodyText(text)!;
      expect(Object.getPrototypeOf(body.value)).toBe(Object.prototype);
      expect(Object.keys(body.value as object)).toContain('__proto__');
    }
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  test('of bytes that are no form and no JSON is not read', () => {
    expect(readBodyBytes(new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0x00, 0xff]))).toBeNull();
  });
});
