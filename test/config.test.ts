import { readConfig } from '../src/config.ts';
import { StartProblem } from '../src/errors.ts';

const channel = { LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' };

test('without any variable, the simulator stands in and everything has a value', () => {
  expect(readConfig({})).toMatchObject({
    ...{ port: 3000, simulatorPort: 3100, dataDir: 'data', publicUrl: null, mongodbUri: null },
    ...{ line: null, production: false, logLevel: 'warn' },
  });
  expect(readConfig({ PORT: '', LINE_CHANNEL_SECRET: ' ' })).toEqual(readConfig({}));
});

test('with a channel, LINE is called at its own addresses or at those given', () => {
  expect(readConfig(channel)).toMatchObject({
    logLevel: 'info',
    line: {
      ...{ channelSecret: 'secret', accessToken: 'token' },
      ...{ apiBaseUrl: 'https://api.line.me', dataBaseUrl: 'https://api-data.line.me' },
    },
  });
  const config = readConfig({
    ...channel,
    LINE_API_BASE_URL: 'http://127.0.0.1:9/',
    PUBLIC_URL: 'https://b.go.th/',
  });
  expect(config.line?.apiBaseUrl).toBe('http://127.0.0.1:9');
  expect(config.publicUrl).toBe('https://b.go.th');
});

test('links are signed with a key of their own that stays the same', () => {
  const key = readConfig(channel).linkKey;
  expect(key).toHaveLength(32);
  expect(readConfig(channel).linkKey).toEqual(key);
  expect(readConfig({ ...channel, LINE_CHANNEL_SECRET: 'other' }).linkKey).not.toEqual(key);
  expect(readConfig({ ...channel, LINK_KEY: 'a'.repeat(16) }).linkKey).not.toEqual(key);
});

test('what calls the bot in a group', () => {
  expect(readConfig({}).groupPrefixes).toEqual(['รายงาน', 'สถานะ', '#']);
  expect(readConfig({ GROUP_PREFIXES: 'น้องบอต, !' }).groupPrefixes).toEqual(['น้องบอต', '!']);
});

test('reminders are as the environment says, or as the city has it', () => {
  expect(readConfig({}).reminders).toMatchObject({
    ...{ on: true, dueDay: 20, firstBefore: 3, headAfter: 2, coordinatorAfter: 4 },
    ...{ hour: 9, quietFrom: 20, quietTo: 8, monthlyMessages: null },
  });
  const chosen = { REMIND_DUE_DAY: '31', REMIND_FIRST_BEFORE: '0', REMIND_HOUR: '20', REMIND_QUIET: '21-6' };
  expect(readConfig(chosen).reminders).toMatchObject({
    ...{ dueDay: 31, firstBefore: 0, hour: 20, quietFrom: 21, quietTo: 6 },
  });
});

test.each<[string, NodeJS.ProcessEnv]>([
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '70000' }],
  ['SIMULATOR_PORT', { SIMULATOR_PORT: '-1' }],
  ['SIMULATOR_PORT', { PORT: '4000', SIMULATOR_PORT: '4000' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'bot.example' }],
  ['MONGODB_URI', { MONGODB_URI: 'localhost:27017' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['LINK_KEY', { LINK_KEY: 'short' }],
  ['REMIND_DUE_DAY', { REMIND_DUE_DAY: '0' }],
  ['REMIND_DUE_DAY', { REMIND_DUE_DAY: '๒๐' }],
  ['REMIND_HEAD_AFTER', { REMIND_HEAD_AFTER: '30' }],
  ['REMIND_QUIET', { REMIND_QUIET: '20:00-08:00' }],
  ['REMIND_QUIET', { REMIND_QUIET: '20-24' }],
  ['REMIND_HOUR', { REMIND_HOUR: '7' }],
  ['GROUP_PREFIXES', { GROUP_PREFIXES: 'รายงาน,,#' }],
  ['GROUP_PREFIXES', { GROUP_PREFIXES: 'ขอ รายงาน,#' }],
  ['GROUP_PREFIXES', { GROUP_PREFIXES: 'รายงาน,สถานะ' }],
  ['LINE_CHANNEL_ACCESS_TOKEN', { LINE_CHANNEL_SECRET: 'secret' }],
  ['LINE_CHANNEL_SECRET', { LINE_API_BASE_URL: 'http://127.0.0.1:9' }],
  ['LINE_CHANNEL_SECRET', { NODE_ENV: 'production' }],
])('a bad or missing %s is named', (name, env) => {
  expect(() => readConfig(env)).toThrow(StartProblem);
  expect(() => readConfig(env)).toThrow(name);
});
