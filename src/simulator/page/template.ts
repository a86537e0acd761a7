/** Template messages (buttons, confirm, carousel, image carousel) as Flex containers, so that one renderer shows all. Pure. */
import { type Component, isObject } from './flex-style.ts';

/** The Flex container that looks like the template; null for an unknown one. */
export function templateAsFlex(template: unknown): Component | null {
  if (!isObject(template)) return null;
  switch (template.type) {
    case 'buttons':
    case 'confirm':
      return column(template, template.type === 'confirm' ? 'horizontal' : 'vertical');
    case 'carousel':
      return {
        type: 'carousel',
        contents: objects(template.columns).map((each) => column(each, 'vertical')),
      };
    case 'image_carousel':
      return { type: 'carousel', contents: objects(template.columns).map(picture) };
    default:
      return null;
  }
}

function column(from: Component, layout: string): Component {
  const words = [
    ...(typeof from.title === 'string'
      ? [{ type: 'text', text: from.title, weight: 'bold', wrap: true }]
      : []),
    { type: 'text', text: String(from.text ?? ' '), size: 'sm', wrap: true, color: '#333333' },
  ];
  return {
    type: 'bubble',
    size: 'kilo',
    ...(typeof from.thumbnailImageUrl === 'string' && {
      hero: {
        type: 'image',
        url: from.thumbnailImageUrl,
        size: 'full',
        aspectRatio: from.imageAspectRatio === 'square' ? '1:1' : '151:100',
        aspectMode: from.imageSize === 'contain' ? 'fit' : 'cover',
      },
    }),
    body: { type: 'box', layout: 'vertical', spacing: 'sm', contents: words, action: from.defaultAction },
    footer: {
      type: 'box',
      layout,
      contents: objects(from.actions).map((action) => ({ type: 'button', height: 'sm', action })),
    },
    styles: { footer: { separator: true } },
  };
}

function picture(from: Component): Component {
  return {
    type: 'bubble',
    size: 'kilo',
    hero: {
      type: 'image',
      url: from.imageUrl,
      size: 'full',
      aspectRatio: '1:1',
      aspectMode: 'cover',
      action: from.action,
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: isObject(from.action) ? [{ type: 'button', height: 'sm', action: from.action }] : [],
    },
  };
}

const objects = (value: unknown): Component[] => (Array.isArray(value) ? value.filter(isObject) : []);
