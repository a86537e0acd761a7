/** LINE's clock: put forward at once, or hour by hour while everybody watches what arrives. */
import type { SettingsPatch } from '../control-api.ts';
import { DAY, HOUR, nextHour, nextWorkday } from './clock-steps.ts';
import { html, useEffect, useRef, useState, type View } from './html.ts';
import { icon } from './icons.ts';
import type { PageState } from './state.ts';
import { longTime } from './time.ts';

export interface Clock {
  /** Whether it runs by itself now. */
  playing: boolean;
  now(): number;
  goTo(at: number): Promise<void>;
  /** Goes on hour by hour, at the longest until `at`; with `untilNews` until the bot has written to somebody. */
  play(at: number, untilNews: boolean): Promise<void>;
  stop(): void;
}

/** The bot is idle when nothing waits for it and it has asked nothing of LINE for so long. */
const QUIET_MS = 120;
const LOOK_MS = 20;
/** A bot that is never quiet (it may be down) does not stop the clock for ever. */
const PATIENCE_MS = 8_000;

export function useClock(state: PageState | null, change: (patch: SettingsPatch) => Promise<unknown>): Clock {
  const latest = useRef(state);
  latest.current = state;
  const changedAt = useRef(0);
  const running = useRef(false);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    changedAt.current = Date.now();
  }, [state?.log, state?.chats, state?.server.counters]);

  const now = () => Date.now() + (latest.current?.server.counters.clockOffset ?? 0);
  const goTo = async (at: number) => {
    const offset = latest.current?.server.counters.clockOffset ?? 0;
    await change({ clockOffset: Math.max(offset, Math.round(at - Date.now())) });
  };
  const settled = async () => {
    const from = Date.now();
    changedAt.current = from;
    while (Date.now() - from < PATIENCE_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const waiting = latest.current?.server.counters.webhooks.waiting ?? 0;
      if (waiting === 0 && Date.now() - changedAt.current >= QUIET_MS) return;
    }
  };
  const play = async (at: number, untilNews: boolean) => {
    const before = written(latest.current);
    running.current = true;
    setPlaying(true);
    try {
      while (running.current && now() < at) {
        await goTo(Math.min(at, nextHour(now())));
        await settled();
        if (untilNews && written(latest.current) > before) break;
      }
    } finally {
      running.current = false;
      setPlaying(false);
    }
  };
  return {
    playing,
    now,
    goTo,
    play,
    stop() {
      running.current = false;
    },
  };
}

/** Messages of the bot in all chats. */
const written = (state: PageState | null): number =>
  Object.values(state?.chats ?? {})
    .flatMap(({ messages }) => messages)
    .filter(({ from }) => from === 'bot').length;

/** The part of the panel that sets the clock. */
export function ClockPanel({
  state,
  clock,
  asking,
}: {
  state: PageState;
  clock: Clock;
  asking: Asking;
}): View {
  const { playing, now } = clock;
  const holidays = state.hint.holidays;
  const go = (label: string, at: () => number) =>
    html`<button type="button" class="quiet" disabled=${playing} onClick=${() => asking(clock.goTo(at()))}>${label}</button>`;
  return html`<div class="clock">
    <p class="clock-time">${icon('clock')}<time>${longTime(now())}</time></p>
    <div class="clock-steps">
      ${go('+1 ชั่วโมง', () => now() + HOUR)}
      ${go('+1 วัน', () => now() + DAY)}
      ${go('วันทำการถัดไป 09:00', () => nextWorkday(now(), holidays))}
    </div>
    <div class="clock-steps">
      <button type="button" class="quiet" disabled=${playing} onClick=${() => asking(clock.play(now() + 30 * DAY, true))}>ไปจนมีข้อความใหม่</button>
      <button type="button" class="quiet" disabled=${playing} onClick=${() => asking(clock.play(now() + 30 * DAY, false))}>เดินไป 30 วัน ทีละชั่วโมง</button>
    </div>
    <p class="hint">เวลาเดินหน้าได้อย่างเดียว บอตใช้เวลานี้ด้วย จึงดูการเตือนทั้งเดือนได้ในไม่กี่นาที</p>
  </div>`;
}

type Asking = (work: Promise<unknown>) => Promise<void>;

/** Over the page while the clock runs by itself. */
export const clockBar = (clock: Clock): View =>
  clock.playing
    ? html`<div class="clock-bar" role="status">
        ${icon('clock')}<time>${longTime(clock.now())}</time>
        <button type="button" class="quiet" onClick=${clock.stop}>หยุด</button>
      </div>`
    : null;
