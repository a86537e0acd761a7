/** What the buttons of messages, quick replies and rich menus do. */
import type { Action } from '../control-api.ts';
import type { ComposerHandle } from './composer.ts';
import type { Component } from './flex-style.ts';
import { safeHref } from './links.ts';

export interface Surroundings {
  act(action: Action): Promise<void>;
  composer: ComposerHandle | null;
  /** Opens or closes the rich menu. */
  showMenu(open: boolean): void;
  complain(problem: unknown): void;
}

export function press(action: Component, { act, composer, showMenu, complain }: Surroundings): void {
  switch (action.type) {
    case 'postback': {
      const displayText = action.displayText ?? action.text;
      act({
        type: 'postback',
        data: String(action.data ?? ''),
        ...(typeof displayText === 'string' && { displayText }),
      });
      if (action.inputOption === 'openRichMenu') showMenu(true);
      else if (typeof action.inputOption === 'string') showMenu(false);
      if (action.inputOption === 'openKeyboard')
        composer?.write(typeof action.fillInText === 'string' ? action.fillInText : '');
      return;
    }
    case 'richmenuswitch':
      act({
        type: 'switch-menu',
        alias: String(action.richMenuAliasId ?? ''),
        data: String(action.data ?? ''),
      });
      return;
    case 'message':
      act({ type: 'text', text: String(action.text ?? '') });
      return;
    case 'uri': {
      const href = safeHref(action.uri);
      if (href) window.open(href, '_blank', 'noopener,noreferrer');
      else complain(new Error('ที่อยู่นี้เปิดในตัวจำลองไม่ได้'));
      return;
    }
    case 'clipboard':
      navigator.clipboard.writeText(String(action.clipboardText ?? '')).catch(complain);
      return;
    case 'camera':
    case 'cameraRoll':
      composer?.choosePhotos();
      return;
    case 'location':
      act({ type: 'location' });
      return;
    default:
      complain(new Error('ปุ่มชนิดนี้ยังใช้ในตัวจำลองไม่ได้'));
  }
}
