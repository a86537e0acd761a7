/** LINE messages as people read them: ▸ a button, ◦ a quick reply (phones only), 🔗 a link. For golden transcripts. */
import type { LineMessage } from '../../flows/facts.ts';

interface Node {
  type: string;
  layout?: string;
  text?: string;
  contents?: Node[];
  action?: { type: string; label?: string };
  header?: Node;
  hero?: Node;
  body?: Node;
  footer?: Node;
}

/** The lines of a message. */
export function render(message: LineMessage): string[] {
  const quick = ((message.quickReply as { items: Node[] } | undefined)?.items ?? []).map(
    ({ action }) => `◦ ${action?.label}`,
  );
  return [...content(message), ...(quick.length > 0 ? [quick.join('   ')] : [])];
}

function content(message: LineMessage): string[] {
  if (message.type === 'text') return String(message.text).split('\n');
  if (message.type !== 'flex') return [`(${message.type})`];
  const contents = message.contents as Node;
  const bubbles = contents.type === 'carousel' ? contents.contents! : [contents];
  return bubbles.flatMap((bubble, i) => [...(i > 0 ? ['┄┄┄'] : []), ...bubbleLines(bubble)]);
}

function bubbleLines({ header, hero, body, footer }: Node): string[] {
  const band = header ? [`[ ${lines(header).join(' · ')} ]`] : [];
  const rest = [hero, body].flatMap((part) => (part ? lines(part) : []));
  return [...band, ...rest, ...(footer ? inRows(lines(footer)) : [])];
}

/** Buttons that follow each other stand in one line. */
function inRows(all: string[]): string[] {
  const rows: string[] = [];
  for (const line of all) {
    const before = rows.at(-1);
    if (before?.startsWith('▸') && line.startsWith('▸') && before.length + line.length < 90)
      rows[rows.length - 1] = `${before}   ${line}`;
    else rows.push(line);
  }
  return rows;
}

function lines(node: Node): string[] {
  if (node.type === 'text')
    return (node.text ?? textOf(node)).split('\n').filter((line) => line.trim() !== '');
  if (node.type === 'image') return [node.action ? '▸ 🖼' : '🖼'];
  if (node.type === 'button') return [`${node.action?.type === 'uri' ? '🔗' : '▸'} ${node.action?.label}`];
  if (node.type === 'separator') return [];
  const inside = (node.contents ?? []).map(lines).filter((part) => part.length > 0);
  const joined =
    node.layout === 'horizontal' || node.layout === 'baseline'
      ? inside.length > 0
        ? [inside.map((part) => part.join(' — ')).join('  ')]
        : []
      : inside.flat();
  return node.action ? [`▸ ${joined.join(' — ')}`] : joined;
}

const textOf = ({ contents = [] }: Node) => contents.map(({ text }) => text ?? '').join('');

/** An action of a message that can be tapped. */
export interface Tappable {
  label: string;
  action: { type: string; data?: string; text?: string; uri?: string };
  /** Not there on LINE for PC. */
  quickReply: boolean;
}

/** All that can be tapped in a message, in the order shown. */
export function tappables(message: LineMessage): Tappable[] {
  const found: Tappable[] = [];
  const walk = (value: unknown, quickReply: boolean): void => {
    if (Array.isArray(value)) for (const part of value) walk(part, quickReply);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) {
        if (key === 'action' && typeof part === 'object' && part !== null && 'type' in part) {
          const action = part as Tappable['action'] & { label?: string };
          found.push({ label: action.label ?? '', action, quickReply: quickReply });
        } else walk(part, quickReply || key === 'quickReply');
      }
  };
  walk(message, false);
  return found;
}
