/**
 * Flex Messages as a phone shows them. Texts of messages only ever become text nodes, sizes and colours pass through
 * flex-style.ts, addresses through links.ts.
 */

import {
  aspectRatio,
  BUBBLE_WIDTH,
  blockStyle,
  boxStyle,
  buttonStyle,
  type Component,
  iconStyle,
  imageStyle,
  isObject,
  type Layout,
  layoutOf,
  placeStyle,
  type Style,
  separatorStyle,
  spacingOf,
  spanStyle,
  textStyle,
} from './flex-style.ts';
import { html, type View } from './html.ts';
import { safeHref } from './links.ts';

/** Does what a button of a message says; addresses never come here, they are links. */
export type DoAction = (action: Component) => void;

/** LINE allows less; deeper boxes are left out, so that no message can exhaust the page. */
const MAX_DEPTH = 16;

/** A bubble or a carousel. */
export function flexContainer(contents: unknown, doAction: DoAction): View {
  if (!isObject(contents)) return null;
  if (contents.type === 'carousel') {
    const bubbles = list(contents.contents);
    return html`<div class="flex-carousel" tabindex="0" role="group" aria-label=${`การ์ด ${bubbles.length} ใบ เลื่อนดูได้`}>
      ${bubbles.map((each) => bubble(each, doAction))}
    </div>`;
  }
  return bubble(contents, doAction);
}

function bubble(contents: Component, doAction: DoAction): View {
  const width = BUBBLE_WIDTH[String(contents.size ?? 'mega')] ?? BUBBLE_WIDTH.mega;
  const blocks = ['header', 'hero', 'body', 'footer'].map((name) => {
    const part = contents[name];
    if (!isObject(part)) return null;
    return html`<div class=${`flex-block flex-${name}`} style=${blockStyle(contents.styles, name)}>
      ${component(part, 'vertical', null, true, doAction, 0)}
    </div>`;
  });
  return acting(
    contents.action,
    doAction,
    {
      class: 'flex-bubble',
      style: { '--width': `${width}px` },
      dir: contents.direction === 'rtl' ? 'rtl' : null,
    },
    blocks,
  );
}

function component(
  part: Component,
  parent: Layout,
  spacing: string | null,
  first: boolean,
  doAction: DoAction,
  depth: number,
): View {
  const place = placeStyle(part, parent, spacing, first);
  switch (part.type) {
    case 'box':
      return depth < MAX_DEPTH ? box(part, place, doAction, depth) : null;
    case 'text':
      return text(part, place, doAction);
    case 'button':
      return button(part, place, doAction);
    case 'image':
      return image(part, place, doAction);
    case 'icon':
      return html`<img class="flex-icon" alt="" src=${safeHref(part.url)} style=${{ ...place, ...iconStyle(part) }} />`;
    case 'separator':
      return html`<div class="flex-separator" style=${{ ...place, ...separatorStyle(part, parent) }}></div>`;
    case 'filler':
      return html`<div style=${place}></div>`;
    case 'video':
      return html`<video
        class="flex-video"
        controls
        preload="none"
        poster=${safeHref(part.previewUrl)}
        src=${safeHref(part.url)}
        style=${{ aspectRatio: aspectRatio(part.aspectRatio) }}
      ></video>`;
    default:
      return html`<div class="flex-unknown" style=${place}>[${String(part.type)}]</div>`;
  }
}

function box(part: Component, place: Style, doAction: DoAction, depth: number): View {
  const layout = layoutOf(part);
  const spacing = spacingOf(part);
  const children = list(part.contents).map((child, i) =>
    component(child, layout, spacing, i === 0, doAction, depth + 1),
  );
  return acting(
    part.action,
    doAction,
    { class: 'flex-box', style: { ...boxStyle(part), ...place } },
    children,
  );
}

function text(part: Component, place: Style, doAction: DoAction): View {
  const spans = list(part.contents);
  const words = spans.length
    ? spans.map((span) => html`<span style=${spanStyle(span)}>${String(span.text ?? '')}</span>`)
    : String(part.text ?? '');
  const shape = part.wrap === true ? (part.maxLines ? ' clamped' : '') : ' one-line';
  return acting(
    part.action,
    doAction,
    { class: `flex-text${shape}`, style: { ...textStyle(part), ...place } },
    words,
  );
}

function button(part: Component, place: Style, doAction: DoAction): View {
  const action = isObject(part.action) ? part.action : {};
  const style = { ...place, ...buttonStyle(part) };
  const look = ['primary', 'secondary'].includes(String(part.style)) ? String(part.style) : 'link';
  const kind = `flex-button ${look}${part.height === 'sm' ? ' small' : ''}`;
  const label = html`<span>${String(action.label ?? '')}</span>`;
  if (action.type !== 'uri')
    return html`<button type="button" class=${kind} style=${style} onClick=${() => doAction(action)}>${label}</button>`;
  const href = safeHref(action.uri);
  return href
    ? html`<a class=${kind} style=${style} href=${href} target="_blank" rel="noopener noreferrer">${label}</a>`
    : html`<button type="button" class=${kind} style=${style} disabled title="ที่อยู่นี้เปิดในตัวจำลองไม่ได้">${label}</button>`;
}

function image(part: Component, place: Style, doAction: DoAction): View {
  const shape = imageStyle(part);
  const { width, alignSelf, maxWidth, ...rest } = shape;
  return acting(
    part.action,
    doAction,
    {
      class: 'flex-image',
      style: { ...place, alignSelf, width: place.flex === '0 0 auto' ? width : place.width, maxWidth },
    },
    html`<img alt="" loading="lazy" src=${safeHref(part.url)} style=${rest} />`,
  );
}

/** An element that does something when tapped: a link for http and https, else a button in all but name. */
function acting(
  action: unknown,
  doAction: DoAction,
  props: Record<string, unknown>,
  children: unknown,
): View {
  if (!isObject(action)) return html`<div ...${props}>${children}</div>`;
  const label = typeof action.label === 'string' ? action.label : null;
  if (action.type === 'uri') {
    const href = safeHref(action.uri);
    return href
      ? html`<a ...${props} href=${href} target="_blank" rel="noopener noreferrer" aria-label=${label}>${children}</a>`
      : html`<div ...${props}>${children}</div>`;
  }
  const tap = (event: Event) => {
    event.stopPropagation();
    doAction(action);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    tap(event);
  };
  return html`<div ...${props} role="button" tabindex="0" aria-label=${label} onClick=${tap} onKeyDown=${key}>
    ${children}
  </div>`;
}

const list = (value: unknown): Component[] => (Array.isArray(value) ? value.filter(isObject) : []);
