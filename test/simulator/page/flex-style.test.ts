import fc from 'fast-check';
import {
  aspectRatio,
  boxStyle,
  buttonStyle,
  color,
  imageStyle,
  placeStyle,
  size,
  spanStyle,
  textStyle,
} from '../../../src/simulator/page/flex-style.ts';

describe('values of messages', () => {
  it('takes colours and sizes of LINE only', () => {
    expect(color('#0B7A5B')).toBe('#0B7A5B');
    expect(color('#0B7A5B80')).toBe('#0B7A5B80');
    for (const bad of ['red', '#fff', 'url(https://x.test)', '#0B7A5B;x', 7, null])
      expect(color(bad)).toBeNull();
    expect(size('12px')).toBe('12px');
    expect(size('33.5%')).toBe('33.5%');
    for (const bad of ['12', '12em', 'calc(1px)', '1px;color:red', 'md', 3]) expect(size(bad)).toBeNull();
    expect(aspectRatio('20:13')).toBe('20 / 13');
    for (const bad of ['0:1', '1/2', 'x', undefined]) expect(aspectRatio(bad)).toBe('1 / 1');
  });

  it('never lets a text of a message into a style', () => {
    const evil = fc.constantFrom(
      'url(https://x.test)',
      'expression(1)',
      'red; position: fixed',
      '</style>',
      '100vw',
    );
    const names = [
      'backgroundColor',
      'cornerRadius',
      'width',
      'paddingAll',
      'justifyContent',
      'size',
      'color',
      'flex',
    ];
    const part = fc.dictionary(
      fc.constantFrom(...names, 'margin', 'offsetTop', 'weight', 'align', 'borderWidth'),
      evil,
    );
    fc.assert(
      fc.property(part, (values) => {
        const styles = [
          boxStyle(values),
          textStyle(values),
          spanStyle(values),
          imageStyle(values),
          buttonStyle(values),
          placeStyle(values, 'vertical', null, true),
        ];
        for (const style of styles)
          for (const value of Object.values(style)) expect(value).not.toMatch(/url|expression|;|<|vw/u);
      }),
    );
  });
});

describe('the place of a component in its box', () => {
  const place = (part: Record<string, unknown>, layout: 'horizontal' | 'vertical' | 'baseline') =>
    placeStyle(part, layout, '8px', false);

  it('shares the width of a horizontal box equally, or by weight', () => {
    expect(place({ type: 'text' }, 'horizontal')).toMatchObject({ flex: '1 1 0px', marginLeft: '8px' });
    expect(place({ type: 'text', flex: 3 }, 'horizontal')).toMatchObject({ flex: '3 1 0px' });
    expect(place({ type: 'text', flex: 0 }, 'baseline')).toMatchObject({ flex: '0 0 auto' });
    expect(place({ type: 'icon' }, 'baseline')).toMatchObject({ flex: '0 0 auto' });
    expect(place({ type: 'box', width: '40px' }, 'horizontal')).toMatchObject({ flex: '0 0 auto' });
  });

  it('stacks a vertical box at natural heights', () => {
    expect(place({ type: 'text' }, 'vertical')).toMatchObject({ flex: '0 0 auto', marginTop: '8px' });
    expect(place({ type: 'filler' }, 'vertical')).toMatchObject({ flex: '1 0 auto' });
  });

  it('lets a margin of its own win over the spacing, and gives the first none', () => {
    expect(place({ type: 'text', margin: 'xxl' }, 'vertical')).toMatchObject({ marginTop: '20px' });
    expect(placeStyle({ type: 'text' }, 'vertical', '8px', true)).not.toHaveProperty('marginTop');
  });

  it('takes an absolute one out of the row', () => {
    expect(place({ type: 'box', position: 'absolute', offsetEnd: '4px' }, 'vertical')).toMatchObject({
      position: 'absolute',
      right: '4px',
    });
  });
});

describe('looks', () => {
  it('knows the three buttons, whose colour is the ground or the words', () => {
    expect(buttonStyle({ style: 'primary', color: '#112233' })).toEqual({
      background: '#112233',
      color: '#ffffff',
    });
    expect(buttonStyle({ style: 'secondary' })).toMatchObject({ color: '#16201c' });
    expect(buttonStyle({ color: '#112233' })).toEqual({ color: '#112233' });
  });

  it('wraps and clamps text', () => {
    expect(textStyle({ wrap: true, maxLines: 2, size: 'xl', weight: 'bold' })).toMatchObject({
      whiteSpace: 'pre-wrap',
      WebkitLineClamp: '2',
      fontSize: '22px',
      fontWeight: '700',
    });
    expect(textStyle({})).toEqual({ fontSize: '16px', textAlign: 'start' });
  });

  it('reads gradients, borders and padding of boxes', () => {
    expect(
      boxStyle({
        layout: 'horizontal',
        background: { type: 'linearGradient', angle: '90deg', startColor: '#000000', endColor: '#ffffff' },
        borderWidth: 'medium',
        borderColor: '#ff0000',
        paddingAll: 'md',
        paddingTop: '3px',
      }),
    ).toEqual({
      flexDirection: 'row',
      background: 'linear-gradient(90deg, #000000, #ffffff)',
      border: '2px solid #ff0000',
      padding: '8px',
      paddingTop: '3px',
    });
  });
});
