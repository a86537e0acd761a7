/** The place of the reader in a chat that grows. */
import { useLayoutEffect, useRef } from './html.ts';

/**
 * Keeps the newest message in sight: always when another chat is opened or the reader has sent something, else when the
 * reader stood at the end. `sent`: id of the newest message that the reader sent.
 */
export function useStickyScroll(
  chat: string,
  { length, sent, loading }: { length: number; sent: string | undefined; loading: number | null },
) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [chat, sent]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const toEnd = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    const moved = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const resized = new ResizeObserver(toEnd);
    resized.observe(element);
    // Photos that finish loading make the chat longer after it was drawn.
    element.addEventListener('load', toEnd, true);
    element.addEventListener('scroll', moved, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('load', toEnd, true);
      element.removeEventListener('scroll', moved);
    };
  }, [chat]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [chat, length, sent, loading]);
  return box;
}
