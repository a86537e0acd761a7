/** LINE's published example of a signature ("Verify webhook signature"), on both sides. */
import { expect, test } from '@jest/globals';
import { signature, webhookBody } from '../../src/simulator/webhook-body.ts';

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
const signed = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

test('the simulator signs as LINE does', () => {
  expect(signature(body, secret)).toBe(signed);
});

test('the simulator writes a body as LINE does', () => {
  expect(webhookBody([])).toMatch(/^\{"destination":"U[0-9a-f]{32}","events":\[\]\}$/);
});
