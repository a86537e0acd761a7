import { nextHour, nextWorkday } from '../../../src/simulator/page/clock-steps.ts';

const bangkok = (time: string): number => Date.parse(`${time}+07:00`);

describe('steps of the clock', () => {
  it('goes to the next full hour, also when it is one', () => {
    expect(nextHour(bangkok('2026-11-20T10:42'))).toBe(bangkok('2026-11-20T11:00'));
    expect(nextHour(bangkok('2026-11-20T23:00'))).toBe(bangkok('2026-11-21T00:00'));
  });

  it.each([
    ['in the morning to nine o’clock of the same day', '2026-11-20T07:30', '2026-11-20T09:00'],
    ['from nine o’clock over the weekend', '2026-11-20T09:00', '2026-11-23T09:00'],
    ['late in the evening, when it is still yesterday in London', '2026-11-23T00:30', '2026-11-23T09:00'],
    ['over holidays and the weekend after them', '2026-12-09T12:00', '2026-12-14T09:00'],
  ])('goes to the next working day: %s', (_, from, to) => {
    expect(nextWorkday(bangkok(from), ['2026-12-10', '2026-12-11'])).toBe(bangkok(to));
  });
});
