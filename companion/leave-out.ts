/** Takes out of what visitors load what rrweb brings and we never switch on: canvases, with a worker as a text of its own, fonts, images as data, hooks, and frames of other origins. */
import type { Plugin } from 'vite';

/** Each part of rrweb with what stands in its place: no more than the rest of rrweb calls. */
const parts: [RegExp, string][] = [
  [/^class CanvasManager \{\n[\s\S]*?^\}$/m, 'class CanvasManager { reset() {} freeze() {} unfreeze() {} lock() {} unlock() {} }'],
  [/^const jsContent = '.*';$/m, "const jsContent = '';"],
  [/^function initFontObserver\([\s\S]*?^\}$/m, 'function initFontObserver() {}'],
  [/^function mergeHooks\([\s\S]*?^\}$/m, 'function mergeHooks() {}'],
  [/^class CrossOriginIframeMirror \{\n[\s\S]*?^\}$/m, 'class CrossOriginIframeMirror { reset() {} }'],
  [/^ {2}if \(tagName === "canvas" && recordCanvas\) \{\n[\s\S]*?^ {2}\}$/m, ''],
  [/^ {2}if \(tagName === "img" && inlineImages\) \{\n[\s\S]*?^ {2}\}$/m, ''],
  [/^class BaseRRNode \{\n[\s\S]*?^\}$/m, 'class BaseRRNode {}'],
  [/^record\.addCustomEvent = [\s\S]*?^\};$/m, ''],
  [/^function polyfill\([\s\S]*?^\}$/m, 'function polyfill() {}'],
  [/^ {2}handleMessage\(message\) \{\n[\s\S]*?^ {2}\}\n\}$/m, '  handleMessage() {}\n}'],
];

/** Throws where rrweb has changed, so that nobody believes a part to be left out when it is not. */
export function leaveOutUnused(): Plugin {
  return {
    name: 'cotrail-leave-out-unused',
    transform: (code, id) => (id.includes('@rrweb/record/dist/record.js') ? parts.reduce(replace, code) : null),
  };
}

function replace(code: string, [part, by]: [RegExp, string]): string {
  if (!part.test(code)) throw new Error(`rrweb has no ${part.source} any more: look at what of it is to be left out`);
  return code.replace(part, () => by);
}
