import { linkOf } from '../../../src/line/messages/pictures.ts';

test('an address with Thai letters, or others that LINE refuses, is encoded', () => {
  expect(linkOf('https://เขต.example.test/สถิติ ๑?ปี=2569|a')).toBe(
    'https://xn--22c2bwh.example.test/%E0%B8%AA%E0%B8%96%E0%B8%B4%E0%B8%95%E0%B8%B4%20%E0%B9%91?%E0%B8%9B%E0%B8%B5=2569%7Ca',
  );
  expect(linkOf('https://example.test/%E0%B8%81')).toBe('https://example.test/%E0%B8%81');
});

test.each([
  null,
  undefined,
  '',
  'ไม่ใช่ที่อยู่',
  'ftp://example.test/a',
  `https://example.test/${'ก'.repeat(200)}`,
])('no link: %s', (url) => {
  expect(linkOf(url)).toBeNull();
});
