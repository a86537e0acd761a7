import { readCount, readPercent } from '../../../flows/report-progress/numbers.ts';

describe('a percentage', () => {
  test.each([
    ['๖๐', 60],
    ['60%', 60],
    ['ร้อยละ ๖๐', 60],
    ['ร้อยละ60 ค่ะ', 60],
    ['60 เปอร์เซ็นต์', 60],
    ['ประมาณ 33.333', 33.33],
    ['หกสิบ', 60],
    ['หกสิบห้าเปอร์เซ็นต์', 65],
    ['ร้อยเปอร์เซ็นต์', 100],
    ['0', 0],
  ])('%s', (text, value) => {
    expect(readPercent(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['๑๒๐', 'out-of-range'],
    ['-5', 'out-of-range'],
    ['3 จาก 5', 'several'],
    ['เยอะแล้ว', 'none'],
    ['ห้ามบอก', 'none'],
    ['', 'none'],
  ])('%s is none that can be taken', (text, problem) => {
    expect(readPercent(text)).toEqual({ ok: false, problem });
  });
});

describe('a count', () => {
  test.each([
    ['๓ ครั้ง', 3],
    ['1,200', 1200],
    ['สามครั้งครับ', 3],
    ['ยี่สิบเอ็ด', 21],
    ['สองพันห้าร้อย', 2500],
  ])('%s', (text, value) => {
    expect(readCount(text, 'ครั้ง')).toEqual({ ok: true, value });
  });

  test.each([
    ['2.5', 'out-of-range'],
    ['50%', 'out-of-range'],
    ['ร้อยละ ๕๐', 'out-of-range'],
    ['9999999', 'out-of-range'],
    ['ต.ค. ๒ ครั้ง พ.ย. ๓ ครั้ง', 'several'],
  ])('%s is none that can be taken', (text, problem) => {
    expect(readCount(text, 'ครั้ง')).toEqual({ ok: false, problem });
  });
});
