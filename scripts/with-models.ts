/** How the commands reach the bot's database: the one of its settings, also while the bot runs. */
import { createModels, ensureIndexes, type Models } from '../models/index.ts';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { openDataFolder } from '../src/data-folder.ts';
import { openDatabase } from '../src/database/connect.ts';

/** Does `work` and closes the database. What it says on the way goes to standard error. */
export async function withModels<T>(work: (models: Models, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(readEnvironment());
  const dataDir = await openDataFolder(config.dataDir);
  const database = await openDatabase({ uri: config.mongodbUri ?? undefined, dataDir, say: console.error });
  try {
    const models = createModels(database.connection);
    await ensureIndexes(models);
    return await work(models, config);
  } finally {
    await database.close();
  }
}
