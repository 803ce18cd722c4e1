/** Builds the web dashboard into `dist/`, from where the collector serves it. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [preact()],
  // An inlined script or style would be refused by the page's own policy; there is one of each anyway.
  build: { outDir: 'dist', emptyOutDir: true, modulePreload: false },
});
