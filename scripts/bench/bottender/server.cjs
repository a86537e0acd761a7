/**
 * The peer of the benchmark: Bottender with its MongoDB session store, holding a conversation like Raingan's report:
 * choose a measure, choose a status, write what was done, no photos, save. The report is stored before it is confirmed.
 */
const { createServer } = require('@bottender/express');
const { LineBot, MongoSessionStore } = require('bottender');
const { MongoClient } = require('mongodb');

const { PORT, MONGODB_URI, LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN, LINE_API_BASE_URL } = process.env;

const STATUSES = ['แล้วเสร็จ', 'กำลังทำ', 'ยังไม่เริ่ม', 'เลื่อน'];

/** A question as one Flex bubble with buttons: about the size of Raingan's. */
function question(title, choices) {
  return {
    type: 'bubble',
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [{ type: 'text', text: title, wrap: true, weight: 'bold' }],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: choices.map((label, i) => ({
        type: 'button',
        action: { type: 'postback', label, data: `v=${i}`, displayText: label },
      })),
    },
  };
}

async function main() {
  const client = await MongoClient.connect(MONGODB_URI, { useUnifiedTopology: true });
  const database = client.db();
  // Bottender looks sessions up by `id` and makes no index for it
  await database.collection('sessions').createIndex({ id: 1 });
  const measures = Array.from({ length: 30 }, (_, i) => ({
    _id: `m${i}`,
    title: `O${i + 1} มาตรการที่ ${i + 1}`,
  }));
  await database.collection('measures').insertMany(measures);

  const bot = new LineBot({
    accessToken: LINE_CHANNEL_ACCESS_TOKEN,
    channelSecret: LINE_CHANNEL_SECRET,
    origin: LINE_API_BASE_URL,
    sessionStore: new MongoSessionStore(MONGODB_URI),
    // without it, a person who answers fast meets the session of the message before: states get lost
    sync: true,
  });
  bot.setInitialState({ step: 'idle', measure: null, status: null, text: null });
  bot.onEvent(async (context) => {
    const { text } = context.event;
    switch (context.state.step) {
      case 'idle': {
        const own = await database.collection('measures').find({}).toArray();
        context.setState({ step: 'measure' });
        return context.sendFlex(
          'เลือกเรื่อง',
          question(
            'เลือกเรื่องที่จะรายงาน',
            own.slice(0, 6).map((m) => m.title),
          ),
        );
      }
      case 'measure':
        context.setState({ step: 'status', measure: measures[Number(text) - 1].title });
        return context.sendFlex('สถานะ', question(`${context.state.measure} ตอนนี้เป็นอย่างไร`, STATUSES));
      case 'status':
        context.setState({ step: 'text', status: STATUSES[Number(text) - 1] });
        return context.sendFlex('ทำอะไร', question('ทำอะไรไปบ้างคะ', ['ย้อนกลับ', 'ยกเลิก']));
      case 'text':
        context.setState({ step: 'photos', text });
        return context.sendFlex('ภาพ', question('ส่งภาพหรือไฟล์ PDF ได้เลย', ['ยังไม่มีภาพ', 'ย้อนกลับ']));
      case 'photos':
        context.setState({ step: 'summary' });
        return context.sendFlex(
          'สรุป',
          question(`ตรวจก่อนบันทึก ${context.state.text}`, ['บันทึก', 'แก้ไข', 'ยกเลิก']),
        );
      default: {
        const { measure, status, text: done } = context.state;
        await database
          .collection('reports')
          .insertOne({ user: context.session.id, measure, status, text: done, at: new Date() });
        context.resetState();
        return context.sendFlex('บันทึกแล้ว', question('บันทึกแล้ว', ['รายงานเรื่องถัดไป']));
      }
    }
  });
  createServer(bot, { path: '/webhook' }).listen(Number(PORT), '127.0.0.1');
}

main();
