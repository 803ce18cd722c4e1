/** Builds the dashboard over fixture feeds; the place is `COTRAIL_OUT`. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [preact()],
  build: { outDir: process.env['COTRAIL_OUT'] ?? 'dist', emptyOutDir: true, modulePreload: false },
});
