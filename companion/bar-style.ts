/**
 * How the bar and the mark look, as far as the company does not say otherwise by custom properties or parts. What is `!important` here wins over a page's
 * own `!important`: a rule for everything (`* { all: unset !important }`) does not take the mark away.
 */
export const style = `
:host { all: initial !important; color-scheme: var(--cotrail-color-scheme, light dark) !important; position: fixed !important;
  z-index: var(--cotrail-z-index, 2147483647) !important; inset: auto var(--cotrail-inset, 16px) var(--cotrail-inset, 16px) !important;
  display: flex !important; pointer-events: none !important;
  justify-content: var(--cotrail-justify, start) !important; font: var(--cotrail-font, 15px/1.5 system-ui, sans-serif) !important; }
.bar, .mark { pointer-events: auto; box-sizing: border-box; display: flex; flex-wrap: wrap; gap: 8px; align-items: center;
  max-inline-size: min(44rem, 100%); max-block-size: 88dvh; overflow: auto; padding: 12px 16px; border: 1px solid light-dark(#c9ced6, #4a515c);
  border-radius: var(--cotrail-radius, 8px); background: var(--cotrail-background, light-dark(#fff, #1d2127));
  color: var(--cotrail-color, light-dark(#1b1f24, #eef1f5)); box-shadow: 0 4px 24px #0003; }
.text { margin: 0; flex: 1 1 16rem; }
.mark { padding: 4px; padding-inline-start: 12px; font-size: 0.87em; }
.mark .text { flex: none; }
.mark .text::before { content: ''; display: inline-block; padding: 0.3em; margin-inline-end: 0.5em; border-radius: 50%;
  background: var(--cotrail-signal, light-dark(#c62828, #ff6b61)); }
.paused .text::before { background: none; outline: 2px solid; outline-offset: -2px; }
.link { color: inherit; }
.button { font: inherit; min-block-size: 36px; padding: 4px 16px; border-radius: inherit; cursor: pointer;
  border: 1px solid; background: none; color: var(--cotrail-accent, light-dark(#1f5fbf, #8ab8ff)); }
.button:hover { background: #8883; }
.button:focus-visible, .link:focus-visible { outline: 2px solid; outline-offset: 2px; }
.mark .button { min-block-size: 28px; padding: 2px 10px; }
@media (forced-colors: active) { .mark .text::before { forced-color-adjust: none; } }
@media print { :host { display: none !important; } }
`.replaceAll(/\n\s*/g, ' ');
