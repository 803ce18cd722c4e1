/** Records real frames: a small console, driven in Chromium with rrweb in the page, kept as `frames.json` beside this file. */
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer';

const page1 = `<!doctype html><html><head><title>Console</title><style>
  body { margin: 0; font: 14px system-ui; display: grid; grid-template-columns: 220px 1fr; height: 100vh; color: #1b2430 }
  nav { background: #24324a; color: #fff; padding: 16px } nav li { padding: 8px; list-style: none; border-radius: 6px } nav li.on { background: #3b5683 } ul { padding: 0 }
  main { padding: 20px; display: flex; flex-direction: column; gap: 10px } .log { flex: 1; overflow: auto; border: 1px solid #d5dbe4; border-radius: 8px; padding: 12px }
  .log p { margin: 6px 0; padding: 8px 12px; background: #eef2f8; border-radius: 8px; width: fit-content } .log p.me { background: #d9ebff; margin-left: auto }
  form { display: flex; gap: 8px } input { flex: 1; padding: 8px } button { padding: 8px 14px } img { width: 64px; height: 40px }
</style></head><body><nav><b>Support</b><ul id="list"><li class="on">#8841 Ana</li><li>#8842 Ben</li><li>#8843 Cleo</li></ul><img src="https://images.example/logo.png"></nav>
<main><h2 id="title">Conversation #8841</h2><div class="log" id="log"><p>Hello, my parcel has not arrived.</p></div>
<form id="form"><input id="reply" placeholder="Reply"><button>Send</button><button type="button" id="resolve">Resolve</button></form></main>
<script>form.onsubmit = (e) => { e.preventDefault(); const p = document.createElement('p'); p.className = 'me'; p.textContent = 'Let me look for it.'; log.append(p); reply.value = ''; log.scrollTop = 1e6 };
resolve.onclick = () => { title.textContent = 'Conversation #8841 (resolved)' };
for (const li of list.children) li.onclick = () => { for (const o of list.children) o.classList.toggle('on', o === li); title.textContent = 'Conversation ' + li.textContent };
</script></body></html>`;

const recorder = await readFile(new URL('../../../node_modules/@rrweb/record/dist/record.umd.min.cjs', import.meta.url), 'utf8');
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
await page.setViewport({ width: 1100, height: 700 });
await page.setContent(page1);
await page.evaluate(recorder);
await page.evaluate(() => {
  const scope = globalThis as unknown as { frames_: unknown[]; rrwebRecord: { record(options: object): void } };
  scope.frames_ = [];
  scope.rrwebRecord.record({ emit: (event: unknown) => scope.frames_.push(event), maskAllInputs: true, sampling: { input: 'last' } });
});
for (let round = 0; round < 3; round += 1) {
  for (const index of [2, 3, 1]) {
    await page.click(`#list li:nth-child(${index})`);
    await new Promise((wake) => setTimeout(wake, 400));
  }
  await page.type('#reply', 'Let me look for it.', { delay: 20 });
  await page.keyboard.press('Enter');
  await new Promise((wake) => setTimeout(wake, 600));
}
await page.click('#resolve');
await new Promise((wake) => setTimeout(wake, 800));
const frames = await page.evaluate(() => (globalThis as unknown as { frames_: unknown[] }).frames_);
await writeFile(new URL('frames.json', import.meta.url), JSON.stringify(frames));
await browser.close();
console.log(`${frames.length} frames`);
